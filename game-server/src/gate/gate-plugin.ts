import { refuse } from '@clearhall/shared-schema/contract';
import { gateAsks } from '@clearhall/shared-schema/gate/asks';
import { isNearGate, questionDue, withPass } from '@clearhall/shared-schema/gate/rules';
import { mark } from '@clearhall/shared-schema/quiz/rules';
import type { AvatarPlugin } from '../avatar/avatar-plugin.ts';
import { HallPlugin } from '../hall-plugin.ts';
import { happened, type NewEvent } from '../journal/events.ts';
import type { KeyedQuestion } from '../pack/pack-format.ts';
import { publicQuestion } from '../quiz/public-question.ts';
import type { Participant } from '../room-world.ts';

/** Doors that open for the person who answered, and only after the answer is durable. */
export class GatePlugin extends HallPlugin {
  override readonly pluginName = 'gate' as const;
  readonly #avatar: AvatarPlugin;
  /** Wrong answers by person and gate: each draws the next question. */
  readonly #wrongAnswers = new Map<string, number>();
  /** Who is being marked now: one answer at a time. */
  readonly #answering = new Set<string>();

  constructor(avatar: AvatarPlugin) {
    super();
    this.#avatar = avatar;
  }

  protected override messages = this.answer(gateAsks, {
    'gate.question': (who, { gateId }) => {
      const gate = this.#gateBefore(who, gateId);
      return typeof gate === 'string' ? refuse(gate) : { question: publicQuestion(this.#due(who, gateId)) };
    },
    'gate.answer': async (who, { requestId, gateId, questionId, optionId }) => {
      const gate = this.#gateBefore(who, gateId);
      if (typeof gate === 'string') return refuse(gate);
      const question = this.#due(who, gateId);
      if (question.questionId !== questionId || this.#answering.has(who.avatarId)) return refuse('not-this-question');
      if (!question.options.some((option) => option.optionId === optionId)) return refuse('no-such-option');
      this.#answering.add(who.avatarId);
      try {
        const passed = mark(question.key, optionId);
        await this.services.journal.record(...this.#events(who, gateId, questionId, optionId, passed, requestId));
        if (passed) this.#open(who, gate);
        else this.#wrongAnswers.set(keyOf(who, gateId), this.#wrong(who, gateId) + 1);
        return { passed, explanation: question.explanation, exhibitId: question.exhibitId };
      } finally {
        this.#answering.delete(who.avatarId);
      }
    },
  });

  /** Index of the gate if this person may be asked before it, else why not. */
  #gateBefore(who: Participant, gateId: string): number | 'no-such-gate' | 'already-passed' | 'too-far' {
    const index = this.world.map.gates.findIndex((gate) => gate.gateId === gateId);
    const gate = this.world.map.gates[index];
    if (!gate) return 'no-such-gate';
    if ((who.passes & (1 << index)) !== 0) return 'already-passed';
    const place = this.#avatar.placeOf(who);
    return place && isNearGate(gate, place) ? index : 'too-far';
  }

  #due(who: Participant, gateId: string): KeyedQuestion {
    const questionIds = this.world.hall.gates.find((gate) => gate.gateId === gateId)?.questionIds ?? [];
    const question = this.world.hall.questions.get(questionDue(questionIds, this.#wrong(who, gateId)));
    if (!question) throw new Error(`gate ${gateId} names a question that was not published`);
    return question;
  }

  #open(who: Participant, gateIndex: number): void {
    who.passes = withPass(who.passes, gateIndex);
    this.#avatar.setPasses(who);
  }

  #events(who: Participant, gateId: string, questionId: string, optionId: string, right: boolean, requestId: string) {
    const at = this.room.nowMs();
    const where = this.where(who, requestId);
    const body = { unitId: who.person.unitId, gateId, questionId, optionId, right };
    const events: NewEvent[] = [happened('gate.answered', at, where, body)];
    const { hallId } = this.world.hall.publicHall;
    if (right) events.push(happened('gate.passed', at, where, { hallId, gateId }));
    return events;
  }

  #wrong(who: Participant, gateId: string): number {
    return this.#wrongAnswers.get(keyOf(who, gateId)) ?? 0;
  }
}

function keyOf(who: Participant, gateId: string): string {
  return `${who.avatarId} ${gateId}`;
}
