/** Longest text that may be filled in as an answer, in characters. */
export const FILL_IN_LENGTH = 60;

/** Marks a single-choice answer. */
export function mark(rightOptionId: string, optionId: string): boolean {
  return optionId === rightOptionId;
}

/** Answers per option, every option present, in the question's order. */
export function tally(optionIds: readonly string[], answers: Iterable<string>): Map<string, number> {
  const counts = new Map(optionIds.map((optionId) => [optionId, 0]));
  for (const optionId of answers) counts.set(optionId, (counts.get(optionId) ?? 0) + 1);
  return counts;
}
