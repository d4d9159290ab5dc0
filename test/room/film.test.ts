import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves } from './guest.ts';
import { roomOf, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const exhibitId = 'ladder-of-amounts';

test('X24 a film counts as watched after its length by the clock of the server, whatever is said', async () => {
  const anna = await visitor(hall, 'Watcher');
  await passGate(hall, anna);
  await walkToNamed(anna, 'exhibit', exhibitId);
  let nowMs = Date.now();
  roomOf(anna).nowMs = () => nowMs;
  const watched = () => anna.ask('exhibit.look', { exhibitId, isHeard: true });
  await watched();
  for (let passed = 0; passed < 35; passed += 5) {
    nowMs += 5000;
    expect(await watched()).toMatchObject({ ok: true, value: { isHeard: false } });
  }
  nowMs += 4999;
  expect(await watched()).toMatchObject({ ok: true, value: { lookedMs: 39_999, isSeen: true, isHeard: false } });
  nowMs += 1;
  expect(await watched()).toMatchObject({ ok: true, value: { lookedMs: 40_000, isHeard: true } });
});
