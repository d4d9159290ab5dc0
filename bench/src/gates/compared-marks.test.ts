import { SCORINGS } from '@clearhall/shared-schema/quiz/answers';
import { markOf } from '@clearhall/shared-schema/quiz/marking';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { questionFile } from '../../../game-server/src/pack/question-file.ts';
import { keyOf } from '../../../game-server/src/quiz/answer-key.ts';
import { diceOf } from '../walk/walk-script.ts';
import { type Aim, chosenAnswer, onSheet } from './chosen-answers.ts';
import { ComparedMarks } from './compared-marks.ts';
import { generatedPack } from './generated-pack.ts';
import { ownMark } from './own-marker.ts';

const AIMS: Aim[] = ['right', 'partly', 'wrong'];

test('Q6 the product and the marker of the benchmark agree on what its learners answer', () => {
  const { questions } = generatedPack({ exhibits: 200, dice: diceOf(4) });
  const dice = diceOf(5);
  const marks = new ComparedMarks();
  for (const question of questions.values()) {
    const key = keyOf(v.parse(questionFile, question));
    // On this sheet every option bears the name that it has in its file.
    const sheet = { ...question, sources: [] };
    for (const scoring of SCORINGS)
      for (const aim of [...AIMS, ...AIMS, ...AIMS]) {
        const chosen = chosenAnswer(question, aim, dice, 'exhibit-100');
        const theirs = markOf(key, onSheet(sheet, question, chosen), scoring);
        marks.mark(question, scoring, ownMark(question, chosen, scoring), theirs);
      }
  }
  expect(marks.wrong).toEqual([]);
  const parts = SCORINGS.map((scoring) => marks.compared.get(`multiple ${scoring}: part`) ?? 0);
  expect(parts[0]).toBe(0);
  expect(Math.min(...parts.slice(1))).toBeGreaterThan(10);
  for (const kind of ['single', 'true-false', 'ordering', 'fill-in', 'evidence'])
    for (const how of ['whole', 'nothing']) expect(marks.compared.get(`${kind}: ${how}`)).toBeGreaterThan(0);
});

test('E3 a paper that tells other points, another answer or another key than it should is noticed', () => {
  const pack = generatedPack({ exhibits: 10, dice: diceOf(4) });
  const question = [...pack.questions.values()].find(({ kind }) => kind === 'multiple');
  if (!question) throw new Error('the pack has no multiple choice');
  const right = onSheet(question, question, question.key);
  const half = (question.key as string[]).slice(1);
  const slot = {
    question,
    points: 2,
    got: 1,
    answer: onSheet(question, question, half),
    right,
    ...{ explanation: question.explanation, sources: [] },
  };
  const paper = { scoring: 'missing-half', passPoints: 1 };
  const wrongIn = (changed: Partial<typeof slot>, result = { points: 1, passed: true }): number => {
    const marks = new ComparedMarks();
    marks.paper(pack, paper, [half], { result, slots: [{ ...slot, ...changed }] });
    return marks.wrong.length;
  };
  expect(wrongIn({})).toBe(0);
  const no = [...pack.questions.values()].find(({ kind, key }) => kind === 'true-false' && key === false);
  if (!no) throw new Error('the pack has nothing that is false');
  const marks = new ComparedMarks();
  const isFalse = { kind: 'true-false', isTrue: false } as const;
  const said = { ...slot, question: no, got: 2, answer: isFalse, right: isFalse };
  marks.paper(pack, paper, [false], { result: { points: 2, passed: true }, slots: [said] });
  expect(marks.wrong).toEqual([]);
  expect(wrongIn({ got: 2 })).toBe(1);
  expect(wrongIn({ answer: right })).toBe(1);
  expect(wrongIn({ right: slot.answer })).toBe(1);
  expect(wrongIn({}, { points: 2, passed: true })).toBe(1);
  expect(wrongIn({}, { points: 1, passed: false })).toBe(1);
});
