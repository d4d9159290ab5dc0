import { expect, test } from 'vitest';
import { sourcesOf } from '../../../test/source-files.ts';
import { ownMark, ownPoints, ownResult } from './own-marker.ts';

const SCORINGS = ['all-or-nothing', 'missing-half', 'right-minus-wrong'];
const marks = (key: string[], answer: string[]) =>
  SCORINGS.map((scoring) => ownMark({ kind: 'multiple', key }, answer, scoring));

test('Q6 the marker of the benchmark marks a multiple choice by the three rules', () => {
  const key = ['a', 'b', 'c', 'd'];
  expect(marks(key, ['d', 'c', 'b', 'a'])).toEqual([1, 1, 1]);
  expect(marks(key, ['a', 'b', 'c'])).toEqual([0, 0.5, 0.75]);
  expect(marks(key, ['a'])).toEqual([0, 0.5, 0.25]);
  expect(marks(key, ['a', 'b', 'c', 'x'])).toEqual([0, 0, 0.5]);
  expect(marks(key, ['a', 'b', 'c', 'd', 'x'])).toEqual([0, 0, 0.75]);
  expect(marks(key, ['a', 'x', 'y'])).toEqual([0, 0, 0]);
  expect(marks(key, ['x'])).toEqual([0, 0, 0]);
});

test('Q6 the marker of the benchmark marks what is right as a whole or not at all', () => {
  const [whole = ''] = SCORINGS;
  expect(ownMark({ kind: 'single', key: 'a' }, 'a', whole)).toBe(1);
  expect(ownMark({ kind: 'single', key: 'a' }, 'b', whole)).toBe(0);
  expect(ownMark({ kind: 'true-false', key: false }, false, whole)).toBe(1);
  expect(ownMark({ kind: 'true-false', key: false }, true, whole)).toBe(0);
  expect(ownMark({ kind: 'evidence', key: 'vase' }, 'vase', whole)).toBe(1);
  expect(ownMark({ kind: 'evidence', key: 'vase' }, 'bell', whole)).toBe(0);
  expect(ownMark({ kind: 'ordering', key: ['a', 'b', 'c'] }, ['a', 'b', 'c'], 'right-minus-wrong')).toBe(1);
  expect(ownMark({ kind: 'ordering', key: ['a', 'b', 'c'] }, ['a', 'c', 'b'], 'right-minus-wrong')).toBe(0);
  const filled = { kind: 'fill-in', key: ['Rule of law', '二〇〇三年'] };
  for (const text of ['rule of law', ' RULE-OF-LAW. ', 'ｒｕｌｅ　ｏｆ　ｌａｗ', '《二〇〇三年》'])
    expect(ownMark(filled, text, whole)).toBe(1);
  for (const text of ['rule of laws', '二〇〇四年']) expect(ownMark(filled, text, whole)).toBe(0);
});

test('E3 the marker of the benchmark gives points to the hundredth, and nothing for what was left out', () => {
  expect(ownPoints(2 / 3, 2)).toBe(1.33);
  expect(ownPoints(1 / 3, 2)).toBe(0.67);
  expect(ownPoints(null, 2)).toBe(0);
  expect(ownResult([1.33, 0.67, 0.1, 0.2], 2.3)).toEqual({ points: 2.3, passed: true });
  expect(ownResult([1.33, 0.67], 2.01)).toEqual({ points: 2, passed: false });
});

test('Q6 the marker of the benchmark knows nothing of how the product marks', () => {
  const sources = new Map(sourcesOf('bench').map((source) => [source.file, source]));
  const known = new Set<string>(['bench/src/gates/own-marker.ts']);
  for (const file of known) for (const { from } of sources.get(file)?.imports ?? []) known.add(from);
  expect(sources.has('bench/src/gates/own-marker.ts')).toBe(true);
  expect([...known].filter((file) => !file.startsWith('bench/src/gates/') && !file.startsWith('node:'))).toEqual([]);
  // What decides which answers are given and what becomes of the marks leans on the product's rules as little.
  const decides = ['own-marker', 'chosen-answers', 'compared-marks'].map((name) => `bench/src/gates/${name}.ts`);
  const imports = decides.flatMap(
    (file) => sources.get(file)?.imports ?? [{ from: `${file} is not there`, isTypeOnly: false }],
  );
  expect(imports.filter(({ from, isTypeOnly }) => !isTypeOnly && !from.startsWith('bench/'))).toEqual([]);
});
