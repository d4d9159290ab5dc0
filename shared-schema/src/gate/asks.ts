import * as v from 'valibot';
import { ask } from '../contract.ts';
import type { Localised, PublicQuestion } from '../pack/public-pack.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const gateAsks = {
  /** The question that this person has to answer here now. */
  'gate.question': ask(v.strictObject({ gateId: id }), { creditsPerMinute: 60 }).replies<
    { question: PublicQuestion },
    'no-such-gate' | 'already-passed' | 'too-far'
  >(),
  'gate.answer': ask(
    v.strictObject({ requestId: v.pipe(v.string(), v.uuid()), gateId: id, questionId: id, optionId: id }),
    { creditsPerMinute: 12 },
  ).replies<
    { passed: boolean; explanation: Localised; exhibitId: string | null },
    'no-such-gate' | 'already-passed' | 'too-far' | 'not-this-question' | 'no-such-option'
  >(),
};
