import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublicQuestion } from '../pack/public-pack.ts';
import type { AnswerKey } from './answers.ts';
import { markOf } from './marking.ts';
import { answerOnSheet, rightAnswer } from './right-answers.ts';
import { originalAnswer, sheetOf } from './sheets.ts';

const letters = ['a', 'b', 'c', 'd'];
const question: PublicQuestion = {
  questionId: 'q',
  kind: 'multiple',
  stem: { en: 'Which?', 'zh-CN': '哪些？' },
  options: letters.map((letter) => ({ optionId: letter, text: { en: `text ${letter}`, 'zh-CN': letter } })),
  exhibitId: null,
  sources: [],
};
const keys: AnswerKey[] = [
  { kind: 'single', optionId: 'c' },
  { kind: 'multiple', optionIds: ['a', 'd'] },
  { kind: 'ordering', optionIds: ['d', 'b', 'a', 'c'] },
  { kind: 'true-false', isTrue: false },
  { kind: 'fill-in', accepted: ['Thirteen', '13'] },
  { kind: 'evidence', exhibitId: 'five-words' },
];

test('Q6 Q7 the right answer, found by its words on any sheet, gets the whole mark', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 }),
      (throws) => {
        let at = 0;
        // Chance that repeats itself would never give four different names: the count keeps it moving.
        const sheet = sheetOf(question, () => ((throws[at % throws.length] ?? 0) + at++ * 0.137) % 1);
        for (const key of keys) {
          const given = answerOnSheet(sheet.question, question, rightAnswer(key));
          const original = originalAnswer(sheet, given);
          expect(original && markOf(key, original, 'all-or-nothing')).toBe(1);
        }
      },
    ),
    { seed: 7, numRuns: 50 },
  );
});

test('Q7 a sheet that lacks an option says so', () => {
  const shorter = { ...question, options: question.options.slice(1) };
  expect(() => answerOnSheet(shorter, question, { kind: 'single', optionId: 'a' })).toThrow('has no option a');
});
