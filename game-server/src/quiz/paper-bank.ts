import type { BankEntry } from '@clearhall/shared-schema/quiz/paper-rules';
import type { KeyedQuestion } from '../pack/question-file.ts';

/** What of a hall decides which questions papers are drawn from. */
export type BankContent = {
  questions: ReadonlyMap<string, KeyedQuestion>;
  gates: readonly { questionIds: readonly string[] }[];
  roundQuestionIds: readonly string[];
};

/**
 * The questions of a hall that papers are drawn from: those of no gate and no round, because the answers of these are
 * told to whoever walks through the hall. Mock papers draw from the same, so that they are like the test.
 */
export function paperBank({ questions, gates, roundQuestionIds }: BankContent): BankEntry[] {
  const told = new Set([...gates.flatMap((gate) => gate.questionIds), ...roundQuestionIds]);
  return [...questions.values()]
    .filter(({ questionId }) => !told.has(questionId))
    .map(({ questionId, kind, tags = [] }) => ({ questionId, kind, tags }));
}
