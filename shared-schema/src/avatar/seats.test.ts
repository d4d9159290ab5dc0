import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnMap, isOnFloor } from '../../../test/drawn-map.ts';
import type { HallMap, Point } from '../map/hall-map.ts';
import { type Motion, SPEED_TILES_PER_S, step, TICK_MS } from './motion.ts';
import { intend, stepTimes } from './rules.ts';
import { besideSeat, seatUnder } from './seats.ts';

/** A bench of two solid seats along the upper wall, looking down. */
const SEATS = [
  { x: 3.5, y: 1.5, heading: 64 },
  { x: 4.5, y: 1.5, heading: 64 },
];

function hallWithBench(): HallMap {
  return { ...drawnMap(['#########', '#..##...#', '#.......#', '#.......#', '#########']), seats: SEATS };
}

const standing = (place: Point): Motion => ({ ...place, heading: 0, pace: 0, path: [] });
const seat: Point = { x: 3.5, y: 1.5 };

describe('M16 who goes to a seat sits down, and stands up beside it', () => {
  const map = hallWithBench();

  test('the way to a seat ends on its middle', () => {
    const going = intend(map, 0, standing({ x: 6.5, y: 3.5 }), { kind: 'go', to: { x: 3.2, y: 1.9 }, pace: 1 });
    const there = stepTimes(map, 0, going, 60);
    expect(there).toMatchObject({ x: 3.5, y: 1.5, pace: 0 });
    expect(seatUnder(map, there)).toEqual(SEATS[0]);
  });

  test('who sits and is wanted elsewhere walks there from beside the seat', () => {
    const going = intend(map, 0, standing(seat), { kind: 'go', to: { x: 6.5, y: 3.5 }, pace: 1 });
    expect(going.path[0]).toEqual({ x: 3.5, y: 2.5 });
    expect(stepTimes(map, 0, going, 60)).toMatchObject({ x: 6.5, y: 3.5, pace: 0 });
  });

  test('who sits and steers stands beside the seat at once, on the side steered to; who only turns stays seated', () => {
    expect(intend(map, 0, standing(seat), { kind: 'steer', heading: 64, pace: 1 })).toMatchObject({ x: 3.5, y: 2.5 });
    expect(intend(map, 0, standing(seat), { kind: 'steer', heading: 128, pace: 1 })).toMatchObject({ x: 2.5, y: 1.5 });
    expect(intend(map, 0, standing(seat), { kind: 'steer', heading: 9, pace: 0 })).toMatchObject({
      ...seat,
      heading: 9,
    });
  });

  test('who wants to the seat on which one sits stays seated', () => {
    expect(intend(map, 0, standing(seat), { kind: 'go', to: seat, pace: 1 })).toMatchObject({ ...seat, pace: 0 });
  });

  test('a seat without free floor beside it is not reached', () => {
    const closed = { ...drawnMap(['#####', '#.#.#', '#####']), seats: [{ x: 2.5, y: 0.5, heading: 64 }] };
    expect(besideSeat(closed, 0, { x: 2.5, y: 0.5 }, { x: 1.5, y: 1.5 })).toBeNull();
    const going = intend(closed, 0, standing({ x: 1.5, y: 1.5 }), { kind: 'go', to: { x: 2.5, y: 0.5 }, pace: 1 });
    expect(going).toMatchObject({ x: 1.5, y: 1.5, pace: 0 });
  });

  test('M2 M3 whatever is wanted, one stands on floor or is on the way to a seat, and never outruns the pace by more than standing up', () => {
    const steer = fc.record({
      kind: fc.constant('steer' as const),
      heading: fc.nat(255),
      pace: fc.constantFrom(0, 1, 2),
    });
    // Doubles by chance lie nearly all at zero; these lie everywhere.
    const tiles = (most: number) => fc.integer({ min: 0, max: most * 128 }).map((parts) => parts / 128);
    const go = fc.record({
      kind: fc.constant('go' as const),
      to: fc.record({ x: tiles(9), y: tiles(5) }),
      pace: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(steer, go), fc.nat(12)), { maxLength: 30 }), (wishes) => {
        let motion = standing({ x: 6.5, y: 3.5 });
        for (const [wish, ticks] of wishes) {
          const wasSeated = seatUnder(map, motion) !== undefined || isBetweenSeatAndFloor(map, motion);
          const before = motion;
          motion = intend(map, 0, motion, wish as Parameters<typeof intend>[3]);
          expect(Math.hypot(motion.x - before.x, motion.y - before.y)).toBeLessThanOrEqual(wasSeated ? 1.5 : 0.02);
          for (let i = 0; i < ticks; i++) {
            const next = step(map, 0, motion);
            const reach = (SPEED_TILES_PER_S[motion.pace] * TICK_MS) / 1000;
            expect(Math.hypot(next.x - motion.x, next.y - motion.y)).toBeLessThanOrEqual(reach + 1e-9);
            motion = next;
          }
          expect(isOnFloor(map, 0, motion) || isBetweenSeatAndFloor(map, motion)).toBe(true);
        }
      }),
      { seed: 16, numRuns: 300 },
    );
  });
});

/** On a seat, or within the tile that lies between it and the floor before it. */
function isBetweenSeatAndFloor(map: HallMap, { x, y }: Point): boolean {
  return map.seats.some((each) => Math.hypot(each.x - x, each.y - y) <= 1);
}
