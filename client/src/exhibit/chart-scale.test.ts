import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisFor, shareOf, yearsBetween } from './chart-scale.ts';

test('X8 an axis begins at 0, ends at or above the largest number, in two to four round steps', () => {
  expect(axisFor(24)).toEqual({ top: 30, ticks: [0, 10, 20, 30] });
  expect(axisFor(190)).toEqual({ top: 200, ticks: [0, 50, 100, 150, 200] });
  expect(axisFor(2891)).toEqual({ top: 3000, ticks: [0, 1000, 2000, 3000] });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (most) => {
      const { top, ticks } = axisFor(most);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBe(top);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(5);
    }),
    { seed: 8 },
  );
});

test('X8 a place on an axis is its share of it', () => {
  expect([shareOf(0, 0, 30), shareOf(24, 0, 30), shareOf(30, 0, 30), shareOf(5, 5, 5)]).toEqual([0, 0.8, 1, 0]);
});

test('X8 a line over time names a few years, equally far apart', () => {
  expect(yearsBetween(Date.UTC(2005, 11, 14), Date.UTC(2023, 11, 8))).toEqual([2005, 2010, 2015, 2020]);
  expect(yearsBetween(Date.UTC(2020, 0, 1), Date.UTC(2023, 0, 1))).toEqual([2020, 2021, 2022, 2023]);
});
