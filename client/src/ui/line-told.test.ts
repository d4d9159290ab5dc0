import { expect, test } from 'vitest';
import { isLineTold } from './line-told.ts';

test('U31 a line that is back within a second is not told as lost; one that stays away is', () => {
  expect([0, 1, 9].map((seconds) => isLineTold('reconnecting', seconds))).toEqual([false, true, true]);
});

test('U31 how the line stands otherwise is told at once', () => {
  expect(isLineTold('here', 0)).toBe(false);
  expect((['connecting', 'lost', 'replaced'] as const).map((state) => isLineTold(state, 0))).toEqual([
    true,
    true,
    true,
  ]);
});
