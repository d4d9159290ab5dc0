import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFresh, staleAfterMs } from './freshness.ts';

const beganMs = Date.parse('2026-11-20T10:00:00Z');
const at = (ms: number) => new Date(beganMs + ms).toISOString();

test('S2 a report is live up to ten seconds behind its own clock, and not beyond', () => {
  expect(isFresh({ asOf: at(0), now: at(staleAfterMs) }, 0)).toBe(true);
  expect(isFresh({ asOf: at(0), now: at(staleAfterMs + 1) }, 0)).toBe(false);
});

test('S2 a report that came more than ten seconds ago is not live, however fresh it was', () => {
  expect(isFresh({ asOf: at(0), now: at(0) }, staleAfterMs + 1)).toBe(false);
});

test('S2 the clock of the device does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(staleAfterMs), (shiftMs, ageMs) =>
      isFresh({ asOf: at(shiftMs), now: at(shiftMs + ageMs) }, 0),
    ),
  );
});

test('S2 a report without a time is not live', () => {
  expect(isFresh({ asOf: '', now: at(0) }, 0)).toBe(false);
});
