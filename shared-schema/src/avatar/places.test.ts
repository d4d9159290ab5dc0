import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, anyPasses, drawnMap } from '../../../test/drawn-map.ts';
import { tilesAnywhere } from '../../../test/tiles-anywhere.ts';
import { fits } from './motion.ts';
import { firstReachable, placesAtExhibit, placesAtGate, placesNear, sceneIdAt } from './places.ts';

const map = drawnMap(['....1....', '....#....', '....#....']);

test('M9 places near another are free, within reach, and the nearest to oneself first', () => {
  const point = fc.record({ x: tilesAnywhere(12), y: tilesAnywhere(12) });
  fc.assert(
    fc.property(anyMap, anyPasses, point, point, fc.integer({ min: 0, max: 4 }), (any, passes, centre, from, reach) => {
      const places = placesNear(any, passes, centre, reach, from);
      const distances = places.map(({ x, y }) => Math.hypot(x - from.x, y - from.y));
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      for (const { x, y } of places) {
        expect(fits(any, passes, x, y)).toBe(true);
        expect(Math.hypot(x - centre.x, y - centre.y)).toBeLessThanOrEqual(reach);
      }
    }),
    { seed: 9 },
  );
});

test('M9 a gate is walked up to on the side where one is', () => {
  const [gate] = map.gates;
  if (!gate) throw new Error('the map has a gate');
  for (const from of [
    { x: 0.5, y: 0.5 },
    { x: 8.5, y: 0.5 },
  ]) {
    const place = firstReachable(map, 0, from, placesAtGate(map, 0, gate, from));
    expect(Math.sign((place?.x ?? 4.5) - 4.5)).toBe(Math.sign(from.x - 4.5));
  }
});

test('M9 an exhibit is looked at from before it, within its reach and its scene; no way is no place', () => {
  const exhibit = { exhibitId: 'e', x: 2.5, y: 0.5, reachTiles: 2, sceneId: 'only' };
  const [first] = placesAtExhibit(map, 0, exhibit);
  expect(first).toEqual({ x: 2.5, y: 2.5 });
  expect(placesAtExhibit(map, 0, { ...exhibit, sceneId: 'other' })).toEqual([]);
  expect(firstReachable(map, 0, { x: 8.5, y: 0.5 }, placesAtExhibit(map, 0, exhibit))).toBeNull();
  expect(firstReachable(map, 1, { x: 8.5, y: 0.5 }, placesAtExhibit(map, 1, exhibit))).toEqual(first);
});

test('M8 a place knows its scene, and none outside of the map', () => {
  expect(sceneIdAt(map, { x: 0.1, y: 2.9 })).toBe('only');
  expect(sceneIdAt(map, { x: 3, y: 30 })).toBe('');
});
