import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { gateSheet, rightOn } from './gate-answers.ts';
import { type Asked, everybodyLeaves, Guest } from './guest.ts';
import { diskHeld } from './held-disk.ts';
import { participantOf, roomOf, ticksPass, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
let release = () => {};
beforeAll(async () => {
  hall = await openHall();
});
afterEach(async () => {
  release();
  await everybodyLeaves();
});
afterAll(async () => {
  await hall?.stop();
});

/** Asks while the disk takes its time: nothing may be replied or shown before it is through. */
async function repliedOnlyWhenDurable(watcher: Guest, ask: () => Promise<Asked>, shown: () => boolean): Promise<Asked> {
  release = diskHeld();
  let replied = false;
  const reply = ask().then((asked) => {
    replied = true;
    return asked;
  });
  await ticksPass(watcher, 4);
  expect([replied, shown()]).toEqual([false, false]);
  release();
  const asked = await reply;
  expect(asked).toMatchObject({ ok: true });
  expect(shown()).toBe(true);
  return asked;
}

test('J1 G4 no reply and no open door before the pass is on disk', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', 'to-law');
  const { sheetId, question } = await gateSheet(anna);
  const answer = { gateId: 'to-law', sheetId, answer: await rightOn(hall, question) };
  await repliedOnlyWhenDurable(
    anna,
    () => act(anna, 'gate.answer', answer),
    () => participantOf(anna).passes !== 0,
  );
});

test('J1 Q3 openings, answers and reveals of a round are told when they are on disk', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [first, second] = await roundQuestions(lecturer);
  const { round } = roomOf(lecturer).state;
  const opened = await repliedOnlyWhenDurable(
    lecturer,
    () => act(lecturer, 'quiz.open-round', { questionId: first?.questionId }),
    () => round.phase === 'open',
  );
  const roundId = opened.ok && opened.value.roundId;
  const optionId = first?.options[0]?.optionId;
  await repliedOnlyWhenDurable(
    learner,
    () => act(learner, 'quiz.answer-round', { roundId, optionId }),
    () => round.answered === 1,
  );
  await repliedOnlyWhenDurable(
    lecturer,
    () => act(lecturer, 'quiz.reveal-round', { roundId }),
    () => round.rightOptionId !== '',
  );

  // The next round is being opened: the one before it stays closed, whatever comes meanwhile.
  release = diskHeld();
  const opening = act(lecturer, 'quiz.open-round', { questionId: second?.questionId });
  await ticksPass(lecturer, 2);
  const late = await act(learner, 'quiz.answer-round', { roundId, optionId });
  expect(late).toEqual({ ok: false, reason: 'round-closed' });
  expect(await act(lecturer, 'quiz.reveal-round', { roundId })).toEqual({ ok: false, reason: 'round-closed' });
  expect(await act(lecturer, 'quiz.open-round', { questionId: second?.questionId })).toEqual({
    ok: false,
    reason: 'round-already-open',
  });
  release();
  expect(await opening).toMatchObject({ ok: true });
});

test('J1 Q3 an answer that comes while the reveal is being recorded does not count', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  release = diskHeld();
  const revealing = act(lecturer, 'quiz.reveal-round', { roundId });
  await ticksPass(lecturer, 2);
  const optionId = question?.options[0]?.optionId;
  expect(await act(learner, 'quiz.answer-round', { roundId, optionId })).toEqual({ ok: false, reason: 'round-closed' });
  release();
  expect(await revealing).toMatchObject({ ok: true });
});

test('J1 T5 gathering and closing act when they are on disk, and who comes in while it closes leaves no open span', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const { tour } = roomOf(lecturer).state;
  await repliedOnlyWhenDurable(
    lecturer,
    () => act(lecturer, 'tour.gather', { exhibitId: 'openness' }),
    () => tour.stopExhibitId === 'openness',
  );
  const late = await new Guest(hall).signIn('learner');
  const seat = await late.seat({ tourId });
  release = diskHeld();
  const closing = act(lecturer, 'tour.close');
  await ticksPass(lecturer, 2);
  const coming = late.join(seat).catch(() => {});
  await ticksPass(lecturer, 2);
  release();
  expect(await closing).toMatchObject({ ok: true });
  await coming;
  await everybodyLeaves();
  await hall.restart();
  expect(await hall.sql`select 1 from attendance_span where room_id = ${tourId} and ended_at is null`).toHaveLength(0);
});
