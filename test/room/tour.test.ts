import { afterAll, beforeAll, expect, test } from 'vitest';
import { Guest, newRequestId } from './guest.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall?.stop();
});

test('P1 two visitors of the open room see each other by name', async () => {
  const anna = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Anna' });
  const ben = await (await new Guest(hall).signIn('visitor')).enter({ name: '李小明' });
  await anna.until((state) => [...state.avatars.values()].some((avatar) => avatar.name === '李小明'), 'Ben');
  await ben.until((state) => [...state.avatars.values()].some((avatar) => avatar.name === 'Anna'), 'Anna');
  const people = await ben.ask('people.list', { page: 0, search: '' });
  expect(people).toMatchObject({ ok: true, value: { total: 2 } });
  await anna.leave();
  await ben.until((state) => state.avatars.size === 1, 'Anna gone');
  await ben.leave();
});

test('T1 a lecturer opens a tour, gathers, asks, reveals; each learner sees the own result', async () => {
  const lecturer = await new Guest(hall).signIn('lecturer');
  const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  await lecturer.enter({ tourId });
  const learner = await (await new Guest(hall).signIn('learner')).enter({ tourId });
  await lecturer.until((state) => state.tour.roster.size === 2, 'the roster');

  const { exhibits } = (await (await learner.fetch(`/api/halls/integrity/${lecturer.room.state.version}`)).json()) as {
    exhibits: { exhibitId: string }[];
  };
  const gathered = await lecturer.ask('tour.gather', { requestId: newRequestId(), exhibitId: exhibits[0]?.exhibitId });
  expect(gathered).toMatchObject({ ok: true, value: { coming: 1, stayed: [] } });

  const questions = await lecturer.ask('quiz.round-questions');
  if (!questions.ok) throw new Error(questions.reason);
  const [question] = questions.value.questions as { questionId: string; options: { optionId: string }[] }[];
  if (!question) throw new Error('no question');
  expect(await learner.ask('quiz.open-round', { requestId: newRequestId(), questionId: question.questionId })).toEqual({
    ok: false,
    reason: 'not-allowed',
  });
  const opened = await lecturer.ask('quiz.open-round', { requestId: newRequestId(), questionId: question.questionId });
  if (!opened.ok) throw new Error(opened.reason);
  const { roundId } = opened.value as { roundId: string };
  await learner.until((state) => state.round.phase === 'open', 'the round');
  const optionId = question.options[0]?.optionId;
  expect(await learner.ask('quiz.answer-round', { requestId: newRequestId(), roundId, optionId })).toMatchObject({
    ok: true,
  });
  expect(await learner.ask('quiz.answer-round', { requestId: newRequestId(), roundId, optionId })).toEqual({
    ok: false,
    reason: 'already-answered',
  });
  expect(await lecturer.ask('quiz.reveal-round', { requestId: newRequestId(), roundId })).toMatchObject({ ok: true });
  await learner.until((state) => state.round.rightOptionId !== '', 'the reveal');
  expect(learner.room.state.round.tally.get(String(optionId))).toBe(1);
  expect(await learner.ask('quiz.own-result', { roundId })).toMatchObject({ ok: true, value: { optionId } });
  await learner.leave();
  await lecturer.leave();
});
