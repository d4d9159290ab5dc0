import { expect, test } from 'vitest';
import { watchOf } from './watch-rules.ts';

test('J32 who is away or has another page in front does not follow', () => {
  expect(watchOf(false, 'here')).toBe('here');
  expect(watchOf(false, 'away')).toBe('idle');
  expect(watchOf(false, 'back-soon')).toBe('idle');
  expect(watchOf(true, 'here')).toBe('hidden');
  expect(watchOf(true, 'away')).toBe('hidden');
});
