import { expect, test } from 'vitest';
import { zoomedBy } from './zoom-rules.ts';

const whole = { zoom: 1, x: 0, y: 0 };

test('X9 what lies under the pointer stays there when the picture grows and shrinks', () => {
  const near = zoomedBy(whole, 2, 100, 50);
  expect(near).toEqual({ zoom: 2, x: 100, y: 50 });
  expect(zoomedBy(near, 0.5, 100, 50)).toEqual(whole);
});

test('X9 a picture is never smaller than whole and never more than sixfold', () => {
  expect(zoomedBy(whole, 0.2, 10, 10)).toEqual(whole);
  expect(zoomedBy(whole, 100, 0, 0).zoom).toBe(6);
});
