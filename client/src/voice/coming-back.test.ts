import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDisconnect, comeBackDelayMs } from './coming-back.ts';

describe('afterDisconnect', () => {
  it('V7 who joined elsewhere or was removed does not come back by itself', () => {
    expect(afterDisconnect(2)).toBe('stay-away');
    expect(afterDisconnect(4)).toBe('stay-away');
  });

  it('V7 leaving and the end of the room end voice', () => {
    expect(afterDisconnect(1)).toBe('ended');
    expect(afterDisconnect(5)).toBe('ended');
  });

  it('V8 any other reason is a lost connection', () => {
    const other = fc.option(
      fc.integer().filter((reason) => ![1, 2, 4, 5].includes(reason)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(other, (reason) => {
        expect(afterDisconnect(reason)).toBe('come-back');
      }),
    );
  });
});

describe('comeBackDelayMs', () => {
  it('V8 waits 1, 2, 4, 8, 8 s and up to a quarter more', () => {
    expect([0, 1, 2, 3, 4].map((attempt) => comeBackDelayMs(attempt, 0))).toEqual([1000, 2000, 4000, 8000, 8000]);
    expect(comeBackDelayMs(0, 1)).toBe(1250);
  });

  it('V8 gives up after about two minutes, and then for good', () => {
    const delays = Array.from({ length: 40 }, (_, attempt) => comeBackDelayMs(attempt, 0));
    const tries = delays.filter((delay) => delay !== null);
    expect(tries.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThanOrEqual(120_000);
    expect(tries.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(130_000);
    expect(delays.slice(tries.length).every((delay) => delay === null)).toBe(true);
  });
});
