import { expect, test } from 'vitest';
import { captionAt, chapterAt, clockOf } from './video-rules.ts';

const text = { en: 'One', 'zh-CN': '一' };

test('X22 a caption is shown from its first second until its last, and none between two', () => {
  const captions = [
    { fromS: 0.5, toS: 2, text },
    { fromS: 2, toS: 4, text },
    { fromS: 5, toS: 6, text },
  ];
  expect([0, 0.5, 1.99, 2, 4, 4.9, 5, 6].map((at) => captionAt(captions, at))).toEqual([-1, 0, 0, 1, -1, -1, 2, -1]);
});

test('X21 the chapter is the last that has begun', () => {
  const chapters = [0, 8, 23.2].map((startsAtS) => ({ startsAtS, title: text }));
  expect([0, 7.9, 8, 23.1, 23.2, 99].map((at) => chapterAt(chapters, at))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(chapterAt([], 3)).toBe(-1);
});

test('X21 a time is minutes and seconds', () => {
  expect([0, 9.9, 60, 65.2, 600].map(clockOf)).toEqual(['0:00', '0:09', '1:00', '1:05', '10:00']);
});
