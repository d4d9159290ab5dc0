import type { Pace } from '@clearhall/shared-schema/avatar/motion';
import { QUANTUM } from '@clearhall/shared-schema/avatar/motion';
import type { Avatar } from '@clearhall/shared-schema/avatar/state';
import type { Role } from '@clearhall/shared-schema/contract';
import type { Hall } from '@clearhall/shared-schema/hall/state';
import type { RoundPhase } from '@clearhall/shared-schema/quiz/state';
import { batch } from '@preact/signals';
import type { AvatarRecord, Segment } from '../avatar/shown-avatar.ts';
import type { World } from '../avatar/world.ts';
import { type RosterRow, type RoundView, roster, round, type TourView, tour, voiceStatus } from './mirror.ts';

type Told = { text: string; motion: string };

/**
 * Copies the room's state into the signals and the avatars into the world, after every patch and after a full state
 * alike: what is new is told by comparing, so that no way of a change (view, reconnection) needs a listener of its own.
 */
export class RoomMirror {
  #told = new Map<string, Told>();
  #tour = '';
  #round = '';
  #roster = '';

  /** Forgets what was told, so that everything of the next state is told anew. */
  forget(): void {
    this.#told = new Map();
  }

  /** Copies one state that came at `nowMs`; `world` is null before the map is there. */
  copy(state: Hall, world: World | null, nowMs: number): void {
    batch(() => {
      if (state.tour) this.#copyTour(state.tour);
      if (state.round) this.#copyRound(state.round);
      if (state.voice) voiceStatus.value = state.voice.status;
    });
    if (world && state.avatars) this.#copyAvatars(state.avatars, world, nowMs);
  }

  #copyAvatars(avatars: Hall['avatars'], world: World, nowMs: number): void {
    const seen = new Set<string>();
    avatars.forEach((avatar: Avatar, id: string) => {
      seen.add(id);
      const record = recordOf(id, avatar);
      const { segment, ...rest } = record;
      const told = { text: JSON.stringify(rest), motion: JSON.stringify(segment) };
      const before = this.#told.get(id);
      if (before?.text === told.text && before.motion === told.motion) return;
      this.#told.set(id, told);
      world.put(record, before !== undefined && before.motion !== told.motion, nowMs);
    });
    for (const id of this.#told.keys()) {
      if (seen.has(id)) continue;
      this.#told.delete(id);
      world.remove(id);
    }
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
      const { name, role, unit, sceneId, connected, hasAnswered } = entry;
      rows.set(avatarId, { avatarId, name, role, unit, sceneId, connected, hasAnswered });
    });
    const rowsText = JSON.stringify([...rows.values()]);
    if (rowsText === this.#roster) return;
    this.#roster = rowsText;
    roster.value = rows;
  }

  #copyRound(state: Hall['round']): void {
    const { roundId, questionId, answered, asked, rightOptionId } = state;
    const tally: [string, number][] = [];
    state.tally?.forEach((count: number, optionId: string) => {
      tally.push([optionId, count]);
    });
    const phase = state.phase as RoundPhase;
    const text = JSON.stringify([roundId, questionId, phase, answered, asked, rightOptionId, tally]);
    if (text === this.#round) return;
    this.#round = text;
    const view: RoundView = { roundId, questionId, phase, answered, asked, rightOptionId, tally: new Map(tally) };
    round.value = phase === 'none' ? null : view;
  }
}

function recordOf(id: string, avatar: Avatar): AvatarRecord {
  const { name, look, connected, passes } = avatar;
  const segment: Segment = {
    x: avatar.x128 / QUANTUM,
    y: avatar.y128 / QUANTUM,
    heading: avatar.heading,
    pace: avatar.pace as Pace,
    startTick: avatar.startTick,
    seq: avatar.seq,
    order: avatar.order,
  };
  return { id, name, role: avatar.role as Role, look, connected, passes, segment };
}
