import * as v from 'valibot';
import { FILL_IN_LENGTH } from './rules.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(12));

/** The check of an answer that somebody gives; option ids are those of the sheet that was handed out. */
export const givenAnswer = v.variant('kind', [
  v.strictObject({ kind: v.literal('single'), optionId: id }),
  v.strictObject({ kind: v.literal('multiple'), optionIds: ids }),
  v.strictObject({ kind: v.literal('true-false'), isTrue: v.boolean() }),
  v.strictObject({ kind: v.literal('ordering'), optionIds: ids }),
  v.strictObject({
    kind: v.literal('fill-in'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(FILL_IN_LENGTH * 2)),
  }),
  // The exhibit before which one stands: the server looks where that is.
  v.strictObject({ kind: v.literal('evidence'), exhibitId: id }),
]);

/** An answer as somebody gives it. */
export type GivenAnswer = v.InferOutput<typeof givenAnswer>;

/** What is right: never leaves the server before the answer counts. */
export type AnswerKey =
  | { readonly kind: 'single'; readonly optionId: string }
  | { readonly kind: 'multiple'; readonly optionIds: readonly string[] }
  | { readonly kind: 'true-false'; readonly isTrue: boolean }
  | { readonly kind: 'ordering'; readonly optionIds: readonly string[] }
  | { readonly kind: 'fill-in'; readonly accepted: readonly string[] }
  | { readonly kind: 'evidence'; readonly exhibitId: string };

export { SCORINGS, type Scoring } from '../pack/gate-rule.ts';
