import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Nearness } from '../game-server/src/avatar/nearness.ts';
import { tilesAnywhere } from './tiles-anywhere.ts';

const size = { width: 61, height: 37 };
const place = fc.record({
  x: tilesAnywhere(size.width - 1),
  y: tilesAnywhere(size.height - 1),
});

test('M18 who is near is found exactly, as by looking at everybody', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), place, tilesAnywhere(40), (all, at, reach) => {
      const near = new Nearness<{ x: number; y: number }>(size);
      near.fill(all);
      const found = new Set<object>();
      near.within(at, reach, (each) => found.add(each));
      const wanted = all.filter((each) => (each.x - at.x) ** 2 + (each.y - at.y) ** 2 <= reach * reach);
      expect(found).toEqual(new Set(wanted));
    }),
  );
});
