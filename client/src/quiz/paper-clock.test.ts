import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockWords, deadlineOnPage, minutesToTell } from './paper-clock.ts';

describe('the clock of a paper', () => {
  test('E21 the time left reads as minutes and seconds, and as hours where there are some', () => {
    expect(clockWords(725_000)).toBe('12:05');
    expect(clockWords(3_725_000)).toBe('1:02:05');
    expect(clockWords(1)).toBe('0:01');
    expect(clockWords(-5000)).toBe('0:00');
  });

  test('E21 five minutes and one minute are told once each, however seldom the page looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 90_000 }), { minLength: 1, maxLength: 200 }), (steps) => {
        let leftMs = 600_000;
        const told: number[] = [];
        for (const step of steps) {
          const minutes = minutesToTell(leftMs, leftMs - step);
          if (minutes !== null) told.push(minutes);
          leftMs -= step;
        }
        const due = [5, 1].filter((minutes) => leftMs <= minutes * 60_000);
        expect(told).toEqual(due);
      }),
    );
    expect(minutesToTell(600_000, 0)).toBe(1);
  });

  test('E21 the deadline is the time that the server leaves, whatever the clock of the page says', () => {
    expect(deadlineOnPage({ deadlineMs: 5_060_000, nowMs: 5_000_000 }, 700)).toBe(60_700);
    expect(deadlineOnPage({ deadlineMs: null, nowMs: 5_000_000 }, 700)).toBeNull();
  });
});
