import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicQuestion } from '../pack/public-pack.ts';
import { type AnswerKey, type GivenAnswer, SCORINGS } from './answers.ts';
import { comparedText, markOf } from './marking.ts';
import { originalAnswer, sheetOf } from './sheets.ts';

const four: AnswerKey = { kind: 'multiple', optionIds: ['a', 'b', 'c', 'd'] };
const chosen = (...optionIds: string[]): GivenAnswer => ({ kind: 'multiple', optionIds });

describe('Q6 each kind of question is marked by its rule', () => {
  test('single, true or false, evidence: the key or nothing', () => {
    expect(markOf({ kind: 'single', optionId: 'a' }, { kind: 'single', optionId: 'a' }, 'all-or-nothing')).toBe(1);
    expect(markOf({ kind: 'single', optionId: 'a' }, { kind: 'single', optionId: 'A' }, 'all-or-nothing')).toBe(0);
    for (const isTrue of [true, false]) {
      expect(markOf({ kind: 'true-false', isTrue }, { kind: 'true-false', isTrue }, 'all-or-nothing')).toBe(1);
      expect(markOf({ kind: 'true-false', isTrue }, { kind: 'true-false', isTrue: !isTrue }, 'all-or-nothing')).toBe(0);
    }
    expect(markOf({ kind: 'evidence', exhibitId: 'x' }, { kind: 'evidence', exhibitId: 'x' }, 'missing-half')).toBe(1);
    expect(markOf({ kind: 'evidence', exhibitId: 'x' }, { kind: 'evidence', exhibitId: 'y' }, 'missing-half')).toBe(0);
  });

  test('an order is right as a whole', () => {
    const key: AnswerKey = { kind: 'ordering', optionIds: ['a', 'b', 'c'] };
    expect(markOf(key, { kind: 'ordering', optionIds: ['a', 'b', 'c'] }, 'right-minus-wrong')).toBe(1);
    for (const optionIds of [
      ['a', 'c', 'b'],
      ['a', 'b'],
      ['a', 'b', 'c', 'd'],
    ])
      expect(markOf(key, { kind: 'ordering', optionIds }, 'right-minus-wrong')).toBe(0);
  });

  test('a filled-in text counts whatever its width, case and punctuation', () => {
    const key: AnswerKey = { kind: 'fill-in', accepted: ['Rule of law', '二〇〇三年'] };
    for (const text of ['rule of law', ' RULE-OF-LAW. ', 'ｒｕｌｅ　ｏｆ　ｌａｗ', '《二〇〇三年》'])
      expect(markOf(key, { kind: 'fill-in', text }, 'all-or-nothing')).toBe(1);
    for (const text of ['rule of laws', '。', '二〇〇四年'])
      expect(markOf(key, { kind: 'fill-in', text }, 'all-or-nothing')).toBe(0);
    expect(comparedText('“—”')).toBe('');
  });

  test('multiple choice by its three rules', () => {
    const marks = (given: GivenAnswer) => SCORINGS.map((scoring) => markOf(four, given, scoring));
    expect(marks(chosen('d', 'c', 'b', 'a'))).toEqual([1, 1, 1]);
    expect(marks(chosen('a', 'b', 'c'))).toEqual([0, 0.5, 0.75]);
    expect(marks(chosen('a'))).toEqual([0, 0.5, 0.25]);
    expect(marks(chosen('a', 'b', 'c', 'd', 'e'))).toEqual([0, 0, 0.75]);
    expect(marks(chosen('a', 'b', 'c', 'e', 'f'))).toEqual([0, 0, 0.25]);
    expect(marks(chosen('a', 'e', 'f'))).toEqual([0, 0, 0]);
    expect(marks(chosen('e'))).toEqual([0, 0, 0]);
    expect(marks(chosen('a', 'a', 'a', 'a'))).toEqual([0, 0.5, 0.25]);
  });

  test('an answer of another kind is worth nothing', () => {
    expect(markOf(four, { kind: 'ordering', optionIds: ['a', 'b', 'c', 'd'] }, 'missing-half')).toBe(0);
  });
});

describe('Q7 the options of a sheet say nothing about the question elsewhere', () => {
  const options = ['a', 'b', 'c', 'd', 'e'].map((optionId) => ({
    optionId,
    text: { en: optionId, 'zh-CN': optionId },
  }));
  const question: PublicQuestion = {
    questionId: 'q',
    kind: 'ordering',
    stem: { en: 'q', 'zh-CN': 'q' },
    options,
    exhibitId: null,
    sources: [],
  };
  const anyDice = fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true }));

  test('every option stands on it once, under a name of its own, and an answer comes back whole', () => {
    fc.assert(
      fc.property(anyDice, (stream) => {
        const sheet = sheetOf(question, () => stream.next().value as number);
        const texts = sheet.question.options.map(({ text }) => text.en);
        expect([...texts].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
        const optionIds = sheet.question.options.map(({ optionId }) => optionId);
        expect(new Set([...optionIds, 'a', 'b', 'c', 'd', 'e']).size).toBe(10);
        expect(originalAnswer(sheet, { kind: 'ordering', optionIds })).toEqual({ kind: 'ordering', optionIds: texts });
      }),
    );
  });

  test('what is not on the sheet, or named twice, is no answer', () => {
    let number = 0;
    const sheet = sheetOf(question, () => (number = (number + 0.137) % 1));
    const [first] = sheet.question.options.map(({ optionId }) => optionId);
    expect(originalAnswer(sheet, { kind: 'single', optionId: 'a' })).toBeNull();
    expect(originalAnswer(sheet, { kind: 'multiple', optionIds: [first as string, first as string] })).toBeNull();
  });
});
