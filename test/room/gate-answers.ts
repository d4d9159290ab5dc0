import { expect } from 'vitest';
import type { KeyedQuestion } from '../../game-server/src/pack/question-file.ts';
import { keyOf } from '../../game-server/src/quiz/answer-key.ts';
import type { GateDesk, GateResult } from '../../shared-schema/src/gate/asks.ts';
import type { PublicQuestion } from '../../shared-schema/src/pack/public-pack.ts';
import type { GivenAnswer } from '../../shared-schema/src/quiz/answers.ts';
import { answerOnSheet, rightAnswer } from '../../shared-schema/src/quiz/right-answers.ts';
import { type Asked, type Guest, newRequestId } from './guest.ts';
import { walkToNamed } from './inside-room.ts';
import type { OpenHall } from './open-hall.ts';

/** A sheet that a guest was given at a gate. */
export type GivenSheet = Extract<GateDesk, { state: 'question' }>;

/** A question with its key, read from the database by the test itself. */
async function keyedQuestion({ sql }: Pick<OpenHall, 'sql'>, questionId: string): Promise<KeyedQuestion> {
  const [row] = await sql<{ question: KeyedQuestion }[]>`
    select question from hall join pack_version on version = current_version,
      jsonb_array_elements(secret_content -> 'questions') question where question ->> 'questionId' = ${questionId}`;
  if (!row) throw new Error(`no question ${questionId} is published`);
  return row.question;
}

/** How a guest stands before a gate. */
export async function gateDesk(guest: Guest, gateId = 'to-law'): Promise<GateDesk> {
  const asked = await guest.ask('gate.question', { gateId });
  if (!asked.ok) throw new Error(asked.reason);
  return asked.value as GateDesk;
}

/** The sheet that a gate gives a guest now; fails where it asks nothing. */
export async function gateSheet(guest: Guest, gateId = 'to-law'): Promise<GivenSheet> {
  const desk = await gateDesk(guest, gateId);
  if (desk.state !== 'question') throw new Error(`the gate asks nothing: ${desk.state}`);
  return desk;
}

/** The right answer on a sheet. */
export async function rightOn(hall: Pick<OpenHall, 'sql'>, sheet: PublicQuestion): Promise<GivenAnswer> {
  const keyed = await keyedQuestion(hall, sheet.questionId);
  return answerOnSheet(sheet, keyed, rightAnswer(keyOf(keyed)));
}

/** An answer on a sheet that is not the right one; of a question to be proved, one before `elsewhere`. */
export async function wrongOn(
  hall: Pick<OpenHall, 'sql'>,
  sheet: PublicQuestion,
  elsewhere = 'openness',
): Promise<GivenAnswer> {
  const right = await rightOn(hall, sheet);
  if (right.kind === 'true-false') return { ...right, isTrue: !right.isTrue };
  if (right.kind === 'fill-in') return { ...right, text: 'something else' };
  if (right.kind === 'evidence') return { ...right, exhibitId: elsewhere };
  if (right.kind === 'ordering') return { ...right, optionIds: [...right.optionIds].reverse() };
  if (right.kind === 'multiple') return { ...right, optionIds: right.optionIds.slice(1) };
  const other = sheet.options.find(({ optionId }) => optionId !== right.optionId);
  return { ...right, optionId: other?.optionId ?? '' };
}

/** Sends an answer on a sheet, with a request id of its own. */
export function giveAnswer(guest: Guest, gateId: string, sheetId: string, answer: GivenAnswer): Promise<Asked> {
  return guest.ask('gate.answer', { requestId: newRequestId(), gateId, sheetId, answer });
}

/** Answers what the gate asks now, walking to the exhibit where one is asked for. */
export async function answerAtGate(
  hall: Pick<OpenHall, 'sql'>,
  guest: Guest,
  gateId: string,
  isRight: boolean,
): Promise<{ sheet: GivenSheet; result: GateResult }> {
  await walkToNamed(guest, 'gate', gateId);
  const sheet = await gateSheet(guest, gateId);
  const answer = await (isRight ? rightOn : wrongOn)(hall, sheet.question);
  if (answer.kind === 'evidence') await walkToNamed(guest, 'exhibit', answer.exhibitId);
  const asked = await giveAnswer(guest, gateId, sheet.sheetId, answer);
  if (!asked.ok) throw new Error(asked.reason);
  return { sheet, result: asked.value as GateResult };
}

/** Walks to the gate and answers rightly until it opens. */
export async function passGate(hall: Pick<OpenHall, 'sql'>, guest: Guest, gateId = 'to-law'): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    const { result } = await answerAtGate(hall, guest, gateId, true);
    expect(result.isRight).toBe(true);
    if (result.passed) return;
  }
  throw new Error(`the gate ${gateId} does not open`);
}
