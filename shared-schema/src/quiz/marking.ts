import type { AnswerKey, GivenAnswer, Scoring } from './answers.ts';

/**
 * The mark of an answer, 0 to 1. Only a multiple choice knows marks between: by `scoring`. An answer of another kind
 * than the question's is worth nothing.
 */
export function markOf(key: AnswerKey, given: GivenAnswer, scoring: Scoring): number {
  if (key.kind === 'single' && given.kind === 'single') return whole(key.optionId === given.optionId);
  if (key.kind === 'true-false' && given.kind === 'true-false') return whole(key.isTrue === given.isTrue);
  if (key.kind === 'evidence' && given.kind === 'evidence') return whole(key.exhibitId === given.exhibitId);
  if (key.kind === 'ordering' && given.kind === 'ordering') return whole(isSameOrder(key.optionIds, given.optionIds));
  if (key.kind === 'fill-in' && given.kind === 'fill-in') return whole(isAccepted(key.accepted, given.text));
  if (key.kind === 'multiple' && given.kind === 'multiple')
    return multipleMark(key.optionIds, given.optionIds, scoring);
  return 0;
}

/** A filled-in text as it is compared: width, case, and what stands round and between words do not count. */
export function comparedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replaceAll(/[\p{P}\p{S}\s]+/gu, '');
}

function whole(isRight: boolean): number {
  return isRight ? 1 : 0;
}

function isSameOrder(right: readonly string[], given: readonly string[]): boolean {
  return right.length === given.length && right.every((optionId, i) => optionId === given[i]);
}

function isAccepted(accepted: readonly string[], text: string): boolean {
  const given = comparedText(text);
  return given !== '' && accepted.some((each) => comparedText(each) === given);
}

function multipleMark(right: readonly string[], given: readonly string[], scoring: Scoring): number {
  const chosen = new Set(given);
  const hits = right.filter((optionId) => chosen.has(optionId)).length;
  const wrong = chosen.size - hits;
  if (hits === right.length && wrong === 0) return 1;
  if (scoring === 'missing-half') return wrong === 0 && hits > 0 ? 0.5 : 0;
  if (scoring === 'right-minus-wrong') return Math.max(0, (hits - wrong) / right.length);
  return 0;
}
