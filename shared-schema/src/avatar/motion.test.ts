import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, anyPasses, drawnMap, isOnFloor } from '../../../test/drawn-map.ts';
import type { HallMap, Point } from '../map/hall-map.ts';
import {
  directionOf,
  headingOf,
  type Motion,
  type Pace,
  passable,
  QUANTUM,
  SPEED_TILES_PER_S,
  snapped,
  step,
  TICK_MS,
} from './motion.ts';

const heading = fc.integer({ min: 0, max: 255 });
const pace = fc.constantFrom<Pace>(0, 1, 2);

/** A place in the map at which a body with these passes fits; null where there is none at all. */
function somePlace(map: HallMap, passes: number, pick: number): Point | null {
  const free = Array.from({ length: map.width * map.height }, (_, i) => ({
    x: (i % map.width) + 0.5,
    y: Math.floor(i / map.width) + 0.5,
  })).filter((place) => isOnFloor(map, passes, place));
  return free[pick % Math.max(1, free.length)] ?? null;
}

test('M2 M3 whatever is steered: no step is longer than the pace allows, and none ends in a wall or a closed gate', () => {
  const turns = fc.array(fc.tuple(heading, pace, fc.integer({ min: 1, max: 12 })), { maxLength: 12 });
  fc.assert(
    fc.property(anyMap, anyPasses, fc.nat(), turns, (map, passes, pick, steering) => {
      const start = somePlace(map, passes, pick);
      fc.pre(start !== null);
      let motion: Motion = { ...start, heading: 0, pace: 0, path: [] };
      for (const [turn, fast, ticks] of steering) {
        motion = { ...snapped(map, passes, motion), heading: turn, pace: fast, path: [] };
        expect(isOnFloor(map, passes, motion)).toBe(true);
        for (let i = 0; i < ticks; i++) {
          const next = step(map, passes, motion);
          const tiles = Math.hypot(next.x - motion.x, next.y - motion.y);
          expect(tiles).toBeLessThanOrEqual((SPEED_TILES_PER_S[fast] * TICK_MS) / 1000 + 1e-9);
          expect(isOnFloor(map, passes, next)).toBe(true);
          motion = next;
        }
      }
    }),
    { numRuns: 400, seed: 1 },
  );
});

test('M3 a place is snapped to the quantum, at most one away, and never into a wall', () => {
  const off = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(anyMap, anyPasses, fc.nat(), off, off, (map, passes, pick, dx, dy) => {
      const middle = somePlace(map, passes, pick);
      fc.pre(middle !== null);
      const place = { x: middle.x + dx, y: middle.y + dy };
      const { x, y } = snapped(map, passes, place);
      expect([x * QUANTUM, y * QUANTUM].every(Number.isInteger)).toBe(true);
      expect(Math.max(Math.abs(x - place.x), Math.abs(y - place.y))).toBeLessThanOrEqual(1 / QUANTUM);
      expect(isOnFloor(map, passes, { x, y })).toBe(true);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('M3 a body leans on a wall, slides along it, and is not held by a corner that it does not touch', () => {
  const map = drawnMap(['.....', '..#..', '.....']);
  let motion: Motion = { x: 0.5, y: 1.5, heading: 0, pace: 2, path: [] };
  for (let i = 0; i < 20; i++) motion = step(map, 0, motion);
  expect(motion.x).toBeCloseTo(1.7, 2);
  motion = { ...motion, heading: 32 };
  for (let i = 0; i < 20; i++) motion = step(map, 0, motion);
  expect(motion.x).toBeGreaterThan(3);
  expect(motion.y).toBeCloseTo(2.7, 2);
});

test('M3 a gate is a wall to who has not passed it, and floor to who has', () => {
  const map = drawnMap(['.1.2.']);
  expect([0, 1, 2, 3].map((passes) => passable(map, passes, 1, 0))).toEqual([false, true, false, true]);
  expect([0, 1, 2, 3].map((passes) => passable(map, passes, 3, 0))).toEqual([false, false, true, true]);
  for (const [x, y] of [
    [-1, 0],
    [5, 0],
    [0, -1],
    [0, 1],
    [Number.NaN, 0],
  ])
    expect(passable(map, 0xffffffff, x as number, y as number)).toBe(false);
});

test('M2 a way is walked corner by corner, never faster than the pace, and ends exactly at its end', () => {
  const map = drawnMap(Array.from({ length: 20 }, () => '.'.repeat(20)));
  const corner = fc.record({ x: fc.integer({ min: 0, max: 19 }), y: fc.integer({ min: 0, max: 19 }) });
  fc.assert(
    fc.property(fc.array(corner, { minLength: 1, maxLength: 6 }), fc.constantFrom<Pace>(1, 2), (path, fast) => {
      let motion: Motion = { x: 10, y: 10, heading: 0, pace: fast, path };
      let ticks = 0;
      const lengths = path.map((to, i) => Math.hypot(to.x - (path[i - 1]?.x ?? 10), to.y - (path[i - 1]?.y ?? 10)));
      const reachTiles = (SPEED_TILES_PER_S[fast] * TICK_MS) / 1000;
      while (motion.pace !== 0 && ticks < 2000) {
        const next = step(map, 0, motion);
        expect(Math.hypot(next.x - motion.x, next.y - motion.y)).toBeLessThanOrEqual(reachTiles + 1e-9);
        motion = next;
        ticks++;
      }
      expect(motion).toMatchObject({ ...path.at(-1), pace: 0, path: [] });
      const whole = lengths.reduce((sum, length) => sum + length, 0);
      expect(Math.abs(ticks - Math.ceil(whole / reachTiles))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('M7 a heading survives its byte: direction and back', () => {
  for (let byte = 0; byte < 256; byte++) {
    const { x, y } = directionOf(byte);
    expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
    expect(headingOf(x, y)).toBe(byte);
  }
  expect(headingOf(0, 0)).toBe(64);
});
