import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Point } from '../../shared-schema/src/map/hall-map.ts';
import { everybodyLeaves, type Guest } from './guest.ts';
import { framesTo, participantOf, placeOf, roomOf, segmentOf, ticksPass, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { clearPlaces, tilesApart } from './places.ts';

const CROWD = 62;
let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

/**
 * Places for a walker and a mark in the scene of the crowd: a corner far from the entrance; one between the two
 * distances of sight from the mark, straight on the way from the corner to it, so that nobody comes nearer on the walk;
 * and one near enough, right beside.
 */
function threePlaces(guest: Guest): Record<'corner' | 'between' | 'near' | 'mark', Point> {
  const places = clearPlaces(guest);
  const corner = places.at(-1) as Point;
  for (const mark of places.filter((place) => tilesApart(place, corner) > 18))
    for (const between of places.filter((place) => Math.abs(tilesApart(place, mark) - 15.5) < 0.6)) {
      if (tilesApart(corner, mark) - tilesApart(corner, between) < 14.8) continue;
      const near = places.find((place) => tilesApart(place, between) < 3 && tilesApart(place, mark) < 13.5);
      if (near) return { corner, between, near, mark };
    }
  throw new Error('the scene is too small for a crowd');
}

const tilesBetween = (a: Guest, b: Guest) => Math.hypot(placeOf(a).x - placeOf(b).x, placeOf(a).y - placeOf(b).y);

test('M18 in a crowded scene who is near is seen, with a margin between coming into sight and going out of it', async () => {
  const crowd = await Promise.all(Array.from({ length: CROWD }, (_, i) => visitor(hall, `Crowd ${i}`)));
  const [walker, ...others] = crowd as [Guest, ...Guest[]];
  const sees = (guest: Guest, other: Guest) => guest.people.has(other.avatarId);
  await ticksPass(walker, 10);
  expect(crowd.every((each) => each.people.size === CROWD)).toBe(true);

  const places = threePlaces(walker);
  // In the far corner of the scene nobody near the entrance is in sight, nor seen by them; oneself always is.
  await walkTo(walker, places.corner);
  await ticksPass(walker, 10);
  const far = others.filter((other) => tilesBetween(walker, other) > 17);
  expect(far.length).toBeGreaterThan(CROWD / 2);
  expect(far.filter((other) => sees(walker, other) || sees(other, walker))).toEqual([]);
  expect(sees(walker, walker)).toBe(true);
  const frames = framesTo(walker);
  for (const other of far.slice(0, 5))
    await other.ask('avatar.steer', { tick: roomOf(other).world.tick, seq: 1, heading: 9, pace: 0 });
  await ticksPass(walker, 10);
  expect(frames.frames).toBe(0);

  // Between the two distances who is unknown stays unknown, and who is known stays known.
  const [mark] = far as [Guest, ...Guest[]];
  await walkTo(mark, places.mark);
  await walkTo(walker, places.between);
  await ticksPass(walker, 10);
  expect(placeOf(walker)).toEqual(places.between);
  expect(placeOf(mark)).toEqual(places.mark);
  expect(sees(walker, mark)).toBe(false);
  await walkTo(walker, places.near);
  await walker.until(() => sees(walker, mark), 'the mark coming into sight');
  await walkTo(walker, places.between);
  await ticksPass(walker, 10);
  expect(sees(walker, mark)).toBe(true);
  const told = walker.people.get(mark.avatarId);
  expect(told).toMatchObject({ name: participantOf(mark).person.name });
  expect([told?.segment.x, told?.segment.y]).toEqual([segmentOf(mark).x, segmentOf(mark).y]);

  // When the crowd has gone, everybody in the scene is seen again, however far.
  await walkTo(walker, places.corner);
  await ticksPass(walker, 10);
  // Only who is out of sight goes: nothing but the end of the crowd makes the walker look about.
  const going = new Set(others.filter((other) => !sees(walker, other)).slice(-14));
  expect(going.size).toBe(14);
  for (const other of going) await other.leave();
  const rest = others.filter((other) => !going.has(other));
  await walker.until((_state, people) => people.size === rest.length + 1, 'everybody in sight again');
});
