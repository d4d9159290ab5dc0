import { expect, test } from 'vitest';
import { coversFace } from './mark-rules.ts';

test('X14 a mark is in the way of the face of who stands right behind its exhibit, and of nobody else', () => {
  const mark = { x: 10, y: 8 };
  for (const [x, y, isCovered] of [
    [10, 9.2, true],
    [10.5, 9.4, true],
    [10, 9.9, true],
    [10, 10.4, false],
    [11, 9.2, false],
    [10, 8, false],
  ] as const)
    expect([
      x,
      y,
      coversFace(mark, [
        { x: 3, y: 3 },
        { x, y },
      ]),
    ]).toEqual([x, y, isCovered]);
  expect(coversFace(mark, [])).toBe(false);
});
