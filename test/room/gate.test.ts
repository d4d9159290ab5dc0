import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import {
  becomes,
  gateQuestion,
  keyOf,
  participantOf,
  passGate,
  placeOf,
  roomOf,
  ticksPass,
  visitor,
  walkTo,
  walkToNamed,
} from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { shippingBlocked } from './shipping.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const gateId = 'to-law';
const behind = { x: 22.5, y: 10.5 };

test('G1 a gate asks nobody who stands too far, and refuses what it does not know', async () => {
  const anna = await visitor(hall, 'Anna');
  expect(await anna.ask('gate.question', { gateId })).toEqual({ ok: false, reason: 'too-far' });
  const answer = { requestId: newRequestId(), gateId, questionId: 'five-principles', optionId: 'x' };
  expect(await anna.ask('gate.answer', answer)).toEqual({ ok: false, reason: 'too-far' });
  expect(await anna.ask('gate.question', { gateId: 'no-gate' })).toEqual({ ok: false, reason: 'no-such-gate' });
  await walkToNamed(anna, 'gate', gateId);
  const { questionId } = await gateQuestion(anna);
  const near = { gateId, questionId, optionId: 'a1b2c3' };
  expect(await anna.ask('gate.answer', { ...near, requestId: newRequestId() })).toEqual({
    ok: false,
    reason: 'no-such-option',
  });
  expect(await anna.ask('gate.answer', { ...near, requestId: newRequestId(), questionId: 'after-a-report' })).toEqual({
    ok: false,
    reason: 'not-this-question',
  });
});

test('G2 a wrong answer explains, draws the next question and leaves the gate closed; a right one opens it', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', gateId);
  const first = await gateQuestion(anna);
  const right = await keyOf(hall, first.questionId);
  const wrong = first.options.find(({ optionId }) => optionId !== right)?.optionId;
  const answered = await anna.ask('gate.answer', {
    requestId: newRequestId(),
    gateId,
    questionId: first.questionId,
    optionId: wrong,
  });
  expect(answered).toMatchObject({ ok: true, value: { passed: false, exhibitId: first.exhibitId } });
  expect(answered.ok && answered.value.explanation).toHaveProperty('zh-CN');
  const second = await gateQuestion(anna);
  expect(second.questionId).not.toBe(first.questionId);
  // The explanation told the first answer: it is worth nothing any more.
  expect(
    await anna.ask('gate.answer', {
      requestId: newRequestId(),
      gateId,
      questionId: first.questionId,
      optionId: right,
    }),
  ).toEqual({ ok: false, reason: 'not-this-question' });
  expect(participantOf(anna).passes).toBe(0);
  await passGate(hall, anna);
  await anna.until((_state, people) => people.get(anna.avatarId)?.passes === 1, 'the open gate');
  expect(await anna.ask('gate.question', { gateId })).toEqual({ ok: false, reason: 'already-passed' });
});

test('G3 the gate opens for who answered; the one beside stays out', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await passGate(hall, anna);
  await walkToNamed(ben, 'gate', gateId);
  await walkTo(anna, behind);
  expect(placeOf(anna)).toEqual(behind);
  await ben.ask('avatar.go', { tick: roomOf(ben).world.tick, seq: 1, ...behind, pace: 2 });
  await ben.ask('avatar.steer', { tick: roomOf(ben).world.tick, seq: 2, heading: 192, pace: 2 });
  await ticksPass(ben, 12);
  expect(placeOf(ben).y).toBeGreaterThan(16);
  expect(await ben.ask('avatar.way-to', { kind: 'avatar', id: anna.avatarId })).toEqual({
    ok: false,
    reason: 'way-closed',
  });
});

test('G4 the pass outlives leaving, the room and the server', async () => {
  const anna = await visitor(hall, 'Anna');
  const { roomId } = anna.room;
  await passGate(hall, anna);
  await anna.leave();
  await anna.enter();
  expect(participantOf(anna).passes).toBe(1);
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect(anna.room.roomId).not.toBe(roomId);
  expect(participantOf(anna).passes).toBe(1);
  await walkTo(anna, behind);
  expect(participantOf(anna).sceneId).toBe('law-discipline');
});

test('G4 J3 the pass holds in another room while nothing can be shipped', async () => {
  const anna = await visitor(hall, 'Anna');
  const lecturer = await new Guest(hall).signIn('lecturer');
  const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  const release = await shippingBlocked(hall);
  try {
    await passGate(hall, anna);
    const [{ passes = -1 } = {}] = await hall.sql`select count(*)::int as passes from gate_pass
      join person using (person_id) where display_name = 'Anna' and at > now() - interval '1 second'`;
    expect(passes).toBe(0);
    await anna.leave();
    await anna.enter({ tourId });
    expect(participantOf(anna).passes).toBe(1);
  } finally {
    await release();
  }
});

test('G2 A4 two right answers at once are one answer and one pass', async () => {
  const anna = await visitor(hall, 'Annabel');
  await walkToNamed(anna, 'gate', gateId);
  const { questionId } = await gateQuestion(anna);
  const answer = { gateId, questionId, optionId: await keyOf(hall, questionId) };
  const answers = await Promise.all(
    [newRequestId(), newRequestId(), newRequestId()].map((requestId) =>
      anna.ask('gate.answer', { ...answer, requestId }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await becomes(async () => {
    const [row] = await hall.sql`select count(*)::int as n from response join person using (person_id)
      where display_name = 'Annabel'`;
    return row?.n === 1;
  }, 'one response in the record');
});
