import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnMap } from '../../../test/drawn-map.ts';
import type { Motion } from './motion.ts';
import { continues, intend, placeIntention, REWIND_TICKS, stepTimes } from './rules.ts';

describe('placeIntention', () => {
  test('M4 what comes within the budget counts at the tick that its client meant, whatever the delays', () => {
    const delays = fc.array(fc.integer({ min: 0, max: REWIND_TICKS }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 10, max: 1e6 }), delays, (client, now, late) => {
        // The first message was a quick one: by it the clocks are set against each other.
        let { offset } = placeIntention(now, null, client);
        for (const [i, delay] of late.entries()) {
          const placed = placeIntention(now + i + delay, offset, client + i);
          expect(placed.atTick).toBe(now + i);
          offset = placed.offset;
        }
      }),
      { seed: 4 },
    );
  });

  test('M4 a quicker message than all before sets the clock; from then on what comes counts by it', () => {
    const { offset } = placeIntention(104, null, 0);
    const quick = placeIntention(110, offset, 10);
    expect(quick).toEqual({ atTick: 110, offset: 100 });
    expect(placeIntention(125, quick.offset, 20)).toEqual({ atTick: 120, offset: 100 });
  });

  test('M5 a tick that is older than the budget, or in the future, counts from now', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.option(fc.integer({ min: -1e9, max: 1e9 })),
        fc.nat(0xffffffff),
        (now, offset, tick) => {
          const placed = placeIntention(now, offset, tick);
          expect(placed.atTick).toBeLessThanOrEqual(now);
          expect(placed.atTick).toBeGreaterThanOrEqual(now - REWIND_TICKS);
          const meant = tick + (offset ?? now - tick);
          if (meant > now || meant < now - REWIND_TICKS) expect(placed).toEqual({ atTick: now, offset: now - tick });
          else expect(placed.atTick).toBe(meant);
        },
      ),
      { seed: 5 },
    );
  });
});

describe('intend', () => {
  const map = drawnMap(['....', '.##.', '....']);
  const standing: Motion = { x: 0.5, y: 0.5, heading: 64, pace: 0, path: [] };

  test('M1 steering takes direction and pace, from the quantised place where one is', () => {
    const motion = intend(map, 0, { ...standing, x: 0.503 }, { kind: 'steer', heading: 7, pace: 1 });
    expect(motion).toEqual({ x: 0.5, y: 0.5, heading: 7, pace: 1, path: [] });
  });

  test('M6 going walks the shortest way and looks along it; what cannot be reached lets one stand', () => {
    const going = intend(map, 0, standing, { kind: 'go', to: { x: 3.2, y: 0.7 }, pace: 2 });
    expect(going).toMatchObject({ heading: 0, pace: 2, path: [{ x: 3.5, y: 0.5 }] });
    expect(stepTimes(map, 0, going, 40)).toMatchObject({ x: 3.5, y: 0.5, pace: 0, path: [] });
    const walking: Motion = { ...standing, pace: 1 };
    expect(intend(map, 0, walking, { kind: 'go', to: { x: 1.5, y: 1.5 }, pace: 1 })).toEqual(standing);
    expect(intend(map, 0, walking, { kind: 'go', to: { x: 0.5, y: 0.5 }, pace: 1 })).toEqual(standing);
  });

  test('M6 who stands beside the middle of a tile does not walk back to it first', () => {
    const off = { ...standing, x: 0.75 };
    expect(intend(map, 0, off, { kind: 'go', to: { x: 3.5, y: 0.5 }, pace: 1 }).path).toEqual([{ x: 3.5, y: 0.5 }]);
  });
});

test('M7 a step that everybody extrapolates by themselves is not told; a turn and a halt are', () => {
  const walking: Motion = { x: 1, y: 1, heading: 5, pace: 1, path: [] };
  expect(continues(walking, { ...walking, x: 2 })).toBe(true);
  expect(continues(walking, { ...walking, heading: 6 })).toBe(false);
  expect(continues(walking, { ...walking, pace: 0 })).toBe(false);
});

test('M19 who is led to something looks at it in the end, and also when already there', () => {
  const map = drawnMap(['.....', '.....']);
  const standing: Motion = { x: 0.5, y: 0.5, heading: 64, pace: 0, path: [] };
  const going = intend(map, 0, standing, { kind: 'go', to: { x: 3.5, y: 0.5 }, pace: 1, heading: 192 });
  expect(going).toMatchObject({ heading: 0, pace: 1 });
  expect(stepTimes(map, 0, going, 40)).toEqual({ x: 3.5, y: 0.5, heading: 192, pace: 0, path: [] });
  const there = intend(map, 0, { ...standing, x: 3.5 }, { kind: 'go', to: { x: 3.5, y: 0.5 }, pace: 1, heading: 192 });
  expect(there).toMatchObject({ x: 3.5, heading: 192, pace: 0 });
  const closed = drawnMap(['..#..', '..#..']);
  const kept = intend(closed, 0, standing, { kind: 'go', to: { x: 3.5, y: 0.5 }, pace: 1, heading: 192 });
  expect(kept).toMatchObject({ x: 0.5, heading: 64, pace: 0 });
});
