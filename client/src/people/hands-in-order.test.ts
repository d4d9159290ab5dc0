import { expect, test } from 'vitest';
import { handsInOrder } from './hands-in-order.ts';

test('U24 hands stand in the order in which they went up; lowered and raised again is last', () => {
  const first = handsInOrder([], new Set(['c']));
  const both = handsInOrder(first, new Set(['a', 'c']));
  expect(both).toEqual(['c', 'a']);
  expect(handsInOrder(both, new Set(['a', 'c']))).toBe(both);
  const without = handsInOrder(both, new Set(['a']));
  expect(handsInOrder(without, new Set(['c', 'a']))).toEqual(['a', 'c']);
});
