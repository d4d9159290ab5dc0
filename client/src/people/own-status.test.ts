import { AWAY_AFTER_MS } from '@clearhall/shared-schema/people/presence';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OwnStatus, type StatusEvent, statusAfter } from './own-status.ts';

const here: OwnStatus = { status: 'here', lastSignMs: 1000 };
const sign: StatusEvent = { kind: 'sign' };
const time: StatusEvent = { kind: 'time' };

describe('U20 the page says away after five minutes without a sign', () => {
  test('who is here becomes away at that moment and not before', () => {
    expect(statusAfter(here, time, 1000 + AWAY_AFTER_MS - 1)).toBe(here);
    expect(statusAfter(here, time, 1000 + AWAY_AFTER_MS).status).toBe('away');
  });

  test('the first sign brings back', () => {
    const away = statusAfter(here, time, 1000 + AWAY_AFTER_MS);
    expect(statusAfter(away, sign, 9_000_000)).toEqual({ status: 'here', lastSignMs: 9_000_000 });
  });

  test('a sign that comes late also where no time was looked at between', () => {
    expect(statusAfter(here, sign, 1000 + 2 * AWAY_AFTER_MS).status).toBe('here');
  });

  test('“back soon” outlives signs and time, until another choice or the first sign after a long while', () => {
    const soon = statusAfter(here, { kind: 'chosen', status: 'back-soon' }, 2000);
    expect(statusAfter(soon, sign, 3000).status).toBe('back-soon');
    expect(statusAfter(soon, time, 2000 + 3 * AWAY_AFTER_MS).status).toBe('back-soon');
    expect(statusAfter(soon, { kind: 'chosen', status: 'here' }, 3000).status).toBe('here');
    expect(statusAfter(soon, sign, 2000 + AWAY_AFTER_MS).status).toBe('here');
  });

  test('whatever happens, away only ever comes by time, and never within five minutes of a sign or a choice', () => {
    const event: fc.Arbitrary<StatusEvent> = fc.oneof(
      fc.constant(sign),
      fc.constant(time),
      fc.constantFrom<StatusEvent>({ kind: 'chosen', status: 'here' }, { kind: 'chosen', status: 'back-soon' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(AWAY_AFTER_MS * 2))), (steps) => {
        let own: OwnStatus = { status: 'here', lastSignMs: 0 };
        let nowMs = 0;
        let lastMs = 0;
        for (const [step, elapsedMs] of steps) {
          nowMs += elapsedMs;
          own = statusAfter(own, step, nowMs);
          if (step.kind !== 'time') lastMs = nowMs;
          if (own.status !== 'away') continue;
          expect(step.kind).toBe('time');
          expect(nowMs - lastMs).toBeGreaterThanOrEqual(AWAY_AFTER_MS);
        }
      }),
    );
  });
});
