import { expect, test } from 'vitest';
import { Strides } from './sound-strides.ts';

/** Counts the steps of somebody who walks `tiles` to the east in looks of `perLook` tiles. */
function steps(tiles: number, perLook: number, pace: 1 | 2): number {
  const strides = new Strides();
  let fallen = 0;
  for (let x = 0; x <= tiles; x += perLook) if (strides.falls({ x, y: 3 }, pace)) fallen++;
  return fallen;
}

test('U12 steps are heard by the way walked, whatever the rate of looking', () => {
  expect(steps(15, 0.25, 1)).toBe(steps(15, 0.5, 1));
  expect(steps(15, 0.25, 1)).toBeGreaterThan(8);
});

test('U12 who hurries takes longer steps', () => {
  expect(steps(30, 0.25, 2)).toBeLessThan(steps(30, 0.25, 1));
});

test('U12 who stands, or is moved by the room, makes no step', () => {
  const strides = new Strides();
  expect([0, 1, 2].map((x) => strides.falls({ x, y: 0 }, 0))).toEqual([false, false, false]);
  expect(strides.falls({ x: 40, y: 0 }, 1)).toBe(false);
  expect(strides.falls({ x: 0, y: 0 }, 1)).toBe(false);
});
