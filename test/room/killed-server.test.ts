import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { PaperInHand } from '../../shared-schema/src/quiz/paper-asks.ts';
import { Guest, newRequestId } from './guest.ts';
import { becomes } from './inside-room.ts';
import { KillableServer } from './killable-server.ts';
import { shippingBlocked } from './shipping.ts';
import { save, start as startPaper } from './sitting-papers.ts';
import { act, granted, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

const server = KillableServer.forEachTest();

test('J1 J3 J6 T6 what a server had acknowledged when it was killed is in the record after the next start, once', async () => {
  const hall = await server.start();
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  await becomes(async () => (await server.sql`select 1 from attendance_span`).length === 2, 'both spans shipped');
  const release = await shippingBlocked(server);
  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  const requestId = newRequestId();
  const answer = { requestId, roundId, optionId: question?.options[0]?.optionId };
  await granted(learner, 'quiz.answer-round', answer);
  const { tourId: unknownTour } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  await server.kill();
  await release();
  expect(await server.sql`select 1 from response`).toHaveLength(0);
  expect(await server.sql`select 1 from attendance_span where ended_at is null`).toHaveLength(2);

  const again = await server.start();
  await becomes(async () => (await server.sql`select 1 from response`).length === 1, 'the answer in the record');
  expect(await server.sql`select 1 from event_log where request_id = ${requestId}`).toHaveLength(1);
  await becomes(
    async () => (await server.sql`select 1 from attendance_span where ended_at is null`).length === 0,
    'the spans ended',
  );
  const [ends] = await server.sql`select max(ended_at) <= (select max(at) from event_log where id <
      (select max(id::text)::uuid from event_log where kind = 'server.started')) as at_the_last_event
    from attendance_span`;
  expect(ends?.at_the_last_event).toBe(true);

  const back = await learnerIn(again, tourId);
  expect(back.room.roomId).toBe(tourId);
  const lecturerAgain = (await openTour(again)).lecturer;
  await lecturerAgain.leave();
  for (const id of [tourId, unknownTour]) {
    await lecturerAgain.enter({ tourId: id });
    expect(await lecturerAgain.ask('people.me')).toMatchObject({ value: { role: 'lecturer', roomId: id } });
    expect(await act(lecturerAgain, 'tour.gather', { exhibitId: 'openness' })).toMatchObject({ ok: true });
    await lecturerAgain.leave();
  }
  await server.kill();
});

test('E4 E6 a paper in hand outlives a killed server with its answers, and the time that was lost is given back', async () => {
  const hall = await server.start();
  const anna = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Anna' });
  const paper = await startPaper(anna, 'counted');
  const { attemptId } = paper;
  const deadlineOf = async () => {
    const [row] = await server.sql`select deadline_at from paper_attempt where attempt_id = ${attemptId}`;
    return (row?.deadline_at as Date | undefined)?.getTime();
  };
  await becomes(async () => (await deadlineOf()) === paper.deadlineMs, 'the attempt shipped');
  const release = await shippingBlocked(server);
  const answer = { kind: 'true-false', isTrue: false } as const;
  const saved = (await save(anna, attemptId, 4, answer)) as { ok: true; value: { savedMs: number } };
  await server.kill();
  await release();

  // Once before what the killed server left is shipped, and once after.
  const blocked = await shippingBlocked(server);
  const again = await server.start();
  const back = anna.at(again);
  await back.enter();
  const reopened = await granted<PaperInHand>(back, 'paper.open', { attemptId });
  expect(reopened.slots[4]?.answer).toEqual(answer);
  expect(reopened.slots.map(({ question }) => question)).toEqual(paper.slots.map(({ question }) => question));
  const gainedMs = (reopened.deadlineMs ?? 0) - (paper.deadlineMs ?? 0);
  expect(gainedMs).toBeGreaterThan(0);
  await blocked();
  await becomes(async () => (await deadlineOf()) === reopened.deadlineMs, 'the longer deadline in the record');
  const [started] = await server.sql<{ at: Date }[]>`
    select at from event_log where kind = 'server.started' order by id desc limit 1`;
  expect(gainedMs).toBe(Number(started?.at) - saved.value.savedMs);
  await server.kill();

  const third = anna.at(await server.start());
  await third.enter();
  const later = await granted<PaperInHand>(third, 'paper.open', { attemptId });
  expect(later.slots).toEqual(reopened.slots);
  expect(later.deadlineMs ?? 0).toBeGreaterThan(reopened.deadlineMs ?? 0);
  await server.kill();
});

test('J7 a second server on the same data folder is refused, and the first goes on', async () => {
  const hall = await server.start();
  const first = server.running;
  await expect(server.start()).rejects.toThrow(/journal .* cannot be opened/);
  server.running = first;
  const { lecturer } = await openTour(hall);
  expect(await act(lecturer, 'tour.gather', { exhibitId: 'openness' })).toMatchObject({ ok: true });
  await server.kill();
});

test.runIf(process.platform === 'linux')(
  'J7 a server whose disk is full acknowledges nothing more and ends with 70; what it had acknowledged is kept',
  async () => {
    const hall = await server.start(256 * 1024);
    const ended = once(server.running as ChildProcess, 'exit');
    const { lecturer, tourId } = await openTour(hall);
    const learner = await learnerIn(hall, tourId);
    await lecturer.leave();
    const release = await shippingBlocked(server);
    let acknowledged = 2;
    let refusedWith = '';
    for (let i = 0; refusedWith === '' && i < 400; i++) {
      // Going out and in again is recorded too, and costs no credits.
      await learner.leave();
      const entered = await learner.enter({ tourId }).catch((error: Error) => error);
      if (entered instanceof Error) refusedWith = entered.message;
      else acknowledged++;
    }
    expect(refusedWith).not.toBe('');
    expect(await ended).toEqual([70, null]);
    await release();
    await server.start();
    await becomes(async () => {
      const entered = await server.sql`select 1 from event_log where room_id = ${tourId} and kind = 'person.entered'`;
      return entered.length >= acknowledged;
    }, 'every acknowledged coming in the record');
    await server.kill();
  },
);
