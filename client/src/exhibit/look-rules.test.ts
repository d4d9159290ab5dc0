import { expect, test } from 'vitest';
import { countSeen, exhibitLookedAt } from './look-rules.ts';

test('X1 a page tells of an exhibit only while it is open, near, visible and somebody is there', () => {
  const looking = { openExhibitId: 'jade', isNear: true, isVisible: true, idleMs: 0 };
  expect(exhibitLookedAt(looking)).toBe('jade');
  expect(exhibitLookedAt({ ...looking, openExhibitId: '' })).toBe('');
  expect(exhibitLookedAt({ ...looking, isNear: false })).toBe('');
  expect(exhibitLookedAt({ ...looking, isVisible: false })).toBe('');
  expect(exhibitLookedAt({ ...looking, idleMs: 119_999 })).toBe('jade');
  expect(exhibitLookedAt({ ...looking, idleMs: 120_000 })).toBe('');
});

test('X5 what is seen of a scene is counted', () => {
  expect(countSeen(['a', 'b', 'c'], (one) => one !== 'b')).toBe(2);
});
