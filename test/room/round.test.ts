import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { becomes, keyOf } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const refused = (reason: string) => ({ ok: false, reason });

test('Q1 P7 only the lecturer of this tour opens and reveals; one round is open at a time', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const supervisor = await (await new Guest(hall).signIn('supervisor')).enter({ tourId });
  const visitor = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Vera', tourId });
  const [question, other] = await roundQuestions(lecturer);
  const questionId = question?.questionId ?? '';
  for (const guest of [learner, supervisor, visitor]) {
    expect(await guest.ask('quiz.round-questions')).toEqual(refused('not-allowed'));
    expect(await act(guest, 'quiz.open-round', { questionId })).toEqual(refused('not-allowed'));
  }
  expect(await act(lecturer, 'quiz.open-round', { questionId: 'five-principles' })).toEqual(
    refused('no-such-question'),
  );
  const openings = await Promise.all([
    act(lecturer, 'quiz.open-round', { questionId }),
    act(lecturer, 'quiz.open-round', { questionId: other?.questionId }),
  ]);
  expect(openings.map(({ ok }) => ok)).toEqual([true, false]);
  expect(openings[1]).toEqual(refused('round-already-open'));
  const { roundId } = (openings[0]?.ok ? openings[0].value : {}) as { roundId: string };
  for (const guest of [learner, supervisor, visitor])
    expect(await act(guest, 'quiz.reveal-round', { roundId })).toEqual(refused('not-allowed'));
  for (const guest of [lecturer, supervisor])
    expect(await act(guest, 'quiz.answer-round', { roundId, optionId: question?.options[0]?.optionId })).toEqual(
      refused('not-allowed'),
    );
  await lecturer.until((state) => state.round.asked === 2, 'two are asked: the learner and the visitor');
  expect(await act(lecturer, 'quiz.reveal-round', { roundId: newRequestId() })).toEqual(refused('no-such-round'));
  expect(await act(lecturer, 'quiz.reveal-round', { roundId })).toMatchObject({ ok: true });
  expect(await act(lecturer, 'quiz.reveal-round', { roundId })).toEqual(refused('round-closed'));
});

test('Q1 a lecturer is a learner in the tour of another and in an open room', async () => {
  const { tourId } = await openTour(hall);
  const lecturer = await (await new Guest(hall).signIn('lecturer')).enter();
  expect(await lecturer.ask('people.me')).toMatchObject({ value: { role: 'learner', kind: 'open' } });
  expect(await lecturer.ask('quiz.round-questions')).toEqual(refused('not-allowed'));
  expect(await act(lecturer, 'tour.close')).toEqual(refused('not-allowed'));
  await lecturer.leave();

  const other = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Other', tourId });
  await other.leave();
  await hall.sql`update person set role = 'lecturer' where display_name = 'Other'`;
  await other.enter({ tourId });
  expect(await other.ask('people.me')).toMatchObject({ value: { role: 'learner', name: 'Other' } });
  expect(await other.ask('quiz.round-questions')).toEqual(refused('not-allowed'));
});

test('Q2 Q4 Q5 everybody answers once; tally and key come with the reveal, and each sees the own result', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learners = [await learnerIn(hall, tourId), await learnerIn(hall, tourId), await learnerIn(hall, tourId)];
  const [anna, ben, chen] = learners as [Guest, Guest, Guest];
  const [question] = await roundQuestions(lecturer);
  if (!question) throw new Error('the hall has no question for rounds');
  const key = await keyOf(hall, question.questionId);
  const wrong = question.options.find(({ optionId }) => optionId !== key)?.optionId;
  const roundId = await openRound(lecturer, question.questionId);
  expect(await act(anna, 'quiz.answer-round', { roundId, optionId: 'zz9zz9' })).toEqual(refused('no-such-option'));
  expect(await act(anna, 'quiz.answer-round', { roundId, optionId: key })).toMatchObject({ ok: true });
  const twice = await Promise.all([1, 2].map(() => act(ben, 'quiz.answer-round', { roundId, optionId: wrong })));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await act(anna, 'quiz.answer-round', { roundId, optionId: wrong })).toEqual(refused('already-answered'));
  expect(await ben.ask('quiz.round-question', { roundId })).toMatchObject({ value: { ownOptionId: wrong } });

  await chen.until((state) => state.round.answered === 2, 'two answers counted');
  for (const guest of [lecturer, ...learners]) {
    const { round } = guest.room.state;
    expect([round.rightOptionId, round.tally.size]).toEqual(['', 0]);
    expect(await guest.ask('quiz.own-result', { roundId })).toEqual(refused('not-revealed'));
  }
  await act(lecturer, 'quiz.reveal-round', { roundId });
  for (const guest of [lecturer, ...learners]) {
    await guest.until((state) => state.round.rightOptionId !== '', 'the reveal');
    const { round } = guest.room.state;
    expect(round.rightOptionId).toBe(key);
    expect(Object.fromEntries(round.tally)).toEqual(
      Object.fromEntries(
        question.options.map(({ optionId }) => [optionId, optionId === key || optionId === wrong ? 1 : 0]),
      ),
    );
  }
  const results = await Promise.all(learners.map((guest) => guest.ask('quiz.own-result', { roundId })));
  expect(results).toMatchObject([
    { value: { optionId: key, right: true, rightOptionId: key } },
    { value: { optionId: wrong, right: false, rightOptionId: key } },
    { value: { optionId: null, right: false, rightOptionId: key } },
  ]);
  await becomes(async () => {
    const rows = await hall.sql`select is_right from response where round_id = ${roundId} order by at`;
    return rows.map((row) => row.is_right).join() === 'true,false';
  }, 'two responses in the record');
});

test('Q3 no answer counts after the reveal, not even while the next round is being opened', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  expect(await act(learner, 'quiz.answer-round', { roundId: newRequestId(), optionId: 'x' })).toEqual(
    refused('no-such-round'),
  );
  const [first, second] = await roundQuestions(lecturer);
  const optionId = first?.options[0]?.optionId;
  for (let i = 0; i < 3; i++) {
    const roundId = await openRound(lecturer, first?.questionId ?? '');
    await act(lecturer, 'quiz.reveal-round', { roundId });
    expect(await act(learner, 'quiz.answer-round', { roundId, optionId })).toEqual(refused('round-closed'));
    // In one breath: the opening of the next round is still being recorded when the late answer comes.
    const [opened, late] = await Promise.all([
      act(lecturer, 'quiz.open-round', { questionId: second?.questionId }),
      act(learner, 'quiz.answer-round', { roundId, optionId }),
    ]);
    expect(late).toMatchObject({ ok: false, reason: expect.stringMatching(/^(round-closed|no-such-round)$/) });
    await act(lecturer, 'quiz.reveal-round', { roundId: opened.ok && opened.value.roundId });
  }
});

test('Q5 T2 the roster shows who has answered, and forgets it with the next round', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [first, second] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, first?.questionId ?? '');
  await act(learner, 'quiz.answer-round', { roundId, optionId: first?.options[0]?.optionId });
  const hasAnswered = (answered: boolean) => (state: typeof lecturer.room.state) =>
    state.tour.roster.get(learner.avatarId)?.hasAnswered === answered;
  await lecturer.until(hasAnswered(true), 'the answer in the roster');
  await act(lecturer, 'quiz.reveal-round', { roundId });
  await openRound(lecturer, second?.questionId ?? '');
  await lecturer.until(hasAnswered(false), 'a fresh roster');
});
