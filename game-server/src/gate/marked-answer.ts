import type { AnswerKey, GivenAnswer, Scoring } from '@clearhall/shared-schema/quiz/answers';
import { markOf } from '@clearhall/shared-schema/quiz/marking';

/** What the journal keeps of an answer: its mark, and of a single choice which one it was; never a text. */
export type MarkedAnswer = { kind: GivenAnswer['kind']; optionId: string | null; mark: number; right: boolean };

/** Marks an answer in the names of the question; only a whole mark is right. */
export function markedAnswer(key: AnswerKey, given: GivenAnswer, scoring: Scoring): MarkedAnswer {
  const mark = markOf(key, given, scoring);
  return { kind: given.kind, optionId: given.kind === 'single' ? given.optionId : null, mark, right: mark === 1 };
}
