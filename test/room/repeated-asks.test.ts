import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { gateSheet, rightOn } from './gate-answers.ts';
import { everybodyLeaves, newRequestId } from './guest.ts';
import { becomes, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { learnerIn, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

test('A4 an answer at a gate sent again and again is one answer with one reply', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', 'to-law');
  const { sheetId, question } = await gateSheet(anna);
  const given = await rightOn(hall, question);
  const answer = { requestId: newRequestId(), gateId: 'to-law', sheetId, answer: given };
  const first = await anna.ask('gate.answer', answer);
  expect(first).toMatchObject({ ok: true });
  expect(await anna.ask('gate.answer', answer)).toEqual(first);
  anna.dropLine();
  await anna.comeBack();
  expect(await anna.ask('gate.answer', answer)).toEqual(first);
  await becomes(async () => (await responsesOf('Anna')) === 1, 'one response');
});

async function responsesOf(name: string): Promise<number> {
  const [row] = await hall.sql`select count(*)::int as n from response join person using (person_id)
    where display_name = ${name}`;
  return row?.n as number;
}

test('A4 gathering, opening, answering and revealing with the same request id act once', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [question] = await roundQuestions(lecturer);
  const twice = async (guest: typeof lecturer, name: string, payload: object) => {
    const wish = { requestId: newRequestId(), ...payload };
    const [one, two] = await Promise.all([guest.ask(name, wish), guest.ask(name, wish)]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    return one.ok ? one.value : {};
  };
  await twice(lecturer, 'tour.gather', { exhibitId: 'openness' });
  const { roundId } = await twice(lecturer, 'quiz.open-round', { questionId: question?.questionId });
  await twice(learner, 'quiz.answer-round', { roundId, optionId: question?.options[0]?.optionId });
  await twice(lecturer, 'quiz.reveal-round', { roundId });
  await learner.until((state) => state.round.rightOptionId !== '', 'the reveal');
  expect([learner.room.state.tour.stops, learner.room.state.round.answered]).toEqual([1, 1]);
  await becomes(async () => {
    const rows = await hall.sql`select kind from event_log where room_id = ${tourId} and request_id is not null
      order by id`;
    return rows.map(({ kind }) => kind).join() === 'tour.gathered,round.opened,round.answered,round.revealed';
  }, 'each event once');
});
