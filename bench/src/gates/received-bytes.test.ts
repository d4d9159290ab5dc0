import { sheetOf } from '@clearhall/shared-schema/quiz/sheets';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { questionFile } from '../../../game-server/src/pack/question-file.ts';
import { publicQuestion } from '../../../game-server/src/quiz/public-question.ts';
import { diceOf } from '../walk/walk-script.ts';
import { CanaryScanner } from './canaries.ts';
import { generatedPack } from './generated-pack.ts';
import { ReceivedBytes } from './received-bytes.ts';

const { questions, canaries } = generatedPack({ exhibits: 10, dice: diceOf(8) });
const question = [...questions.values()].find(({ kind }) => kind === 'fill-in');
if (!question) throw new Error('the pack has no question to fill in');
const written = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const heard = () => new ReceivedBytes(new CanaryScanner(canaries));

test('G5 a key in a reply is a leak, by line and by HTTP, before the answer and after', async () => {
  for (const isEntitled of [false, true]) {
    const received = heard();
    if (isEntitled) received.entitle(question.questionId);
    received.frame(written({ key: question.key }));
    expect(received.leaks).toHaveLength(1);
    const reply = await received.http(Response.json({ key: question.key }));
    expect(received.leaks).toHaveLength(2);
    expect(await reply.json()).toEqual({ key: question.key });
  }
});

test('G2 an explanation is a leak until the question was answered, and told after', () => {
  const received = heard();
  received.frame(written(question.explanation));
  expect(received.leaks).toHaveLength(2);
  received.entitle(question.questionId);
  received.frame(written(question.explanation));
  expect(received.leaks).toHaveLength(2);
  expect([received.told.size, received.due]).toEqual([2, 2]);
});

test('G5 a key beside the question is noticed on every sheet that is handed out', () => {
  const received = heard();
  for (const each of questions.values()) {
    const { question: onSheet } = sheetOf(publicQuestion(v.parse(questionFile, each)), Math.random);
    received.frame(written(onSheet));
  }
  expect(received.leaks).toEqual([]);
});
