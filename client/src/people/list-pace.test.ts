import { peopleAsks } from '@clearhall/shared-schema/people/asks';
import { expect, test } from 'vitest';
import { waitBeforeAskingMs } from './list-pace.ts';

test('U27 however often something changes, the list is not asked for more often than the room answers', () => {
  const asked: number[] = [];
  let dueMs = Number.POSITIVE_INFINITY;
  for (let nowMs = 0; nowMs < 60_000; nowMs += 10) {
    if (nowMs >= dueMs) {
      asked.push(nowMs);
      dueMs = Number.POSITIVE_INFINITY;
    }
    // Each change drops the waiting question and plans another.
    dueMs = nowMs + waitBeforeAskingMs(asked.at(-1) ?? null, nowMs);
  }
  expect(asked.length).toBeGreaterThan(60);
  expect(asked.length).toBeLessThanOrEqual(peopleAsks['people.list'].creditsPerMinute);
});

test('U27 the first question and one after a while are asked at once', () => {
  expect([waitBeforeAskingMs(null, 5), waitBeforeAskingMs(0, 5_000)]).toEqual([0, 0]);
});
