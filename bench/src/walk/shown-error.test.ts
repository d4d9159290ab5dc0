import { expect, test } from 'vitest';
import { quantile } from '../figures.ts';
import { groundOf, hallGround, placesOn } from './hall-ground.ts';
import { type LineWeather, ROUGH_LINE } from './line-weather.ts';
import { rehearse } from './shown-error.ts';

const map = await hallGround();
const { ground } = groundOf(map, 'view');
const people = { map, ground, places: placesOn(map, ground), walkers: 10, seconds: 30, seed: 3 };
const STEADY: LineWeather = { leastMs: 80, mostMs: 80, stallShare: 0, stallMs: 0 };

test.each([1, 4])(
  'M13 over a rough line others are within a quarter of a tile (p95), at %i turns a second',
  (turnsPerS) => {
    const { errorTiles, delayMs } = rehearse({ ...people, turnsPerS, weather: ROUGH_LINE });
    expect(errorTiles.length).toBeGreaterThan(10_000);
    expect(quantile(errorTiles, 0.95)).toBeLessThanOrEqual(0.25);
    expect(quantile(delayMs, 1)).toBeLessThanOrEqual(250);
  },
);

test('M13 over a steady line others are where the server had them', () => {
  const { errorTiles, delayMs } = rehearse({ ...people, turnsPerS: 1, weather: STEADY });
  expect(quantile(errorTiles, 0.99)).toBeLessThan(0.1);
  expect(quantile(delayMs, 0.5)).toBeGreaterThan(80);
});

test('M13 the rehearsal sees it when what arrives is too late: over a line of seconds the error is a tile and more', () => {
  const weather: LineWeather = { leastMs: 40, mostMs: 120, stallShare: 0.5, stallMs: 2000 };
  const { errorTiles } = rehearse({ ...people, turnsPerS: 4, weather });
  expect(quantile(errorTiles, 0.95)).toBeGreaterThan(1);
});
