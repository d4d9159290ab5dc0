import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallMap } from '../map/hall-map.ts';
import type { PublicExhibit } from '../pack/public-pack.ts';
import { canLookAt, countedMs, LONGEST_LOOK_MS, leastMsToHear, sentenceAt } from './rules.ts';

/** Two scenes of ten by ten tiles side by side; an exhibit at the border, in the left one. */
const map = {
  width: 20,
  height: 10,
  sceneAt: Uint8Array.from({ length: 200 }, (_, index) => (index % 20 < 10 ? 1 : 2)),
  scenes: [{ sceneId: 'left' }, { sceneId: 'right' }],
} as HallMap;
const exhibit = { exhibitId: 'e', x: 9.5, y: 5.5, reachTiles: 2, sceneId: 'left' };

test('X1 what counts between two tells is what passed, and nothing beyond the longest look', () => {
  expect([0, 1, 5000, LONGEST_LOOK_MS, LONGEST_LOOK_MS + 1, 3_600_000, -5, Number.NaN].map(countedMs)).toEqual([
    0,
    1,
    5000,
    LONGEST_LOOK_MS,
    0,
    0,
    0,
    0,
  ]);
  const gaps = fc.array(fc.integer({ min: -1000, max: 60_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(gaps, (all) => {
      const counted = all.reduce((sum, gap) => sum + countedMs(gap), 0);
      const passed = all.reduce((sum, gap) => sum + Math.max(0, gap), 0);
      expect(counted).toBeLessThanOrEqual(passed);
    }),
    { seed: 11 },
  );
});

test('X2 one looks from within the reach and one tile more, in the scene of the exhibit', () => {
  for (const [x, y, looks] of [
    [9.5, 5.5, true],
    [9.5, 8.5, true],
    [9.5, 8.51, false],
    [6.5, 5.5, true],
    [6.4, 5.5, false],
    [10.5, 5.5, false],
    [-1, 5.5, false],
    [Number.NaN, 5.5, false],
  ] as const)
    expect([x, y, canLookAt(map, exhibit, { x, y })]).toEqual([x, y, looks]);
});

const shown = {
  exhibitId: 'one',
  title: { en: 'One', 'zh-CN': '一' },
  summary: { en: 'One.', 'zh-CN': '一。' },
  body: [],
  pictures: [],
  narration: null,
  minSeconds: 10,
  sources: [],
};
const spoken = (...lengths: [letters: number, characters: number][]): PublicExhibit => ({
  ...shown,
  kind: 'text',
  narration: {
    sentences: lengths.map(([letters, characters]) => ({ en: 'x'.repeat(letters), 'zh-CN': '字'.repeat(characters) })),
    recordings: { en: null, 'zh-CN': null },
  },
});

test('X4 hearing takes at least as long as the fastest voice in the shorter language', () => {
  expect(leastMsToHear(spoken())).toBe(0);
  expect(leastMsToHear(spoken([100, 40]))).toBe(4000);
  expect(leastMsToHear(spoken([300, 40]))).toBe(4800);
  expect(leastMsToHear({ ...shown, kind: 'text' })).toBe(null);
});

test('X24 watching a film takes at least as long as it lasts', () => {
  const poster = { file: 'media/p.png', alt: { en: 'P', 'zh-CN': '图' }, licence: 'CC0-1.0' };
  const video = { files: [], poster, durationS: 40, chapters: [], captions: [], licence: 'CC0-1.0' };
  expect(leastMsToHear({ ...shown, kind: 'video', video })).toBe(40_000);
});

test('X6 the sentence that is spoken is the last that has begun', () => {
  const starts = [0.5, 2, 6];
  expect([0, 0.49, 0.5, 1.9, 2, 5.99, 6, 100].map((at) => sentenceAt(starts, at))).toEqual([-1, -1, 0, 0, 1, 1, 2, 2]);
  expect(sentenceAt([], 3)).toBe(-1);
});
