import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnMap } from '../../../test/drawn-map.ts';
import { fits } from '../avatar/motion.ts';
import { placesAround } from './rules.ts';

const wide = drawnMap(Array.from({ length: 24 }, (_, y) => (y === 3 ? '.....#......1...........' : '.'.repeat(24))));
const exhibit = { exhibitId: 'e', x: 12, y: 4, reachTiles: 3, sceneId: 'only' };

test('T3 places before an exhibit are free, different, in its scene, in no gate, and not behind it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), (count) => {
      const places = placesAround(wide, 0xffffffff, exhibit, count);
      expect(places.length).toBeGreaterThan(0);
      expect(places.length).toBeLessThanOrEqual(count);
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
      for (const { x, y } of places) {
        expect(fits(wide, 0xffffffff, x, y)).toBe(true);
        expect(wide.gateAt[Math.floor(y) * wide.width + Math.floor(x)]).toBe(0);
        expect(y).toBeGreaterThanOrEqual(exhibit.y - 1);
      }
    }),
    { seed: 3 },
  );
});

test('T3 the lecturer stands in the middle of the first row', () => {
  const [middle] = placesAround(wide, 0, exhibit, 10);
  expect(Math.abs((middle?.x ?? 0) - exhibit.x)).toBeLessThanOrEqual(1);
  expect(middle?.y).toBeGreaterThan(exhibit.y);
});

test('T3 a scene that is too small gives fewer places, and one of another name none', () => {
  const small = drawnMap(['...', '...', '...']);
  expect(placesAround(small, 0, { ...exhibit, x: 1.5, y: 0.5 }, 30).length).toBeLessThan(10);
  expect(placesAround(small, 0, { ...exhibit, x: 1.5, y: 0.5, sceneId: 'other' }, 30)).toEqual([]);
});
