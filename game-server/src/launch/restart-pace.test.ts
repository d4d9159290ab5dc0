import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restartPace } from './restart-pace.ts';

describe('restartPace', () => {
  test('L5 waits 0.5 s, doubles to 5 s, and gives up at the sixth end within a minute', () => {
    const endsAtMs = [0, 1_000, 2_000, 3_000, 4_000, 5_000];
    const paces = endsAtMs.map((nowMs, i) => restartPace(endsAtMs.slice(0, i + 1), nowMs));
    expect(paces).toEqual([500, 1_000, 2_000, 4_000, 5_000].map((delayMs) => ({ delayMs })).concat('give up' as never));
  });

  test('L5 ends that lie a minute back are forgotten', () => {
    expect(restartPace([0, 1, 2, 3, 4, 5, 6, 100_000], 100_000)).toEqual({ delayMs: 500 });
  });

  test('L5 the wait is between 0.5 and 5 s whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000)), fc.nat(200_000), (endedAtMs, nowMs) => {
        const pace = restartPace(endedAtMs, nowMs);
        return pace === 'give up' || (pace.delayMs >= 500 && pace.delayMs <= 5_000);
      }),
    );
  });
});
