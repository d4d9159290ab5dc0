import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves } from './guest.ts';
import { framesTo, participantOf, placeOf, roomOf, ticksPass, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { entryOf, twoPlaces } from './places.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

test('M7 a standing crowd is sent nothing, and one who walks straight on costs one segment', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await visitor(hall, 'Chen');
  await ben.until((_state, people) => people.size === 3, 'all three');
  await ticksPass(anna, 4);
  const still = framesTo(ben);
  await ticksPass(anna, 30);
  expect(still).toEqual({ bytes: 0, frames: 0 });

  const walking = framesTo(ben);
  await anna.ask('avatar.steer', { tick: roomOf(anna).world.tick, seq: 1, heading: 128, pace: 1 });
  await ticksPass(anna, 20);
  expect(walking.frames).toBe(1);
  expect(walking.bytes).toBeLessThan(60);
});

test('M8 P1 who is in another scene is not sent: neither the body nor a byte of its motion', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await passGate(hall, ben);
  await walkTo(ben, entryOf(ben, 'law-discipline'));
  expect(participantOf(ben).sceneId).toBe('law-discipline');
  await anna.until((_state, people) => !people.has(ben.avatarId), 'Ben out of sight');
  await ben.until((_state, people) => people.size === 1 && people.has(ben.avatarId), 'only the own body');

  await ticksPass(ben, 4);
  const beforeBen = framesTo(ben);
  for (const place of twoPlaces(anna)) await walkTo(anna, place);
  await ticksPass(anna, 4);
  expect(beforeBen.frames).toBe(0);
  expect([...ben.people.keys()]).toEqual([ben.avatarId]);

  const list = await ben.ask('people.list', { page: 0, search: '' });
  expect(list).toMatchObject({ ok: true, value: { total: 2 } });
  expect(JSON.stringify(list)).not.toMatch(/"x|"y|heading|pace/);

  await walkTo(ben, entryOf(ben, 'principles'));
  await anna.until((_state, people) => people.get(ben.avatarId)?.segment.pace === 0, 'Ben in sight again');
  const shown = anna.people.get(ben.avatarId);
  expect([shown?.segment.x, shown?.segment.y]).toEqual([placeOf(ben).x, placeOf(ben).y]);
  await ben.until((_state, people) => people.get(anna.avatarId)?.name === 'Anna', 'Anna in sight again');
  await anna.leave();
  await ben.until((_state, people) => people.size === 1, 'Anna gone');
});

test('M8 who comes back after a lost line sees again whoever shares the scene', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await anna.until((_state, people) => people.size === 2, 'Ben');
  anna.dropLine();
  await ben.until((_state, people) => people.get(anna.avatarId)?.connected === false, 'Anna down');
  const [here, there] = twoPlaces(ben);
  await walkTo(ben, here);
  await anna.comeBack();
  await anna.until((_state, people) => people.size === 2, 'both again');
  await walkTo(ben, there);
  await anna.until((_state, people) => people.get(ben.avatarId)?.segment.x === there.x, 'Ben walking');
});
