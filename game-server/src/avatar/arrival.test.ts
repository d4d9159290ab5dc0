import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits } from '../../../shared-schema/src/avatar/motion.ts';
import { anyMap, anyPasses, drawnMap, isOnFloor } from '../../../test/drawn-map.ts';
import { tilesAnywhere } from '../../../test/tiles-anywhere.ts';
import { arrivalAt } from './arrival.ts';

const seat = { x: 2.5, y: 1.5, heading: 64 };
const bench = { ...drawnMap(['.....', '..#..', '.....', '..1..', '##.##']), seats: [seat] };

test('P6 P26 nobody arrives on a seat that somebody else has taken: the later one stands beside it', () => {
  expect(arrivalAt(bench, 0, seat, [])).toEqual(seat);
  const beside = arrivalAt(bench, 0, seat, [{ x: 2.5, y: 1.5 }]);
  expect(beside).not.toBeNull();
  expect([beside?.x, beside?.y]).not.toEqual([2.5, 1.5]);
  expect(fits(bench, 0, beside?.x ?? 0, beside?.y ?? 0)).toBe(true);
  expect(arrivalAt(bench, 0, seat, [{ x: 0.5, y: 0.5 }])).toEqual(seat);
});

test('M3 P26 a place in a wall, in a gate or behind one that was not passed is refused', () => {
  const map = drawnMap(['.....', '.....', '##1##', '.....', '.....']);
  expect(arrivalAt(map, 0, { x: 2.5, y: 2.5 }, [])).toBeNull();
  expect(arrivalAt(map, 0, { x: 0.5, y: 2.5 }, [])).toBeNull();
  expect(arrivalAt(map, 0, { x: 1.5, y: 4.5 }, [])).toBeNull();
  expect(arrivalAt(map, 1, { x: 1.5, y: 4.5 }, [])).toEqual({ x: 1.5, y: 4.5 });
  expect(arrivalAt(map, 0, { x: -3, y: 900 }, [])).toBeNull();
});

test('M3 P26 whatever place is kept, a body arrives on floor that it may enter, or nowhere', () => {
  const alongOrBeyond = tilesAnywhere(16).map((tiles) => tiles - 2);
  const place = fc.record({ x: alongOrBeyond, y: alongOrBeyond });
  fc.assert(
    fc.property(anyMap, anyPasses, place, (map, passes, last) => {
      const arrived = arrivalAt(map, passes, last, []);
      if (arrived) expect(isOnFloor(map, passes, arrived)).toBe(true);
    }),
    { seed: 5, numRuns: 500 },
  );
});
