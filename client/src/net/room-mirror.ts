import type { Hall } from '@clearhall/shared-schema/hall/state';
import type { RoundPhase } from '@clearhall/shared-schema/quiz/state';
import { batch } from '@preact/signals';
import { type RosterRow, type RoundView, roster, round, type TourView, tour, voiceStatus } from './mirror.ts';

/**
 * Copies the room's state into the signals, after every patch and after a full state alike: what is new is told by
 * comparing, so that no way of a change needs a listener of its own.
 */
export class RoomMirror {
  #tour = '';
  #round = '';
  #roster = '';

  /** Copies one state. */
  copy(state: Hall): void {
    batch(() => {
      if (state.tour) this.#copyTour(state.tour);
      if (state.round) this.#copyRound(state.round);
      if (state.voice) voiceStatus.value = state.voice.status;
    });
  }

  #copyTour(state: Hall['tour']): void {
    const { tourId, lecturerName, isClosed, stopExhibitId, stops } = state;
    const view: TourView | null = tourId ? { tourId, lecturerName, isClosed, stopExhibitId, stops } : null;
    const text = JSON.stringify(view);
    if (text !== this.#tour) {
      this.#tour = text;
      tour.value = view;
    }
    const rows = new Map<string, RosterRow>();
    state.roster?.forEach((entry, avatarId: string) => {
      const { name, role, unit, sceneId, connected, hasAnswered, status, hasHandUp, isBot } = entry;
      rows.set(avatarId, { avatarId, name, role, unit, sceneId, connected, hasAnswered, status, hasHandUp, isBot });
    });
    const rowsText = JSON.stringify([...rows.values()]);
    if (rowsText === this.#roster) return;
    this.#roster = rowsText;
    roster.value = rows;
  }

  #copyRound(state: Hall['round']): void {
    const { roundId, questionId, rightOptionId } = state;
    const tally: [string, number][] = [];
    state.tally?.forEach((count: number, optionId: string) => {
      tally.push([optionId, count]);
    });
    const phase = state.phase as RoundPhase;
    const text = JSON.stringify([roundId, questionId, phase, rightOptionId, tally]);
    if (text === this.#round) return;
    this.#round = text;
    const view: RoundView = { roundId, questionId, phase, rightOptionId, tally: new Map(tally) };
    round.value = phase === 'none' ? null : view;
  }
}
