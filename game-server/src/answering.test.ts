import { expect, test } from 'vitest';
import { Credits } from './answering.ts';

test('A3 credits are a burst at first and come back evenly over the minute', () => {
  const credits = new Credits();
  const taken = (times: number, nowMs: number) =>
    Array.from({ length: times }, () => credits.take('a1 people.say', 40, nowMs)).filter(Boolean).length;
  expect(taken(20, 0)).toBe(10);
  expect(taken(20, 3_000)).toBe(2);
  expect(taken(20, 60_000)).toBe(10);
});

test('A3 who has all credits again is forgotten, so that a room that lives for weeks does not grow', () => {
  const credits = new Credits();
  for (let i = 0; i < 10_000; i++) credits.take(`a${i} people.say`, 30, i * 1_000);
  expect(credits.size).toBeLessThan(10);
});
