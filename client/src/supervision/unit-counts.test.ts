import type { LiveRoom } from '@clearhall/shared-schema/supervision/live';
import { expect, test } from 'vitest';
import { unitCounts } from './unit-counts.ts';

function roomWith(...units: string[]): LiveRoom {
  return {
    roomId: 'room',
    kind: 'tour',
    hallTitle: { en: 'Hall', 'zh-CN': '展馆' },
    sceneTitles: {},
    lecturer: null,
    openedAt: '2026-11-20T10:00:00Z',
    people: units.map((unit, index) => ({ personId: `${index}`, name: 'A', unit, sceneId: 's', since: '' })),
    round: null,
  };
}

test('S3 every unit of the scope is counted, over all rooms, also at nought', () => {
  const counts = unitCounts(['North', 'South', 'West'], [roomWith('North', 'South', 'North'), roomWith('North')]);
  expect([...counts]).toEqual([
    ['North', 3],
    ['South', 1],
    ['West', 0],
  ]);
});
