import { randomInt, randomUUID } from 'node:crypto';
import { refuse } from '@clearhall/shared-schema/contract';
import { canLookAt } from '@clearhall/shared-schema/exhibit/rules';
import { type GateDesk, type GateResult, gateAsks } from '@clearhall/shared-schema/gate/asks';
import { type GateStanding, gateStanding, isNearGate, withPass } from '@clearhall/shared-schema/gate/rules';
import type { MapGate } from '@clearhall/shared-schema/map/hall-map';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { originalAnswer } from '@clearhall/shared-schema/quiz/sheets';
import type { AvatarPlugin } from '../avatar/avatar-plugin.ts';
import { HallPlugin } from '../hall-plugin.ts';
import { type EventKind, happened, type JournalEvent, type NewEvent } from '../journal/events.ts';
import type { PublishedGate } from '../pack/published-hall.ts';
import type { KeyedQuestion } from '../pack/question-file.ts';
import { keyOf } from '../quiz/answer-key.ts';
import { publicQuestion } from '../quiz/public-question.ts';
import type { Participant } from '../room-world.ts';
import type { DealtSheet, GateBook } from './gate-book.ts';
import { type MarkedAnswer, markedAnswer } from './marked-answer.ts';

/** A gate of the map with what it demands; `index` is its bit in the passes. */
type GateHere = PublishedGate & { index: number; onMap: MapGate };
/** How a person stands at a gate now. */
type Standing = { book: GateBook; seen: ReadonlySet<string>; now: GateStanding };

/** Doors that open for the person who did what they demand, and only after that is durable. */
export class GatePlugin extends HallPlugin {
  override readonly pluginName = 'gate' as const;
  readonly #avatar: AvatarPlugin;

  constructor(avatar: AvatarPlugin) {
    super();
    this.#avatar = avatar;
  }

  protected override messages = this.answer(gateAsks, {
    'gate.question': async (who, { gateId }) => {
      const gate = this.#closedGate(who, gateId);
      if (typeof gate === 'string') return refuse(gate);
      const place = this.#avatar.placeOf(who);
      if (!place || !isNearGate(gate.onMap, place)) return refuse('too-far');
      const standing = await this.#standing(who, gate);
      if (await this.#letIn(who, gate, standing)) return refuse('already-passed');
      return this.#desk(gate, standing);
    },
    'gate.answer': async (who, { requestId, gateId, sheetId, answer }) => {
      const gate = this.#closedGate(who, gateId);
      if (typeof gate === 'string') return refuse(gate);
      if (!this.#mayAnswerHere(who, gate, answer)) return refuse('too-far');
      const standing = await this.#standing(who, gate);
      if (await this.#letIn(who, gate, standing)) return refuse('already-passed');
      if (standing.now.untilMs !== null) return refuse('wait');
      const dealt = standing.book.take(gateId, sheetId);
      if (!dealt) return refuse('not-this-question');
      try {
        const question = this.#question(dealt.sheet.question.questionId);
        const given = answer.kind === question.kind ? originalAnswer(dealt.sheet, answer) : null;
        if (!given) return refuse('no-such-option');
        return await this.#mark(who, gate, standing, dealt, given, requestId);
      } finally {
        standing.book.release(gateId);
      }
    },
    'gate.let-through': async (who, { requestId, gateId }) => {
      if (this.world.kind !== 'tour') return refuse('no-tour');
      const gate = this.#gate(gateId);
      if (!gate) return refuse('no-such-gate');
      const body = { hallId: this.#hallId, gateId };
      await this.services.journal.record(
        happened('gate.overridden', this.room.nowMs(), this.where(who, requestId), body),
      );
      this.world.openedGates = withPass(this.world.openedGates, gate.index);
      for (const each of this.world.here()) this.#avatar.setPasses(each);
      return null;
    },
  });

  override rebuiltFrom(): readonly EventKind[] {
    return this.world.kind === 'tour' ? ['gate.overridden'] : [];
  }

  /** Gates that the lecturer opened to all stay open on this tour. */
  override async rebuild(events: readonly JournalEvent[]): Promise<void> {
    for (const event of events) {
      const gate = event.kind === 'gate.overridden' && this.#gate(event.body.gateId);
      if (gate) this.world.openedGates = withPass(this.world.openedGates, gate.index);
    }
  }

  get #hallId(): string {
    return this.world.hall.publicHall.hallId;
  }

  #gate(gateId: string): GateHere | null {
    const index = this.world.map.gates.findIndex((gate) => gate.gateId === gateId);
    const onMap = this.world.map.gates[index];
    const published = this.world.hall.gates.find((gate) => gate.gateId === gateId);
    return onMap && published ? { ...published, index, onMap } : null;
  }

  /** The gate if this person has not passed it, else why there is nothing to ask. */
  #closedGate(who: Participant, gateId: string): GateHere | 'no-such-gate' | 'already-passed' {
    const gate = this.#gate(gateId);
    if (!gate) return 'no-such-gate';
    return (who.passes & (1 << gate.index)) === 0 ? gate : 'already-passed';
  }

  /** What proves something is pointed at by standing before it; everything else is said at the gate. */
  #mayAnswerHere(who: Participant, gate: GateHere, answer: GivenAnswer): boolean {
    const place = this.#avatar.placeOf(who);
    if (!place) return false;
    if (answer.kind !== 'evidence') return isNearGate(gate.onMap, place);
    const exhibit = this.world.map.exhibits.find((each) => each.exhibitId === answer.exhibitId);
    return exhibit !== undefined && canLookAt(this.world.map, exhibit, place);
  }

  async #standing(who: Participant, gate: GateHere): Promise<Standing> {
    const book = await this.services.gateBooks.of(who.person.personId, this.#hallId);
    const seen = gate.rule.opens === 'passed' ? new Set<string>() : await this.#seenBy(who);
    return { book, seen, now: this.#standingBy(gate, book, seen) };
  }

  /** While the database does not answer nothing counts as seen, and answers go on opening doors. */
  async #seenBy(who: Participant): Promise<ReadonlySet<string>> {
    try {
      return await this.services.exhibitProgress.seenBy(who.person.personId, this.#hallId);
    } catch (error) {
      this.room.reportFault(error, 'reading what was seen');
      return new Set();
    }
  }

  #standingBy(gate: GateHere, book: GateBook, seen: ReadonlySet<string>): GateStanding {
    return gateStanding(gate.rule, gate.questionIds, book.answersAt(gate.gateId), seen, this.room.nowMs());
  }

  /** Opens the gate to who has done all that it demands, here or in another room. */
  async #letIn(who: Participant, gate: GateHere, { book, now }: Standing): Promise<boolean> {
    const { gateId } = gate;
    if (!book.hasPassed(gateId)) {
      if (!now.isOpen) return false;
      await this.services.journal.record(this.#passed(who, gateId));
      book.pass(gateId);
    }
    this.#open(who, gate);
    return true;
  }

  #desk(gate: GateHere, { book, now }: Standing): GateDesk {
    const nowMs = this.room.nowMs();
    if (now.unseen.length > 0) return { state: 'unseen', exhibitIds: now.unseen };
    if (now.untilMs !== null) return { state: 'waiting', untilMs: now.untilMs, nowMs };
    if (now.questionId === null) throw new Error(`gate ${gate.gateId} is closed and has nothing to ask`);
    const question = publicQuestion(this.#question(now.questionId));
    const { sheetId, sheet } = book.deal(gate.gateId, question, diceThrow, randomUUID);
    const { right, triesLeft } = now;
    return {
      state: 'question',
      sheetId,
      question: sheet.question,
      needed: gate.rule.rightAnswers,
      right,
      triesLeft,
    };
  }

  /** Marks and records an answer, with the pass if there is one; then the door opens and the sheet is used up. */
  async #mark(
    who: Participant,
    gate: GateHere,
    { book, seen }: Standing,
    dealt: DealtSheet,
    given: GivenAnswer,
    requestId: string,
  ): Promise<GateResult> {
    const { gateId, rule } = gate;
    const question = this.#question(dealt.sheet.question.questionId);
    const marked = markedAnswer(keyOf(question), given, rule.scoring);
    const nowMs = this.room.nowMs();
    const answer = { questionId: question.questionId, isRight: marked.right, atMs: nowMs };
    const after = gateStanding(rule, gate.questionIds, [...book.answersAt(gateId), answer], seen, nowMs);
    const events: NewEvent[] = [this.#answered(who, gateId, question.questionId, marked, nowMs, requestId)];
    if (after.isOpen) events.push(this.#passed(who, gateId, requestId));
    await this.services.journal.record(...events);
    book.add(gateId, answer);
    if (after.isOpen) {
      book.pass(gateId);
      this.#open(who, gate);
    }
    return {
      isRight: marked.right,
      passed: after.isOpen,
      explanation: question.explanation,
      exhibitId: question.kind === 'evidence' ? question.key : question.exhibitId,
      needed: rule.rightAnswers,
      right: after.right,
      triesLeft: after.triesLeft,
      untilMs: after.untilMs,
      nowMs,
    };
  }

  #answered(
    who: Participant,
    gateId: string,
    questionId: string,
    marked: MarkedAnswer,
    atMs: number,
    requestId: string,
  ): NewEvent {
    const body = { unitId: who.person.unitId, hallId: this.#hallId, gateId, questionId, ...marked };
    return happened('gate.answered', atMs, this.where(who, requestId), body);
  }

  #passed(who: Participant, gateId: string, requestId?: string): NewEvent {
    return happened('gate.passed', this.room.nowMs(), this.where(who, requestId), { hallId: this.#hallId, gateId });
  }

  #open(who: Participant, gate: GateHere): void {
    who.passes = withPass(who.passes, gate.index);
    this.#avatar.setPasses(who);
  }

  #question(questionId: string): KeyedQuestion {
    const question = this.world.hall.questions.get(questionId);
    if (!question) throw new Error(`the gates name a question that was not published: ${questionId}`);
    return question;
  }
}

/** Chance of the machine, 0…1, that nobody foretells. */
function diceThrow(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}
