import * as v from 'valibot';
import { ask } from '../contract.ts';
import type { Localised, PublicQuestion } from '../pack/public-pack.ts';
import { givenAnswer } from '../quiz/answers.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const requestId = v.pipe(v.string(), v.uuid());

/**
 * How things stand for one person before a gate: a question to answer now; a time to wait after too many wrong answers
 * (server time, ms, with the present time beside it); or exhibits that have to be seen first.
 */
export type GateDesk =
  | {
      state: 'question';
      sheetId: string;
      question: PublicQuestion;
      /** Right answers that are needed, and given so far. */
      needed: number;
      right: number;
      /** Wrong answers that are left before waiting; null without a limit. */
      triesLeft: number | null;
    }
  | { state: 'waiting'; untilMs: number; nowMs: number }
  | { state: 'unseen'; exhibitIds: string[] };

/**
 * What came of an answer; `exhibitId` is where the right one can be read, `untilMs` until when to wait after too many wrong
 * ones (null: not at all), `nowMs` the server's time of the reply.
 */
export type GateResult = {
  isRight: boolean;
  /** Whether the gate is open to the person now. */
  passed: boolean;
  explanation: Localised;
  exhibitId: string | null;
  needed: number;
  right: number;
  triesLeft: number | null;
  untilMs: number | null;
  nowMs: number;
};

export const gateAsks = {
  'gate.question': ask(v.strictObject({ gateId: id }), { creditsPerMinute: 60 }).replies<
    GateDesk,
    'no-such-gate' | 'already-passed' | 'too-far'
  >(),
  'gate.answer': ask(
    v.strictObject({ requestId, gateId: id, sheetId: v.pipe(v.string(), v.uuid()), answer: givenAnswer }),
    { creditsPerMinute: 30 },
  ).replies<
    GateResult,
    'no-such-gate' | 'already-passed' | 'too-far' | 'not-this-question' | 'no-such-option' | 'wait'
  >(),
  /** Opens a gate to everybody on the tour, for this tour; nobody's pass. */
  'gate.let-through': ask(v.strictObject({ requestId, gateId: id }), {
    by: ['lecturer'],
    creditsPerMinute: 20,
  }).replies<null, 'no-tour' | 'no-such-gate'>(),
};
