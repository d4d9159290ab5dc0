import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOfBubbles, TAIL_PX, type WantedBubble } from './bubble-places.ts';

const area = { left: 0, top: 56, right: 1280, bottom: 720 };
const bubble = (x: number, y: number): WantedBubble => ({ x, y, width: 200, height: 40 });

test('U13 a bubble stands over its point', () => {
  expect(placesOfBubbles([bubble(600, 400)], area)).toEqual([{ left: 500, top: 360 }]);
});

test('U13 a bubble at the edge stays inside, and who is out of sight has none', () => {
  const [left, right, top, out] = placesOfBubbles(
    [bubble(20, 300), bubble(1270, 300), bubble(640, 70), bubble(640, 730)],
    area,
  );
  expect(left?.left).toBe(0);
  expect(right?.left).toBe(1080);
  expect(top?.top).toBe(56);
  expect(out).toBe(null);
});

test('U13 two people who stand together: the second bubble goes aside, the third is raised', () => {
  const places = placesOfBubbles([bubble(600, 400), bubble(620, 400), bubble(580, 404)], area);
  for (const [index, place] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      const isApart = Math.abs((place?.left ?? 0) - (other?.left ?? 0)) >= 200;
      expect(isApart || Math.abs((place?.top ?? 0) - (other?.top ?? 0)) >= 40).toBe(true);
    }
  }
});

test('U13 every bubble lies within the area and over its own point, wherever people stand', () => {
  const anywhere = fc.record({
    x: fc.integer({ min: 0, max: 1280 }),
    y: fc.integer({ min: 100, max: 720 }),
    width: fc.integer({ min: 2 * TAIL_PX, max: 380 }),
    height: fc.integer({ min: 20, max: 44 }),
  });
  fc.assert(
    fc.property(fc.array(anywhere, { maxLength: 12 }), (wanted) => {
      for (const [index, place] of placesOfBubbles(wanted, area).entries()) {
        const { x, y, width, height } = wanted[index] ?? bubble(0, 0);
        expect(place).not.toBe(null);
        if (!place) return;
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.left + width).toBeLessThanOrEqual(1280);
        expect(place.top).toBeGreaterThanOrEqual(56);
        expect(place.top + height).toBeLessThanOrEqual(Math.max(y, 56 + height));
        expect(x).toBeGreaterThanOrEqual(place.left - 0.001);
        expect(x).toBeLessThanOrEqual(place.left + width + 0.001);
      }
    }),
  );
});
