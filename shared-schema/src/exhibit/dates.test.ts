import { expect, test } from 'vitest';
import { dateMs, inTimeOrder } from './dates.ts';

test('X7 dates are years, months or days that there are, and entries are in order of time', () => {
  for (const date of ['1949', '1949-11', '1949-11-09', '0558', '2024-02-29'])
    expect([date, dateMs(date)]).not.toEqual([date, null]);
  for (const date of ['', '49', '1949-13', '1949-00', '2023-02-29', '1949-11-31', '1949-1-1', '1949-11-09T00', 'then'])
    expect([date, dateMs(date)]).toEqual([date, null]);
  const entries = ['1987-07-01', '1949-11-09', '1949', '1986-12', '1949'].map((date, index) => ({ date, index }));
  expect(inTimeOrder(entries).map(({ date, index }) => `${date} ${index}`)).toEqual([
    '1949 2',
    '1949 4',
    '1949-11-09 1',
    '1986-12 3',
    '1987-07-01 0',
  ]);
});
