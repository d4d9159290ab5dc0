import { matchMaker } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import {
  becomes,
  isAllowed,
  participantOf,
  placeOf,
  roomOf,
  segmentOf,
  ticksPass,
  visitor,
  walkTo,
  walkToNamed,
} from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { clearPlaces, entryOf, tilesApart } from './places.ts';
import { shippingBlocked } from './shipping.ts';
import { act, granted, learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

type Gathered = { coming: number; stayed: { avatarId: string; reason: string }[] };
const gather = (lecturer: Guest, exhibitId: string) =>
  granted<Gathered>(lecturer, 'tour.gather', { requestId: crypto.randomUUID(), exhibitId });
const spotOf = (exhibitId: string, guest: Guest) =>
  roomOf(guest).world.map.exhibits.find((each) => each.exhibitId === exhibitId) ?? { x: 0, y: 0 };
const distanceTo = (exhibitId: string, guest: Guest) => {
  const { x, y } = spotOf(exhibitId, guest);
  return Math.hypot(placeOf(guest).x - x, placeOf(guest).y - y);
};

test('P1 two visitors of the open room see each other by name', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, '李小明');
  await anna.until((_state, people) => [...people.values()].some((avatar) => avatar.name === '李小明'), 'Ben');
  await ben.until((_state, people) => [...people.values()].some((avatar) => avatar.name === 'Anna'), 'Anna');
  expect(await ben.ask('people.list', { page: 0, search: '' })).toMatchObject({ ok: true, value: { total: 2 } });
  expect(await ben.ask('people.list', { page: 0, search: 'ann' })).toMatchObject({ ok: true, value: { total: 1 } });
  await anna.leave();
  await ben.until((_state, people) => people.size === 1, 'Anna gone');
});

test('T1 only a lecturer opens a tour; who has its link comes in, and everybody finds it in the list', async () => {
  for (const role of ['visitor', 'learner', 'supervisor'] as const) {
    const guest = await new Guest(hall).signIn(role);
    expect((await guest.fetch('/api/tours', json({ hallId: 'integrity' }))).status).toBe(
      role === 'visitor' ? 401 : 403,
    );
  }
  const { lecturer, tourId } = await openTour(hall);
  expect(await lecturer.ask('people.me')).toMatchObject({ value: { kind: 'tour', role: 'lecturer', roomId: tourId } });
  const guest = await new Guest(hall).signIn('visitor');
  const listed = (await (await guest.fetch('/api/tours')).json()) as { tours: { tourId: string; people: number }[] };
  expect(listed.tours.find((tour) => tour.tourId === tourId)).toMatchObject({ people: 1, hallId: 'integrity' });
  await guest.enter({ name: 'Vera', tourId });
  expect(guest.room.roomId).toBe(tourId);
  expect(await guest.seat({ tourId: crypto.randomUUID() })).toEqual({ refused: 'no-such-tour' });
});

test('T2 the roster shows who came, in which scene, and whether the line is up', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const row = () => lecturer.room.state.tour.roster.get(learner.avatarId);
  await lecturer.until(() => row() !== undefined, 'the learner in the roster');
  expect(row()).toMatchObject({ role: 'learner', sceneId: 'principles', connected: true });
  expect(row()?.name).toMatch(/^学员 /);
  expect(row()?.unit).toMatch(/Branch$/);
  await passGate(hall, learner);
  await walkTo(learner, entryOf(learner, 'law-discipline'));
  await lecturer.until(() => row()?.sceneId === 'law-discipline', 'the other scene');
  learner.dropLine();
  await lecturer.until(() => row()?.connected === false, 'the lost line');
  await learner.comeBack();
  await lecturer.until(() => row()?.connected === true, 'the line again');
  await learner.leave();
  await lecturer.until(() => row()?.connected === false, 'gone, and still in the roster');
});

test('T3 T4 gathering walks the group to the exhibit; who wants walks away at once', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const [anna, ben] = [await learnerIn(hall, tourId), await learnerIn(hall, tourId)];
  expect(await act(anna, 'tour.gather', { exhibitId: 'openness' })).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await act(lecturer, 'tour.gather', { exhibitId: 'none' })).toEqual({ ok: false, reason: 'no-such-exhibit' });
  expect(await gather(lecturer, 'openness')).toEqual({ coming: 2, stayed: [] });
  await anna.until((state) => state.tour.stopExhibitId === 'openness' && state.tour.stops === 1, 'the stop');
  const away = clearPlaces(ben).find((place) => tilesApart(place, spotOf('openness', ben)) > 8);
  if (!away) throw new Error('no place away from the exhibit');
  await walkTo(ben, away);
  expect(placeOf(ben)).toEqual(away);
  await becomes(() => segmentOf(anna).pace === 0, 'Anna there');
  for (const guest of [anna, lecturer]) expect(distanceTo('openness', guest)).toBeLessThan(4);
  expect(placeOf(anna)).not.toEqual(placeOf(lecturer));
  expect(placeOf(ben)).toEqual(away);
});

test('T3 G3 who may not pass the gate stays, and the lecturer is told who and why', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const [anna, ben, chen] = await Promise.all([1, 2, 3].map(() => learnerIn(hall, tourId)));
  if (!anna || !ben || !chen) throw new Error('three learners');
  await passGate(hall, anna);
  chen.dropLine();
  await lecturer.until((state) => state.tour.roster.get(chen.avatarId)?.connected === false, 'Chen away');
  const { coming, stayed } = await gather(lecturer, 'is-it-a-bribe');
  expect(coming).toBe(1);
  expect(stayed.map(({ avatarId, reason }) => `${avatarId} ${reason}`).sort()).toEqual(
    [`${ben.avatarId} gate-closed`, `${chen.avatarId} away`, `${lecturer.avatarId} gate-closed`].sort(),
  );
  await becomes(() => participantOf(anna).sceneId === 'law-discipline', 'Anna behind the gate');
  await ticksPass(lecturer, 5);
  for (const guest of [ben, lecturer]) {
    expect(isAllowed(guest)).toBe(true);
    expect(participantOf(guest).sceneId).toBe('principles');
  }
});

test('T5 a closed tour takes nobody in, not even who holds a ticket from before', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const late = await new Guest(hall).signIn('learner');
  const seat = await late.seat({ tourId });
  expect(await act(lecturer, 'tour.close')).toMatchObject({ ok: true });
  await lecturer.until((state) => state.tour.isClosed, 'the closing');
  expect(await late.seat({ tourId })).toEqual({ refused: 'tour-closed' });
  await expect(late.join(seat)).rejects.toThrow();
  const { tours } = (await (await late.fetch('/api/tours')).json()) as { tours: { tourId: string }[] };
  expect(tours.map((tour) => tour.tourId)).not.toContain(tourId);
  await lecturer.leave();
  await becomes(async () => {
    const [row] = await hall.sql`select closed_at from room where room_id = ${tourId}`;
    return row?.closed_at instanceof Date;
  }, 'closed in the record');
  expect(await late.seat({ tourId })).toEqual({ refused: 'tour-closed' });
  const open = await hall.sql`select 1 from attendance_span where room_id = ${tourId} and ended_at is null`;
  expect(open).toHaveLength(0);
});

test('T5 T6 J3 a tour that was closed stays closed, and one that was opened is found, while nothing can be shipped', async () => {
  const release = await shippingBlocked(hall);
  try {
    const { lecturer, tourId } = await openTour(hall);
    await act(lecturer, 'tour.close');
    await lecturer.leave();
    const { lecturer: again, tourId: openId } = await openTour(hall);
    await again.leave();
    await roomDisappears(openId);
    await roomDisappears(tourId);
    expect(await again.seat({ tourId })).toEqual({ refused: 'tour-closed' });
    await again.enter({ tourId: openId });
    expect(await again.ask('people.me')).toMatchObject({ value: { role: 'lecturer', roomId: openId } });
  } finally {
    await release();
  }
});

/** As a restart does it: the room goes, the tour does not. */
async function roomDisappears(roomId: string): Promise<void> {
  await (matchMaker.getLocalRoomById(roomId) as { disconnect(): Promise<unknown> } | undefined)?.disconnect();
  await becomes(() => matchMaker.getLocalRoomById(roomId) === undefined, 'the room gone');
}

test('T6 after a restart the tour is entered again by the same link, by its lecturer and its learners', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  await walkToNamed(learner, 'exhibit', 'openness');
  await hall.restart();
  await Promise.all([lecturer, learner].map((guest) => guest.enter({ tourId })));
  expect(await lecturer.ask('people.me')).toMatchObject({ value: { role: 'lecturer', roomId: tourId, kind: 'tour' } });
  expect(await learner.ask('people.me')).toMatchObject({ value: { role: 'learner' } });
  await lecturer.until((state) => state.tour.roster.size === 2, 'the roster');
  expect(await gather(lecturer, 'five-words')).toEqual({ coming: 1, stayed: [] });
  const [rooms] = await hall.sql`select count(*)::int as n from room where room_id = ${tourId}`;
  expect(rooms?.n).toBe(1);
});

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
