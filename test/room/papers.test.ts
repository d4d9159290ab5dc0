import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publish } from '../../game-server/src/pack/publish.ts';
import type { PaperInHand, ReviewedSlot } from '../../shared-schema/src/quiz/paper-asks.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { diskHeld } from './held-disk.ts';
import { becomes, roomOf, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { shippingBlocked } from './shipping.ts';
import {
  answerRightly,
  type BankQuestion,
  bankOf,
  close,
  practice,
  rightOnSheet,
  save,
  start,
} from './sitting-papers.ts';
import { granted } from './touring.ts';

let hall: OpenHall;
let bank: Map<string, BankQuestion>;
let release = () => {};
beforeAll(async () => {
  hall = await openHall();
  bank = await bankOf(hall.sql);
});
afterEach(async () => {
  release();
  await everybodyLeaves();
});
afterAll(async () => {
  await hall?.stop();
});

const refused = (reason: string) => ({ ok: false, reason });
const openTourId = async () => {
  const lecturer = await new Guest(hall).signIn('lecturer');
  return (await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' })).tourId;
};

/** Everything that tells what is right: explanations, sources, and what options are called in the bank. */
function tellTales(): string[] {
  return [...bank.values()].flatMap(({ options, explanation, sources }) => [
    ...options.map(({ optionId }) => optionId),
    JSON.stringify(explanation.en).slice(1, -1),
    ...sources.map(({ ref }) => ref.en),
    '"explanation"',
    '"right"',
    '"key"',
  ]);
}

test('E2 E3 E9 a paper from its start to its review: nothing tells before it is closed, everything after', async () => {
  const anna = await visitor(hall, 'Anna');
  const told: unknown[] = [await practice(anna)];
  expect(told[0]).toMatchObject({ questions: 8, points: 8, passPoints: 6, attempts: 2, attemptsLeft: 2, inHand: null });
  const paper = await start(anna);
  told.push(paper);
  expect(paper.slots.map(({ question }) => question.kind)).toEqual([
    ...['single', 'single', 'single'],
    ...['true-false', 'true-false', 'true-false'],
    ...['multiple', 'multiple'],
  ]);
  expect(paper.deadlineMs).toBe(paper.startedMs + 600_000);
  const { attemptId } = paper;
  expect(await anna.ask('paper.review', { attemptId })).toEqual(refused('paper-open'));
  for (const [slot, asked] of paper.slots.entries())
    if (slot !== 1) told.push(await save(anna, attemptId, slot, rightOnSheet(asked, bank)));
  const open = await granted<PaperInHand>(anna, 'paper.open', { attemptId });
  told.push(open, await practice(anna));
  expect(open.slots.map(({ answer }) => answer !== null)).toEqual(paper.slots.map((_, slot) => slot !== 1));
  expect(open.slots.map(({ question }) => question)).toEqual(paper.slots.map(({ question }) => question));
  for (const word of tellTales()) expect(JSON.stringify(told)).not.toContain(word);

  const result = await close(anna, attemptId);
  expect(result).toEqual({
    attemptId,
    paperId: 'practice',
    mode: 'counted',
    points: 7,
    most: 8,
    passed: true,
    by: 'person',
  });
  expect(await close(anna, attemptId)).toEqual(result);
  expect(await anna.ask('paper.open', { attemptId })).toEqual(refused('paper-closed'));
  const wish = { kind: 'true-false', isTrue: true } as const;
  expect(await save(anna, attemptId, 3, wish)).toEqual(refused('paper-closed'));
  const review = await granted<{ slots: ReviewedSlot[] }>(anna, 'paper.review', { attemptId });
  expect(review).toMatchObject({ result });
  review.slots.forEach((slot, i) => {
    const right = rightOnSheet(slot as never, bank);
    expect([slot.got, slot.answer, slot.right]).toEqual(i === 1 ? [0, null, right] : [1, right, right]);
    expect(slot.explanation).toEqual(bank.get(slot.question.questionId)?.explanation);
    expect(slot.sources.length).toBeGreaterThan(0);
  });
  expect(await practice(anna)).toMatchObject({
    attemptsLeft: 1,
    openAttemptId: null,
    closed: [{ attemptId, mode: 'counted', points: 7, passed: true }],
  });
});

test('E10 no paper draws a question of a gate or a round', async () => {
  const anna = await visitor(hall, 'Anna');
  const { gates, roundQuestionIds } = roomOf(anna).world.hall;
  const told = [...gates.flatMap(({ questionIds }) => questionIds), ...roundQuestionIds];
  for (const mode of ['mock', 'counted'] as const) {
    const { attemptId, slots } = await start(anna, mode);
    for (const { question } of slots) expect(told).not.toContain(question.questionId);
    await close(anna, attemptId);
  }
});

test('E6 a paper comes back with its answers after a lost line and a reload; an answer can be changed and taken back', async () => {
  const anna = await visitor(hall, 'Anna');
  const paper = await start(anna, 'mock');
  const { attemptId } = paper;
  await answerRightly(anna, paper, bank, 3);
  anna.dropLine();
  await becomes(() => anna.closedWith !== null, 'the line lost');
  await anna.comeBack();
  await save(anna, attemptId, 1, null);
  await save(anna, attemptId, 3, { kind: 'true-false', isTrue: true });
  await save(anna, attemptId, 3, { kind: 'true-false', isTrue: false });
  await anna.leave();
  await anna.enter();
  const again = await granted<PaperInHand>(anna, 'paper.open', { attemptId });
  expect(again.slots.map(({ answer }) => answer)).toEqual([
    rightOnSheet(paper.slots[0] as PaperInHand['slots'][number], bank),
    null,
    rightOnSheet(paper.slots[2] as PaperInHand['slots'][number], bank),
    { kind: 'true-false', isTrue: false },
    ...[null, null, null, null],
  ]);
  expect(await practice(anna)).toMatchObject({ attemptsLeft: 2, inHand: { attemptId, paperId: 'practice' } });
});

test('E5 J3 two counted attempts are all there are, in two rooms, with nothing shipped, and after a restart', async () => {
  const anna = await visitor(hall, 'Anna');
  const tourId = await openTourId();
  const unblock = await shippingBlocked(hall);
  const requestId = newRequestId();
  try {
    const wish = { paperId: 'practice', mode: 'counted' };
    const [one, two] = await Promise.all([start(anna), start(anna)]);
    expect(two?.attemptId).toBe(one?.attemptId);
    await anna.leave();
    await anna.enter({ tourId });
    expect((await start(anna)).attemptId).toBe(one?.attemptId);
    const mock = { requestId: newRequestId(), paperId: 'practice', mode: 'mock' };
    expect(await anna.ask('paper.start', mock)).toEqual(refused('another-in-hand'));
    await close(anna, one?.attemptId ?? '');
    const { attemptId } = await granted<PaperInHand>(anna, 'paper.start', { ...wish, requestId });
    await close(anna, attemptId);
    await anna.leave();
    await anna.enter();
    expect(await anna.ask('paper.start', { ...wish, requestId })).toEqual(refused('paper-closed'));
    expect(await anna.ask('paper.start', { ...wish, requestId: newRequestId() })).toEqual(refused('no-attempt-left'));
    expect(await hall.sql`select 1 from paper_attempt where attempt_id = ${attemptId}`).toHaveLength(0);
  } finally {
    await unblock();
  }
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect(await anna.ask('paper.start', { requestId, paperId: 'practice', mode: 'counted' })).toEqual(
    refused('paper-closed'),
  );
  expect(await anna.ask('paper.start', { requestId: newRequestId(), paperId: 'practice', mode: 'counted' })).toEqual(
    refused('no-attempt-left'),
  );
  const { closed } = await practice(anna);
  expect(closed).toHaveLength(2);
  const ids = closed.map(({ attemptId }) => attemptId);
  expect(await hall.sql`select 1 from paper_attempt where attempt_id = any(${ids})`).toHaveLength(2);
  expect((await start(anna, 'mock')).mode).toBe('mock');
});

test('E4 an answer after the deadline is refused, and time closes the paper with what was there', async () => {
  const anna = await visitor(hall, 'Anna');
  const paper = await start(anna, 'mock');
  const { attemptId } = paper;
  await answerRightly(anna, paper, bank, 5);
  const now = () => paper.startedMs + 599_900;
  roomOf(anna).nowMs = now;
  expect(await save(anna, attemptId, 5, rightOnSheet(paper.slots[5] as never, bank))).toMatchObject({ ok: true });
  roomOf(anna).nowMs = () => paper.deadlineMs ?? 0;
  expect(await save(anna, attemptId, 6, rightOnSheet(paper.slots[6] as never, bank))).toEqual(refused('paper-closed'));
  expect(await close(anna, attemptId)).toMatchObject({ points: 6, passed: true, by: 'time' });
  roomOf(anna).nowMs = Date.now;
});

test('E4 the room closes what is over without being asked; so does the first who asks', async () => {
  const anna = await visitor(hall, 'Anna');
  const first = await start(anna, 'mock');
  roomOf(anna).nowMs = () => (first.deadlineMs ?? 0) + 5000;
  const closed = () => hall.sql`select closed_at, deadline_at, closed_by from paper_attempt
    where attempt_id = ${first.attemptId} and closed_at is not null`;
  await becomes(async () => (await closed()).length === 1, 'closed by the room');
  const [row] = await closed();
  expect([row?.closed_by, row?.closed_at]).toEqual(['time', row?.deadline_at]);
  roomOf(anna).nowMs = Date.now;

  const second = await start(anna, 'mock');
  await anna.leave();
  await hall.restart();
  await anna.enter();
  roomOf(anna).nowMs = () => (second.deadlineMs ?? 0) + 600_000;
  expect(await practice(anna)).toMatchObject({ openAttemptId: null, inHand: null });
  expect(await anna.ask('paper.review', { attemptId: second.attemptId })).toMatchObject({
    ok: true,
    value: { result: { by: 'time', points: 0, passed: false } },
  });
  roomOf(anna).nowMs = Date.now;
});

test('E8 a replayed answer counts once, whatever came after it, and leaves one row', async () => {
  const anna = await visitor(hall, 'Anna');
  const { attemptId } = await start(anna, 'mock');
  const older = { requestId: newRequestId(), attemptId, slot: 3, answer: { kind: 'true-false', isTrue: true } };
  const saved = await granted(anna, 'paper.save', older);
  await save(anna, attemptId, 3, { kind: 'true-false', isTrue: false });
  expect(await granted(anna, 'paper.save', older)).toEqual(saved);
  const rows = () => hall.sql`select 1 from paper_answer where attempt_id = ${attemptId}`;
  await becomes(async () => (await rows()).length === 2, 'both answers shipped');
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect(await granted(anna, 'paper.save', older)).toEqual(saved);
  const { slots } = await granted<PaperInHand>(anna, 'paper.open', { attemptId });
  expect(slots[3]?.answer).toEqual({ kind: 'true-false', isTrue: false });
  await close(anna, attemptId);
  expect(await rows()).toHaveLength(2);
  expect(await anna.ask('paper.save', older)).toEqual({ ok: true, value: saved });
  await anna.leave();
  await anna.enter({ tourId: await openTourId() });
  expect(await anna.ask('paper.save', older)).toEqual(refused('paper-closed'));
});

test('E8 E9 what is foreign, not on the sheet or of another kind is refused with its reason', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const paper = await start(anna);
  const { attemptId } = paper;
  for (const name of ['paper.open', 'paper.review'])
    expect(await ben.ask(name, { attemptId })).toEqual(refused('no-such-attempt'));
  const yes = { kind: 'true-false', isTrue: true } as const;
  expect(await save(ben, attemptId, 3, yes)).toEqual(refused('no-such-attempt'));
  expect(await ben.ask('paper.close', { requestId: newRequestId(), attemptId })).toEqual(refused('no-such-attempt'));
  expect(await save(anna, attemptId, 8, yes)).toEqual(refused('no-such-slot'));
  const single = bank.get(paper.slots[0]?.question.questionId ?? '');
  const original = single?.options[0]?.optionId ?? '';
  for (const answer of [
    yes,
    { kind: 'single', optionId: original },
    { kind: 'fill-in', text: 'any' },
    { kind: 'evidence', exhibitId: 'openness' },
  ] as const)
    expect(await save(anna, attemptId, 0, answer)).toEqual(refused('no-such-option'));
  const [twice] = paper.slots[7]?.question.options ?? [];
  const doubled = { kind: 'multiple' as const, optionIds: [twice?.optionId ?? '', twice?.optionId ?? ''] };
  expect(await save(anna, attemptId, 7, doubled)).toEqual(refused('no-such-option'));
  expect(await anna.ask('paper.start', { requestId: newRequestId(), paperId: 'none', mode: 'mock' })).toEqual(
    refused('no-such-paper'),
  );
  const { slots } = await granted<PaperInHand>(anna, 'paper.open', { attemptId });
  expect(slots.every(({ answer }) => answer === null)).toBe(true);
});

test('E6 J1 starting, an answer and closing are told when they are on disk', async () => {
  const anna = await visitor(hall, 'Anna');
  const whenDurable = async <T>(ask: () => Promise<T>): Promise<T> => {
    release = diskHeld();
    let isReplied = false;
    const reply = ask().finally(() => {
      isReplied = true;
    });
    // What needs no disk is answered meanwhile, over the same line.
    for (let i = 0; i < 3; i++) expect(await anna.ask('people.me')).toMatchObject({ ok: true });
    expect(isReplied).toBe(false);
    release();
    return reply;
  };
  const { attemptId } = await whenDurable(() => start(anna, 'mock'));
  const saved = await whenDurable(() => save(anna, attemptId, 3, { kind: 'true-false', isTrue: true }));
  expect(saved).toMatchObject({ ok: true });
  expect(await whenDurable(() => close(anna, attemptId))).toMatchObject({ by: 'person' });
});

test('E7 an attempt goes on with its own version while a newer one is published, and is marked by it', async () => {
  const anna = await visitor(hall, 'Anna');
  const paper = await start(anna, 'mock');
  const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-papers-'));
  try {
    await cp(path.resolve(import.meta.dirname, '../../maps'), folder, { recursive: true });
    const questions = path.join(folder, 'halls/integrity/questions');
    for (const file of await readdir(questions)) {
      const question = JSON.parse(await readFile(path.join(questions, file), 'utf8'));
      if (question.kind !== 'true-false') continue;
      question.key = !question.key;
      question.stem.en = 'Is it the other way round?';
      await writeFile(path.join(questions, file), JSON.stringify(question));
    }
    expect(await publish(hall.sql, path.join(folder, 'halls/integrity'))).toMatchObject({ isNew: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { version } = anna.room.state;
  await anna.leave();
  await anna.enter({ tourId: await openTourId() });
  expect(anna.room.state.version).not.toBe(version);
  const again = await granted<PaperInHand>(anna, 'paper.open', { attemptId: paper.attemptId });
  expect(again.slots).toEqual(paper.slots);
  await answerRightly(anna, again, bank);
  expect(await close(anna, paper.attemptId)).toMatchObject({ points: 8 });
  const newer = await start(anna, 'mock');
  expect(newer.slots[3]?.question.stem.en).toBe('Is it the other way round?');
});
