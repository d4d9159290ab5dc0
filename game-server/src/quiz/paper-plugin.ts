import { isRefused } from '@clearhall/shared-schema/contract';
import { type PaperInHand, paperAsks } from '@clearhall/shared-schema/quiz/paper-asks';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';
import type { PaperDesk, Sitter } from './paper-desk.ts';

/** How often a room looks whether somebody's time is over. */
const LOOK_EVERY_MS = 500;

/** Papers: drawn, answered one by one, closed by hand or by time, and looked at again. */
export class PaperPlugin extends HallPlugin {
  override readonly pluginName = 'paper' as const;
  /** Attempts with a deadline that were worked at in this room, by person. */
  readonly #timed = new Map<string, { who: Participant; deadlineMs: number }>();

  protected override messages = this.answer(paperAsks, {
    'paper.list': (who) => this.#desk.list(this.#sitter(who), this.world.hall),
    'paper.start': async (who, wish) => {
      const started = await this.#desk.start(this.#sitter(who), this.world.hall, wish);
      return isRefused(started) ? started : this.#watched(who, started);
    },
    'paper.open': async (who, { attemptId }) => {
      const opened = await this.#desk.open(this.#sitter(who), attemptId);
      return isRefused(opened) ? opened : this.#watched(who, opened);
    },
    'paper.save': (who, wish) => this.#desk.save(this.#sitter(who), wish),
    'paper.close': (who, { attemptId, requestId }) => this.#desk.close(this.#sitter(who), attemptId, requestId),
    'paper.review': (who, { attemptId }) => this.#desk.review(this.#sitter(who), attemptId),
  });

  protected override onCreate(): void {
    this.room.clock.setInterval(() => this.#closeWhatIsOver(), LOOK_EVERY_MS);
  }

  get #desk(): PaperDesk {
    return this.services.papers;
  }

  #sitter(who: Participant): Sitter {
    const { personId, unitId } = who.person;
    return { personId, unitId, roomId: this.world.roomId, nowMs: this.room.nowMs() };
  }

  #watched(who: Participant, paper: PaperInHand): PaperInHand {
    const { deadlineMs } = paper;
    if (deadlineMs === null) this.#timed.delete(who.person.personId);
    else this.#timed.set(who.person.personId, { who, deadlineMs });
    return paper;
  }

  #closeWhatIsOver(): void {
    const nowMs = this.room.nowMs();
    for (const [personId, { who, deadlineMs }] of this.#timed) {
      if (nowMs < deadlineMs) continue;
      this.#timed.delete(personId);
      this.#desk.closeIfOver(this.#sitter(who)).catch((error) => this.room.reportFault(error, 'closing a paper'));
    }
  }
}
