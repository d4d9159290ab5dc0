import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Walker } from '../game-server/src/avatar/walker.ts';
import { type Pace, SPEED_TILES_PER_S, TICK_MS } from '../shared-schema/src/avatar/motion.ts';
import { type Intention, REWIND_TICKS } from '../shared-schema/src/avatar/rules.ts';
import type { HallMap } from '../shared-schema/src/map/hall-map.ts';
import { anyMap, drawnMap, isOnFloor } from './drawn-map.ts';
import { tilesAnywhere } from './tiles-anywhere.ts';

const steer: fc.Arbitrary<Intention> = fc.record({
  kind: fc.constant('steer' as const),
  heading: fc.integer({ min: 0, max: 255 }),
  pace: fc.constantFrom<Pace>(0, 1, 2),
});
const go: fc.Arbitrary<Intention> = fc.record({
  kind: fc.constant('go' as const),
  to: fc.record({ x: tilesAnywhere(14), y: tilesAnywhere(14) }),
  pace: fc.constantFrom<Pace>(1, 2),
});
const intention = fc.oneof({ weight: 3, arbitrary: steer }, { weight: 1, arbitrary: go });

const standingAt = (x: number, y: number) => new Walker({ x, y }, 0);

test('M2 M3 10,000 forged intentions: never in a wall or a closed gate, never faster than the pace', () => {
  const sent = fc.array(fc.tuple(intention, fc.integer({ min: -20, max: 20 }), fc.nat(3)), {
    minLength: 40,
    maxLength: 60,
  });
  fc.assert(
    fc.property(anyMap, sent, (map, messages) => {
      const start = firstFree(map);
      fc.pre(start !== null);
      const walker = standingAt(start.x, start.y);
      let tick = 0;
      const trail = [{ tick, ...walker.place }];
      for (const [wish, lie, pause] of messages) {
        walker.obey(map, wish, Math.max(0, tick + lie), 0, tick);
        expect(isOnFloor(map, 0, walker.place)).toBe(true);
        for (let i = 0; i < pause; i++) walker.advance(map, ++tick);
        expect(isOnFloor(map, 0, walker.place)).toBe(true);
        trail.push({ tick, ...walker.place });
      }
      const rewritten = (2 * REWIND_TICKS * TICK_MS * SPEED_TILES_PER_S[2]) / 1000;
      for (const [i, from] of trail.entries())
        for (const to of trail.slice(i)) {
          const most = ((to.tick - from.tick) * TICK_MS * SPEED_TILES_PER_S[2] * 1.05) / 1000 + rewritten;
          // Every intention may round the place by half a quantum, either way.
          expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeLessThanOrEqual(most + messages.length / 181);
        }
    }),
    { numRuns: 200, seed: 22 },
  );
}, 30_000);

test('M2 a forged clock wins no ground: 40 intentions a second along a corridor stay within 5 % of the pace', () => {
  const corridor = drawnMap(['.'.repeat(500)]);
  const lies = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(lies, fc.integer({ min: 250, max: 262 }), (forged, heading) => {
      const walker = standingAt(0.5, 0.5);
      const ticks = 600;
      for (let tick = 0; tick < ticks; tick++) {
        for (const half of [0, 1]) {
          const lie = forged[(2 * tick + half) % forged.length] ?? 0;
          const wish = { kind: 'steer', heading: heading & 255, pace: 2 } as const;
          walker.obey(corridor, wish, Math.max(0, tick + lie), 0, tick);
        }
        walker.advance(corridor, tick + 1);
      }
      const fair = (ticks * TICK_MS * SPEED_TILES_PER_S[2]) / 1000;
      expect(walker.place.x - 0.5).toBeLessThanOrEqual(fair * 1.05);
    }),
    { numRuns: 60, seed: 23 },
  );
});

test('M4 equal intentions with equal ticks end at the equal place, whatever the jitter within 250 ms', () => {
  const timeline = fc.array(
    fc.record({
      wish: intention,
      pause: fc.integer({ min: 0, max: 12 }),
      delay: fc.integer({ min: 0, max: REWIND_TICKS }),
    }),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(anyMap, timeline, (map, messages) => {
      const start = firstFree(map);
      fc.pre(start !== null);
      const [steady, jittered] = [false, true].map((isJittered) => walked(map, start, messages, isJittered));
      expect(jittered).toEqual(steady);
    }),
    { numRuns: 500, seed: 24 },
  );
});

/** Where a walk ends whose first message came without delay and set the clocks. */
function walked(
  map: HallMap,
  start: { x: number; y: number },
  messages: readonly { wish: Intention; pause: number; delay: number }[],
  isJittered: boolean,
) {
  const walker = standingAt(start.x, start.y);
  let meant = 10;
  let arrival = 0;
  const arrivals = [{ at: 10, clientTick: 1010, wish: { kind: 'steer', heading: 0, pace: 0 } as Intention }];
  for (const { wish, pause, delay } of messages) {
    meant += pause;
    arrival = Math.max(arrival, meant + (isJittered ? delay : 0));
    arrivals.push({ at: arrival, clientTick: meant + 1000, wish });
  }
  for (let tick = 1; tick <= meant + 60; tick++) {
    walker.advance(map, tick);
    for (const { at, clientTick, wish } of arrivals) if (at === tick) walker.obey(map, wish, clientTick, 0, tick);
  }
  const { x, y } = walker.place;
  return { x, y, heading: walker.segment.heading, pace: walker.segment.pace };
}

test('M5 a line that begins anew begins with a new clock, and the server own lead is not taken back', () => {
  const map = drawnMap(['.'.repeat(40)]);
  const walker = standingAt(0.5, 0.5);
  walker.obey(map, { kind: 'steer', heading: 0, pace: 1 }, 5000, 0, 10);
  walker.forgetClock();
  walker.obey(map, { kind: 'steer', heading: 0, pace: 0 }, 3, 0, 20);
  expect(walker.isMoving).toBe(false);
  for (let tick = 21; tick <= 30; tick++) walker.advance(map, tick);
  expect(walker.lead(map, { x: 20.5, y: 0.5 }, 0, 30)).toBe(true);
  for (let tick = 31; tick <= 33; tick++) walker.advance(map, tick);
  const led = walker.place.x;
  walker.obey(map, { kind: 'steer', heading: 0, pace: 0 }, 11, 1, 33);
  expect(walker.place.x).toBeGreaterThanOrEqual(led - 3 * 0.4 - 0.01);
  expect(walker.place.x).toBeGreaterThanOrEqual(0.5);
});

function firstFree(map: HallMap): { x: number; y: number } | null {
  for (let y = 0; y < map.height; y++)
    for (let x = 0; x < map.width; x++)
      if (isOnFloor(map, 0, { x: x + 0.5, y: y + 0.5 })) return { x: x + 0.5, y: y + 0.5 };
  return null;
}

test('M10 T3 a client that tells its clock stops nobody who is being led', () => {
  const map = drawnMap(['##########', '#........#', '##########']);
  const walker = standingAt(1.5, 1.5);
  expect(walker.lead(map, { x: 7.5, y: 1.5 }, 192, 10)).toBe(true);
  for (let tick = 11; tick < 60; tick++) {
    walker.hearClock(tick, tick);
    walker.advance(map, tick);
  }
  expect(walker.place).toMatchObject({ x: 7.5, y: 1.5 });
});
