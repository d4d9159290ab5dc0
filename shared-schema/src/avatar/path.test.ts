import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, anyPasses, drawnMap } from '../../../test/drawn-map.ts';
import type { HallMap, Point } from '../map/hall-map.ts';
import { passable } from './motion.ts';
import { canStep, findPath } from './path.ts';

/** Lengths of the shortest ways from a tile to all others, by going round until nothing gets shorter. */
function shortestLengths(map: HallMap, passes: number, from: number): number[] {
  const lengths = new Array<number>(map.width * map.height).fill(Number.POSITIVE_INFINITY);
  lengths[from] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let tile = 0; tile < lengths.length; tile++) {
      const [x, y] = [tile % map.width, Math.floor(tile / map.width)];
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1]) {
          if ((dx === 0 && dy === 0) || !canStep(map, passes, x, y, dx, dy)) continue;
          const next = tile + dy * map.width + dx;
          const length = (lengths[tile] as number) + Math.hypot(dx, dy);
          if (length >= (lengths[next] as number) - 1e-9) continue;
          lengths[next] = length;
          changed = true;
        }
    }
  }
  return lengths;
}

const lengthOf = (path: readonly Point[]): number =>
  path.slice(1).reduce((sum, to, i) => sum + Math.hypot(to.x - (path[i]?.x ?? 0), to.y - (path[i]?.y ?? 0)), 0);

/** Every tile that a way of corners goes over, one step after the other. */
function stepsOf(path: readonly Point[]): Point[] {
  const steps = path.slice(0, 1);
  for (const to of path.slice(1)) {
    let at = steps.at(-1) as Point;
    while (at.x !== to.x || at.y !== to.y) {
      at = { x: at.x + Math.sign(to.x - at.x), y: at.y + Math.sign(to.y - at.y) };
      steps.push(at);
    }
  }
  return steps;
}

test('M6 the way is as short as the shortest by brute force, and there is none only where there is none', () => {
  fc.assert(
    fc.property(anyMap, anyPasses, fc.nat(), fc.nat(), (map, passes, a, b) => {
      const size = map.width * map.height;
      const [from, to] = [a % size, b % size].map((tile) => ({
        x: (tile % map.width) + 0.5,
        y: Math.floor(tile / map.width) + 0.5,
      })) as [Point, Point];
      const path = findPath(map, passes, from, to);
      const isFree = passable(map, passes, Math.floor(from.x), Math.floor(from.y));
      const best = shortestLengths(map, passes, a % size)[b % size] as number;
      if (!isFree || !passable(map, passes, Math.floor(to.x), Math.floor(to.y)) || best === Number.POSITIVE_INFINITY) {
        expect(path).toBeNull();
        return;
      }
      expect(lengthOf(path ?? [])).toBeCloseTo(best, 6);
      expect([path?.[0], path?.at(-1)]).toEqual([from, to]);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test('M6 the way cuts no corner and enters no wall and no gate that was not passed', () => {
  fc.assert(
    fc.property(anyMap, anyPasses, fc.nat(), fc.nat(), (map, passes, a, b) => {
      const place = (tile: number) => ({ x: (tile % map.width) + 0.5, y: Math.floor(tile / map.width) + 0.5 });
      const size = map.width * map.height;
      const path = findPath(map, passes, place(a % size), place(b % size));
      fc.pre(path !== null);
      const steps = stepsOf(path);
      for (const [i, to] of steps.slice(1).entries()) {
        const from = steps[i] as Point;
        expect(canStep(map, passes, Math.floor(from.x), Math.floor(from.y), to.x - from.x, to.y - from.y)).toBe(true);
        expect(passable(map, passes, Math.floor(to.x), Math.floor(to.y))).toBe(true);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('M6 only corners are kept; between them the way is straight', () => {
  const map = drawnMap(['.....', '.###.', '.....']);
  expect(findPath(map, 0, { x: 0.2, y: 1.9 }, { x: 4.9, y: 1.1 })).toHaveLength(4);
  expect(findPath(map, 0, { x: 0.5, y: 0.5 }, { x: 4.5, y: 0.5 })).toEqual([
    { x: 0.5, y: 0.5 },
    { x: 4.5, y: 0.5 },
  ]);
  expect(findPath(map, 0, { x: 0.5, y: 0.5 }, { x: 0.9, y: 0.1 })).toEqual([{ x: 0.5, y: 0.5 }]);
});

test('M6 no way leads out of the map or to a place that is none', () => {
  const map = drawnMap(['...']);
  for (const to of [
    { x: -1, y: 0 },
    { x: 3, y: 0 },
    { x: 1, y: 512 },
    { x: Number.NaN, y: 0 },
  ])
    expect(findPath(map, 0, { x: 0.5, y: 0.5 }, to)).toBeNull();
});
