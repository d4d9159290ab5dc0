import * as v from 'valibot';
import { ask } from '../contract.ts';
import type { Localised, PublicQuestion } from '../pack/public-pack.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const requestId = v.pipe(v.string(), v.uuid());

/** What the reveal tells one person about the own answer. */
export type OwnResult = { optionId: string | null; right: boolean; rightOptionId: string; explanation: Localised };

export const quizAsks = {
  /** The questions from which the lecturer may choose a group question. */
  'quiz.round-questions': ask(v.strictObject({}), { by: ['lecturer'], creditsPerMinute: 30 }).replies<{
    questions: PublicQuestion[];
  }>(),
  'quiz.open-round': ask(v.strictObject({ requestId, questionId: id }), {
    by: ['lecturer'],
    creditsPerMinute: 20,
  }).replies<{ roundId: string }, 'no-such-question' | 'round-already-open'>(),
  'quiz.reveal-round': ask(v.strictObject({ requestId, roundId: id }), {
    by: ['lecturer'],
    creditsPerMinute: 20,
  }).replies<null, 'no-such-round' | 'round-closed'>(),
  /** The open or last question of the group, without its key, and what the asker has answered. */
  'quiz.round-question': ask(v.strictObject({ roundId: id }), { creditsPerMinute: 60 }).replies<
    { question: PublicQuestion; ownOptionId: string | null },
    'no-such-round'
  >(),
  'quiz.answer-round': ask(v.strictObject({ requestId, roundId: id, optionId: id }), {
    by: ['visitor', 'learner'],
    creditsPerMinute: 30,
  }).replies<{ optionId: string }, 'no-such-round' | 'round-closed' | 'already-answered' | 'no-such-option'>(),
  'quiz.own-result': ask(v.strictObject({ roundId: id }), { creditsPerMinute: 60 }).replies<
    OwnResult,
    'no-such-round' | 'not-revealed'
  >(),
};
