import type { GateAnswer } from '@clearhall/shared-schema/gate/rules';
import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { type Sheet, sheetOf } from '@clearhall/shared-schema/quiz/sheets';

/** A sheet that was handed out; `sheetId` names this try of this person and nothing else. */
export type DealtSheet = { readonly sheetId: string; readonly sheet: Sheet };

/** What one person did at the gates of one hall, in whichever room: passes, answers, and the sheets in hand. */
export class GateBook {
  readonly #passed: Set<string>;
  readonly #answers: Map<string, GateAnswer[]>;
  readonly #dealt = new Map<string, DealtSheet>();
  /** Gates at which an answer is being recorded now. */
  readonly #marking = new Set<string>();

  /** `answers`: by gate, oldest first. */
  constructor(passed: Iterable<string>, answers: ReadonlyMap<string, readonly GateAnswer[]>) {
    this.#passed = new Set(passed);
    this.#answers = new Map([...answers].map(([gateId, given]) => [gateId, [...given]]));
  }

  hasPassed(gateId: string): boolean {
    return this.#passed.has(gateId);
  }

  /** Answers given at a gate, oldest first. */
  answersAt(gateId: string): readonly GateAnswer[] {
    return this.#answers.get(gateId) ?? [];
  }

  /** Ids of the questions that were answered rightly at any gate. */
  answeredRightly(): Set<string> {
    const given = [...this.#answers.values()].flat();
    return new Set(given.filter(({ isRight }) => isRight).map(({ questionId }) => questionId));
  }

  /** The sheet of this try: the one in hand, or a new one laid out by `dice` (0…1) and named by `sheetId`. */
  deal(gateId: string, question: PublicQuestion, dice: () => number, sheetId: () => string): DealtSheet {
    const inHand = this.#dealt.get(gateId);
    if (inHand?.sheet.question.questionId === question.questionId) return inHand;
    const dealt = { sheetId: sheetId(), sheet: sheetOf(question, dice) };
    this.#dealt.set(gateId, dealt);
    return dealt;
  }

  /** Takes the sheet in hand for marking; null when it is another one, or is being marked already. */
  take(gateId: string, sheetId: string): DealtSheet | null {
    const inHand = this.#dealt.get(gateId);
    if (inHand?.sheetId !== sheetId || this.#marking.has(gateId)) return null;
    this.#marking.add(gateId);
    return inHand;
  }

  /** Nothing is being marked at the gate any more; a sheet that nothing came of can be answered again. */
  release(gateId: string): void {
    this.#marking.delete(gateId);
  }

  /** Keeps an answer that is durable; its sheet is worth nothing any more. */
  add(gateId: string, answer: GateAnswer): void {
    this.#answers.set(gateId, [...this.answersAt(gateId), answer]);
    this.#dealt.delete(gateId);
  }

  /** Keeps a pass that is durable. */
  pass(gateId: string): void {
    this.#passed.add(gateId);
  }
}
