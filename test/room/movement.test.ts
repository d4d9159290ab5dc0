import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { headingOf, SPEED_TILES_PER_S, TICK_MS } from '../../shared-schema/src/avatar/motion.ts';
import type { Point } from '../../shared-schema/src/map/hall-map.ts';
import { tilesAnywhere } from '../tiles-anywhere.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, type Guest } from './guest.ts';
import {
  becomes,
  isAllowed,
  participantOf,
  placeOf,
  roomOf,
  ticksPass,
  visitor,
  walkTo,
  walkToNamed,
} from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { clearPlaces, entryOf, gateOf, tilesApart } from './places.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const comes = (name: string): Promise<Guest> => visitor(hall, name);

test('M1 a client that sends places with its steering, or makes up paces, is refused and stays where it was', async () => {
  const forger = await comes('Forger');
  const before = placeOf(forger);
  const honest = { tick: roomOf(forger).world.tick, seq: 1, heading: 0, pace: 1 };
  for (const forged of [
    { ...honest, x: 30, y: 4 },
    { ...honest, x128: 4000, y128: 500 },
    { ...honest, pace: 9 },
    { ...honest, pace: 1.5 },
    { ...honest, pace: -1 },
    { ...honest, heading: 256 },
    { ...honest, heading: Number.NaN },
  ])
    expect(await forger.ask('avatar.steer', forged)).toEqual({ ok: false, reason: 'malformed' });
  expect(await forger.ask('avatar.teleport', { x: 30, y: 4 })).toMatchObject({ ok: false });
  expect(placeOf(forger)).toEqual(before);
});

test('M2 M3 eight forged clients that steer and send at random never outrun their pace, nor stand in a wall or gate', async () => {
  const forgers = await Promise.all(Array.from({ length: 8 }, (_, i) => comes(`Forger ${i}`)));
  const [first] = forgers as [Guest, ...Guest[]];
  const { world } = roomOf(first);
  const trails = new Map<Guest, { tick: number; place: Point }[]>(forgers.map((forger) => [forger, []]));
  const wrong: string[] = [];
  const watching = setInterval(() => {
    for (const forger of forgers) {
      const place = placeOf(forger);
      trails.get(forger)?.push({ tick: world.tick, place });
      if (!isAllowed(forger)) wrong.push(`${place.x} ${place.y}`);
      if (world.map.gateAt[Math.floor(place.y) * world.map.width + Math.floor(place.x)]) wrong.push('in the gate');
    }
  }, 15);
  const tick = fc.oneof(
    fc.integer({ min: -8, max: 8 }).map((jitter) => Math.max(0, world.tick + jitter)),
    fc.constantFrom(0, 0xffffffff),
  );
  const seq = fc.integer({ min: 0, max: 0xffff });
  const steer = fc.record({
    tick,
    seq,
    heading: fc.integer({ min: 0, max: 255 }),
    pace: fc.constantFrom(0, 1, 2, 2, 2),
  });
  const place = tilesAnywhere(60);
  const go = fc.record({ tick, seq, x: place, y: place, pace: fc.constantFrom(1, 2) });
  const moves = fc.oneof(
    { weight: 4, arbitrary: steer.map((payload) => ['avatar.steer', payload] as const) },
    { weight: 1, arbitrary: go.map((payload) => ['avatar.go', payload] as const) },
  );
  for (let round = 0; round < 70; round++) {
    const sent = fc.sample(moves, { numRuns: forgers.length, seed: 7000 + round });
    forgers.forEach((forger, i) => {
      forger.room.send(...(sent[i] as ['avatar.steer', object]));
    });
    await ticksPass(first, 1);
  }
  clearInterval(watching);
  expect(wrong).toEqual([]);
  for (const trail of trails.values()) expectNoFasterThanPace(trail);
  expect(forgers.map((forger) => forger.closedWith)).toEqual(forgers.map(() => null));
});

/** A late intention may rewrite the last 250 ms, so two places may differ by that much more. */
function expectNoFasterThanPace(trail: readonly { tick: number; place: Point }[]): void {
  const rewritten = 2 * 0.25 * SPEED_TILES_PER_S[2];
  for (const [i, from] of trail.entries())
    for (const to of trail.slice(i)) {
      const seconds = ((to.tick - from.tick) * TICK_MS) / 1000;
      const tiles = Math.hypot(to.place.x - from.place.x, to.place.y - from.place.y);
      expect(tiles).toBeLessThanOrEqual(SPEED_TILES_PER_S[2] * 1.05 * seconds + rewritten + 1e-9);
    }
}

test('M5 a stale or a future tick counts from now and moves nobody at once', async () => {
  const guest = await comes('Timeless');
  const steer = { seq: 1, heading: 192, pace: 2 };
  const { world } = roomOf(guest);
  await guest.ask('avatar.steer', { ...steer, tick: world.tick });
  for (const tick of [0, 0xffffffff, 5, world.tick + 1000]) {
    const before = { tick: world.tick, place: placeOf(guest) };
    await guest.ask('avatar.steer', { ...steer, tick });
    const place = placeOf(guest);
    const mostTiles = ((world.tick - before.tick + 1) * SPEED_TILES_PER_S[2] * TICK_MS) / 1000;
    expect(Math.hypot(place.x - before.place.x, place.y - before.place.y)).toBeLessThanOrEqual(mostTiles + 0.01);
  }
});

test('M3 G3 steering straight at the closed gate ends before it', async () => {
  const guest = await comes('Ram');
  const gate = gateOf(guest, 'to-law');
  const byNearness = clearPlaces(guest).sort((a, b) => tilesApart(a, gate.middle) - tilesApart(b, gate.middle));
  await walkTo(guest, byNearness[0] as Point);
  const standsBefore = () => {
    expect(isAllowed(guest)).toBe(true);
    expect(participantOf(guest).sceneId).toBe(gate.fromSceneId);
    expect(tilesApart(placeOf(guest), gate.middle)).toBeLessThan(Math.max(gate.width, gate.height));
  };
  const { x, y } = placeOf(guest);
  const heading = headingOf(gate.middle.x - x, gate.middle.y - y);
  await guest.ask('avatar.steer', { tick: roomOf(guest).world.tick, seq: 2, heading, pace: 2 });
  await ticksPass(guest, 15);
  standsBefore();
  const beyond = { ...entryOf(guest, gate.toSceneId), pace: 2 };
  expect(await guest.ask('avatar.go', { tick: roomOf(guest).world.tick, seq: 3, ...beyond })).toEqual({
    ok: true,
    value: null,
  });
  await ticksPass(guest, 15);
  standsBefore();
});

test('M9 scene, exhibit, gate and person are walked to by name; what lies behind a closed gate says so', async () => {
  const anna = await comes('Anna');
  const ben = await comes('Ben');
  await walkToNamed(anna, 'exhibit', 'openness');
  const openness = roomOf(anna).world.map.exhibits.find(({ exhibitId }) => exhibitId === 'openness');
  if (!openness) throw new Error('the hall has no such exhibit');
  expect(tilesApart(placeOf(anna), openness)).toBeLessThanOrEqual(openness.reachTiles);
  await walkToNamed(ben, 'avatar', anna.avatarId);
  expect(Math.hypot(placeOf(ben).x - placeOf(anna).x, placeOf(ben).y - placeOf(anna).y)).toBeLessThanOrEqual(2.5);
  for (const [kind, id, reason] of [
    ['scene', 'law-discipline', 'way-closed'],
    ['exhibit', 'is-it-a-bribe', 'way-closed'],
    ['exhibit', 'no-such', 'no-such-place'],
    ['avatar', 'a999', 'no-such-place'],
    ['gate', '__proto__', 'no-such-place'],
  ])
    expect(await anna.ask('avatar.way-to', { kind, id })).toEqual({ ok: false, reason });
  await passGate(hall, anna);
  await walkToNamed(anna, 'scene', 'law-discipline');
  await becomes(() => participantOf(anna).sceneId === 'law-discipline', 'the other scene');
  await walkToNamed(anna, 'scene', 'principles');
});
