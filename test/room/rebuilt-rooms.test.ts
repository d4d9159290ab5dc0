import { matchMaker } from '@colyseus/core';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, type Guest, newRequestId } from './guest.ts';
import { becomes, keyOf, participantOf, placeOf, type RunningRoom, roomOf, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, granted, learnerIn, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall({ openRoomPeople: 3 });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

/** What a tour shares that is no line, no sign and no body: what has to be the same after its room was made again. */
function sharedOf({ state, world }: RunningRoom) {
  const { tour, round } = state.toJSON() as {
    tour: { stopExhibitId: string; stops: number; roster: Record<string, Record<string, unknown>> };
    round: object;
  };
  const roster = Object.values(tour.roster).map(({ name, role, unit, sceneId, hasAnswered }) => ({
    name,
    role,
    unit,
    sceneId,
    hasAnswered,
  }));
  roster.sort((a, b) => String(a.name).localeCompare(String(b.name)));
  return { stop: tour.stopExhibitId, stops: tour.stops, roster, round, openedGates: world.openedGates };
}

/** The room goes as with its process, and is made again by whoever comes. */
async function madeAgain(guest: Guest): Promise<RunningRoom> {
  const { roomId } = guest.room;
  await (matchMaker.getLocalRoomById(roomId) as { disconnect(): Promise<unknown> } | undefined)?.disconnect();
  await becomes(() => matchMaker.getLocalRoomById(roomId) === undefined, 'the room gone');
  await guest.seat({ tourId: roomId });
  return matchMaker.getLocalRoomById(roomId) as unknown as RunningRoom;
}

type Step = {
  who: number;
  what: 'open' | 'answer' | 'reveal' | 'gather' | 'let-through' | 'leave' | 'enter';
  pick: number;
};
const step = fc.record<Step>({
  who: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom(
    'open',
    'open',
    'answer',
    'answer',
    'answer',
    'reveal',
    'gather',
    'let-through',
    'leave',
    'enter',
  ),
  pick: fc.integer({ min: 0, max: 3 }),
});

test('T7 after any sequence of a tour its room is made again of its events as it was', async () => {
  const exhibits = ['openness', 'five-words', 'is-it-a-bribe'];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { lecturer, tourId } = await openTour(hall);
      const learners = [await learnerIn(hall, tourId), await learnerIn(hall, tourId), await learnerIn(hall, tourId)];
      const away = new Set<Guest>();
      const questions = await roundQuestions(lecturer);
      for (const { who, what, pick } of steps) {
        const learner = learners[who] as Guest;
        const { roundId, questionId } = lecturer.room.state.round;
        const options = questions.find((each) => each.questionId === questionId)?.options ?? [];
        if (what === 'open')
          await act(lecturer, 'quiz.open-round', { questionId: questions[pick % questions.length]?.questionId });
        if (what === 'reveal' && roundId) await act(lecturer, 'quiz.reveal-round', { roundId });
        if (what === 'gather') await act(lecturer, 'tour.gather', { exhibitId: exhibits[pick % 3] });
        const gateId = roomOf(lecturer).world.map.gates[pick]?.gateId;
        if (what === 'let-through' && gateId) await act(lecturer, 'gate.let-through', { gateId });
        if (what === 'answer' && roundId && !away.has(learner)) {
          const { optionId } = options[pick % options.length] ?? {};
          await act(learner, 'quiz.answer-round', { roundId, optionId });
        }
        if (what === 'leave' && !away.has(learner)) {
          away.add(learner);
          await learner.leave();
        }
        if (what === 'enter' && away.delete(learner)) await learner.enter({ tourId });
        const { round } = roomOf(lecturer).state;
        await lecturer.until((state) => state.round.roundId === round.roundId && state.round.phase === round.phase);
      }
      const live = sharedOf(roomOf(lecturer));
      expect(sharedOf(await madeAgain(lecturer))).toEqual(live);
      await Promise.all([lecturer, ...learners].map((guest) => guest.leave()));
    }),
    { seed: 9, numRuns: 8, endOnFailure: true },
  );
}, 120_000);

test('T7 A4 what was answered before counts after: the same request gets the same reply, another one a refusal', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [question] = await roundQuestions(lecturer);
  const opening = { requestId: newRequestId(), questionId: question?.questionId };
  const { roundId } = await granted<{ roundId: string }>(lecturer, 'quiz.open-round', opening);
  const answer = { requestId: newRequestId(), roundId, optionId: question?.options[1]?.optionId };
  const reply = await granted(learner, 'quiz.answer-round', answer);
  await madeAgain(lecturer);
  await lecturer.enter({ tourId });
  await learner.enter({ tourId });
  expect(await granted(lecturer, 'quiz.open-round', opening)).toEqual({ roundId });
  expect(await granted(learner, 'quiz.answer-round', answer)).toEqual(reply);
  expect(await act(learner, 'quiz.answer-round', { roundId, optionId: answer.optionId })).toEqual({
    ok: false,
    reason: 'already-answered',
  });
  const revealing = { requestId: newRequestId(), roundId };
  await granted(lecturer, 'quiz.reveal-round', revealing);
  await madeAgain(lecturer);
  await lecturer.enter({ tourId });
  expect(await granted(lecturer, 'quiz.reveal-round', revealing)).toBeNull();
  await lecturer.until((state) => state.round.rightOptionId !== '', 'the reveal');
  expect(lecturer.room.state.round.rightOptionId).toBe(await keyOf(hall, question?.questionId ?? ''));
});

test('P27 a made-up id, a closed room and the room of a tour make no open room', async () => {
  const anna = await visitor(hall, 'Anna');
  const { roomId } = anna.room;
  await anna.leave();
  await becomes(() => matchMaker.getLocalRoomById(roomId) === undefined, 'the room gone');
  const { tourId, lecturer } = await openTour(hall);
  await lecturer.leave();
  for (const named of [roomId, newRequestId(), tourId]) {
    const seat = await anna.seat({ name: 'Anna', roomId: named });
    expect(seat.roomId).not.toBe(named);
  }
  const rooms = await matchMaker.query({ name: 'hall' });
  expect(rooms.filter(({ metadata }) => metadata.kind === 'open')).toHaveLength(1);
});

test('P26 two who were kept on one seat do not both come back onto it', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const [anna, ben] = [await learnerIn(hall, tourId), await learnerIn(hall, tourId)];
  const [seat] = roomOf(lecturer).world.map.seats;
  if (!seat) throw new Error('the hall has no seat');
  await granted(lecturer, 'gate.let-through', {
    requestId: newRequestId(),
    gateId: roomOf(lecturer).world.map.gates[0]?.gateId,
  });
  await walkTo(anna, seat);
  const place = placeOf(anna);
  expect(Math.hypot(place.x - seat.x, place.y - seat.y)).toBeLessThan(0.1);
  await walkTo(ben, seat);
  await madeAgain(lecturer);
  await anna.enter({ tourId });
  await ben.enter({ tourId });
  expect(placeOf(anna)).toEqual(place);
  expect(placeOf(ben)).not.toEqual(place);
  expect(Math.hypot(placeOf(ben).x - seat.x, placeOf(ben).y - seat.y)).toBeLessThan(2);
  expect(participantOf(ben).isHere).toBe(true);
});
