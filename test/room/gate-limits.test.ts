import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createGateBooks } from '../../game-server/src/gate/gate-books.ts';
import { answerAtGate, gateDesk, gateSheet, giveAnswer, passGate, rightOn, wrongOn } from './gate-answers.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { becomes, participantOf, roomOf, visitor, walkTo, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { entryOf } from './places.ts';
import { shippingBlocked } from './shipping.ts';
import { act, learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const gateId = 'to-law';
const behind = (guest: Guest) => entryOf(guest, 'law-discipline');
const refused = (reason: string) => ({ ok: false, reason });

async function rowsOf(guest: Guest): Promise<{ responses: number; passes: number }> {
  const { personId } = participantOf(guest).person;
  const [row] = await hall.sql<{ responses: number; passes: number }[]>`
    select (select count(*)::int from response where person_id = ${personId}) as responses,
      (select count(*)::int from gate_pass where person_id = ${personId}) as passes`;
  return row ?? { responses: -1, passes: -1 };
}

test('G4 J3 the pass holds in another room while nothing can be shipped', async () => {
  const anna = await visitor(hall, 'Anna');
  const { tourId } = await openTour(hall);
  const release = await shippingBlocked(hall);
  try {
    await passGate(hall, anna);
    expect(await rowsOf(anna)).toEqual({ responses: 0, passes: 0 });
    await anna.leave();
    await anna.enter({ tourId });
    expect(participantOf(anna).passes).toBe(1);
  } finally {
    await release();
  }
  await becomes(async () => (await rowsOf(anna)).passes === 1, 'one pass in the record');
});

test('G10 J3 the limit holds over two rooms while nothing can be shipped, after shipping and after a restart', async () => {
  const anna = await visitor(hall, 'Anna');
  const { tourId } = await openTour(hall);
  const release = await shippingBlocked(hall);
  const readAnew = async () => {
    const { services } = roomOf(anna);
    const book = await createGateBooks(hall.sql, services.journal).of(participantOf(anna).person.personId, 'integrity');
    return book.answersAt(gateId).map(({ isRight }) => isRight);
  };
  try {
    for (const triesLeft of [2, 1])
      expect((await answerAtGate(hall, anna, gateId, false)).result).toMatchObject({ triesLeft, untilMs: null });
    await anna.leave();
    await anna.enter({ tourId });
    const { sheet, result } = await answerAtGate(hall, anna, gateId, false);
    expect(result.untilMs).toBe(result.nowMs + 600_000);
    expect(await gateDesk(anna, gateId)).toMatchObject({ state: 'waiting', untilMs: result.untilMs });
    expect(await giveAnswer(anna, gateId, sheet.sheetId, await rightOn(hall, sheet.question))).toEqual(refused('wait'));
    expect(await rowsOf(anna)).toEqual({ responses: 0, passes: 0 });
    // Another process, which remembers nothing, would read the same.
    expect(await readAnew()).toEqual([false, false, false]);
  } finally {
    await release();
  }
  await becomes(async () => (await rowsOf(anna)).responses === 3, 'three answers in the record');
  expect(await readAnew()).toEqual([false, false, false]);
  await anna.leave();
  await hall.restart();
  await anna.enter();
  await walkToNamed(anna, 'gate', gateId);
  expect(await gateDesk(anna, gateId)).toMatchObject({ state: 'waiting' });
  // The server's clock ends the waiting, and there are as many tries again.
  roomOf(anna).nowMs = () => Date.now() + 601_000;
  expect(await gateSheet(anna, gateId)).toMatchObject({ triesLeft: 3 });
  await passGate(hall, anna);
});

test('G11 an answer that is sent again, late, twice or after shipping is refused and leaves no second row', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', 'to-contributions');
  const { sheetId, question } = await gateSheet(anna, 'to-contributions');
  const answer = await rightOn(hall, question);
  const sent = { requestId: newRequestId(), gateId: 'to-contributions', sheetId, answer };
  const first = await anna.ask('gate.answer', sent);
  expect(first).toMatchObject({ ok: true, value: { right: 1 } });
  await becomes(async () => (await rowsOf(anna)).responses === 1, 'the answer in the record');
  // Sent again it is the same answer; under another name it is none.
  expect(await anna.ask('gate.answer', sent)).toEqual(first);
  expect(await giveAnswer(anna, 'to-contributions', sheetId, answer)).toEqual(refused('not-this-question'));
  await anna.leave();
  await hall.restart();
  await anna.enter();
  await walkToNamed(anna, 'gate', 'to-contributions');
  expect(await anna.ask('gate.answer', sent)).toEqual(refused('not-this-question'));
  const { result } = await answerAtGate(hall, anna, 'to-contributions', true);
  expect(result).toMatchObject({ passed: true, right: 2 });
  expect(await anna.ask('gate.answer', { ...sent, requestId: newRequestId() })).toEqual(refused('already-passed'));
  await becomes(async () => (await rowsOf(anna)).passes === 1, 'the pass in the record');
  expect(await rowsOf(anna)).toEqual({ responses: 2, passes: 1 });
});

test('G14 J2 what was written into a gap is in no event and in no row', async () => {
  const anna = await visitor(hall, 'Anna');
  const { questions, gates } = roomOf(anna).world.hall;
  const law = gates.find((gate) => gate.gateId === gateId);
  const filled = [...questions.values()].find(({ kind }) => kind === 'fill-in');
  if (!law || !filled) throw new Error('the hall has no such question');
  const { questionIds } = law;
  Object.assign(law, { questionIds: [filled.questionId] });
  try {
    await walkToNamed(anna, 'gate', gateId);
    const { sheetId } = await gateSheet(anna);
    const text = 'My name is Canary Birdsong';
    expect(await giveAnswer(anna, gateId, sheetId, { kind: 'fill-in', text })).toMatchObject({
      ok: true,
      value: { isRight: false },
    });
  } finally {
    Object.assign(law, { questionIds });
  }
  await becomes(async () => (await rowsOf(anna)).responses === 1, 'the answer in the record');
  const found = await hall.sql`select 1 from event_log where body::text ilike '%birdsong%'
    union all select 1 from response where response::text ilike '%birdsong%'`;
  expect(found).toHaveLength(0);
});

test('G12 what the lecturer opens lets the tour through, late comers too, and is nobody’s pass anywhere else', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const ben = await learnerIn(hall, tourId);
  const outside = await visitor(hall, 'Outside');
  expect(await act(ben, 'gate.let-through', { gateId })).toEqual(refused('not-allowed'));
  expect(await act(lecturer, 'gate.let-through', { gateId: 'no-gate' })).toEqual(refused('no-such-gate'));
  expect(await act(lecturer, 'gate.let-through', { gateId })).toEqual({ ok: true, value: null });
  await ben.until((_state, people) => people.get(ben.avatarId)?.passes === 1, 'the door shown open');
  await walkTo(ben, behind(ben));
  expect(participantOf(ben)).toMatchObject({ sceneId: 'law-discipline', passes: 0 });
  const late = await learnerIn(hall, tourId);
  await walkTo(late, behind(late));
  expect(participantOf(late).sceneId).toBe('law-discipline');
  expect(await outside.ask('avatar.way-to', { kind: 'scene', id: 'law-discipline' })).toEqual(refused('way-closed'));
  // One may still earn the pass.
  await passGate(hall, ben);
  expect(participantOf(ben).passes).toBe(1);
  const lateId = participantOf(late).person.personId;
  await everybodyLeaves();
  await hall.restart();
  await late.enter({ tourId });
  await walkTo(late, behind(late));
  expect(participantOf(late)).toMatchObject({ sceneId: 'law-discipline', passes: 0 });
  expect(await hall.sql`select 1 from gate_pass where person_id = ${lateId}`).toHaveLength(0);
  await late.leave();
  await late.enter();
  expect(await late.ask('avatar.way-to', { kind: 'scene', id: 'law-discipline' })).toEqual(refused('way-closed'));
});

test('G12 in an open room no gate is opened to all', async () => {
  const lecturer = await new Guest(hall).signIn('lecturer');
  await lecturer.enter();
  expect(await act(lecturer, 'gate.let-through', { gateId })).toEqual(refused('not-allowed'));
});

test('G10 the waiting time is not shortened by another sheet, nor by wrong answers that are refused', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', gateId);
  const { sheetId, question } = await gateSheet(anna);
  const wrong = await wrongOn(hall, question);
  const answers = await Promise.all([1, 2, 3].map(() => giveAnswer(anna, gateId, sheetId, wrong)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await gateSheet(anna)).toMatchObject({ triesLeft: 2 });
});
