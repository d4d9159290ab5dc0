import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved } from './ordering-moves.ts';

test('an option moves one place up or down, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b'], 'elsewhere', 1)).toEqual(['a', 'b']);
});

test('moving loses and doubles nothing, and any order can be reached', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      (from, to) => {
        let now: string[] = from;
        to.forEach((id, place) => {
          while (now.indexOf(id) > place) now = moved(now, id, -1);
          expect([...now].sort()).toEqual(ids);
        });
        expect(now).toEqual(to);
      },
    ),
    { seed: 5 },
  );
});
