import { expect, test } from 'vitest';
import { marksOf } from './minimap-marks.ts';

const at = (x: number, y: number) => ({ x, y, facing: 2, isSelf: false, role: 'visitor' as const });

test('U11 one is an arrow, the lecturer a pennant, all others dots', () => {
  const marks = marksOf([at(1, 1), { ...at(5.04, 6), isSelf: true }, { ...at(2, 2), role: 'lecturer' }, at(3, 1)]);
  expect(marks).toEqual({
    others: 'M1.0 1.0h0M3.0 1.0h0',
    lecturer: { x: 2, y: 2 },
    self: { x: 5, y: 6, facing: 2 },
  });
});

test('U11 a lecturer who looks is the arrow', () => {
  expect(marksOf([{ ...at(1, 1), isSelf: true, role: 'lecturer' }])).toMatchObject({ lecturer: null, others: '' });
});
