import { Client } from '@colyseus/sdk';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, participantOf, placeOf, roomOf, ticksPass, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { twoPlaces } from './places.ts';
import { act, learnerIn, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

test('P5 the newer tab of a person wins: the older is closed with 4100 and there is one body, where it stood', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const [stood] = twoPlaces(anna);
  await walkTo(anna, stood);
  const firstTab = anna.room;
  let code = 0;
  firstTab.onDrop((closed) => {
    code = closed;
  });
  firstTab.onLeave((closed) => {
    code = closed;
  });
  const before = anna.avatarId;
  await anna.enter();
  await becomes(() => code === 4100, 'the first tab told');
  expect(anna.avatarId).toBe(before);
  expect(placeOf(anna)).toEqual(stood);
  await ben.until((_state, people) => people.size === 2, 'one Anna');
  await anna.until((_state, people) => people.size === 2, 'Ben in the new tab');
  expect(anna.people.get(anna.avatarId)?.connected).toBe(true);
  expect((await anna.ask('people.list', { page: 0, search: 'Anna' })) as object).toMatchObject({
    value: { total: 1, people: [{ connected: true }] },
  });
});

test('P5 P6 the token of a line that a newer tab replaced opens nothing any more', async () => {
  const anna = await visitor(hall, 'Anna');
  anna.dropLine();
  await becomes(() => participantOf(anna).client === null, 'the line down');
  const lost = anna.room;
  await anna.enter();
  const { sessionId } = anna.room;
  const before = new Client(hall.origin).reconnect(lost.reconnectionToken);
  const told = await before.then((room) => new Promise((resolve) => room.onLeave(resolve))).catch(() => 'refused');
  expect([4100, 'refused']).toContain(told);
  expect(participantOf(anna).sessionId).toBe(sessionId);
  expect(participantOf(anna).client?.sessionId).toBe(sessionId);
  expect(await anna.ask('people.me')).toMatchObject({ ok: true });
});

test('P6 a lost line is waited for: the body stands still, the others see it, and who comes back stands there', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await anna.ask('avatar.steer', { tick: roomOf(anna).world.tick, seq: 1, heading: 128, pace: 1 });
  await ticksPass(anna, 3);
  anna.dropLine();
  await ben.until((_state, people) => people.get(anna.avatarId)?.connected === false, 'Anna down');
  const place = placeOf(anna);
  await ticksPass(ben, 8);
  expect(placeOf(anna)).toEqual(place);
  await ben.until((_state, people) => people.get(anna.avatarId)?.segment.pace === 0, 'Anna standing');
  const { avatarId } = anna;
  await anna.comeBack();
  await ben.until((_state, people) => people.get(avatarId)?.connected === true, 'Anna back');
  expect(await anna.ask('people.me')).toMatchObject({ value: { avatarId, name: 'Anna' } });
  expect(placeOf(anna)).toEqual(place);
  const [further] = twoPlaces(anna);
  await walkTo(anna, further);
  expect(placeOf(anna)).toEqual(further);
});

test('P6 who left for good and enters again stands where they stood', async () => {
  const anna = await visitor(hall, 'Anna');
  await visitor(hall, 'Ben');
  const [, stood] = twoPlaces(anna);
  await walkTo(anna, stood);
  await anna.leave();
  await anna.enter();
  expect(placeOf(anna)).toEqual(stood);
});

test('P7 a role taken away or given in the database counts from the next ask on, in the middle of a tour', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  await roundQuestions(lecturer);
  await hall.sql`update person set role = 'learner' where role = 'lecturer' and is_demonstration`;
  await becomes(async () => !(await lecturer.ask('quiz.round-questions')).ok, 'no lecturer any more');
  expect(await act(lecturer, 'tour.close')).toEqual({ ok: false, reason: 'not-allowed' });
  await learner.until((state) => state.tour.roster.get(lecturer.avatarId)?.role === 'learner', 'the roster');
  expect((await lecturer.fetch('/api/tours', { method: 'POST', ...json({ hallId: 'integrity' }) })).status).toBe(403);
  await hall.sql`update person set role = 'lecturer'
    where person_id = (select lecturer_id from room where room_id = ${tourId})`;
  await becomes(async () => (await lecturer.ask('quiz.round-questions')).ok, 'a lecturer again');
});

const json = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

test('P1 P6 each demonstration learner has a name and a unit that others see', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const list = await lecturer.ask('people.list', { page: 0, search: '学员' });
  expect(list).toMatchObject({
    value: { people: [{ avatarId: learner.avatarId, unit: expect.stringContaining('支部'), role: 'learner' }] },
  });
  const nobody = await new Guest(hall).signIn('visitor');
  expect(((await (await nobody.fetch('/api/me')).json()) as { me: unknown }).me).toBeNull();
});
