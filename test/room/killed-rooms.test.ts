import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Guest, newRequestId } from './guest.ts';
import { becomes } from './inside-room.ts';
import { KillableServer } from './killable-server.ts';
import { shippingBlocked } from './shipping.ts';
import { act, granted, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

const server = KillableServer.forEachTest();
/** Several starts of a whole server, also on a busy machine. */
const STARTS_MS = 120_000;

/** Where the room tells a guest that its own body stands. */
const ownPlace = ({ people, avatarId }: Guest) => {
  const { x, y } = people.get(avatarId)?.segment ?? { x: 0, y: 0 };
  return { x, y };
};

/** Walks by the room's word alone: the room runs in another process. */
async function walks(guest: Guest, exhibitId: string): Promise<{ x: number; y: number }> {
  const { x, y } = await granted<{ x: number; y: number }>(guest, 'avatar.way-to', { kind: 'exhibit', id: exhibitId });
  await granted(guest, 'avatar.go', { tick: 1, seq: 1, x, y, pace: 2 });
  await guest.until((_state, people) => {
    const segment = people.get(guest.avatarId)?.segment;
    return segment?.seq === 1 && segment.pace === 0;
  }, 'the end of the walk');
  expect(ownPlace(guest)).toEqual({ x, y });
  return { x, y };
}

/** Three seconds by the room's own clock: longer than places wait to be kept. */
async function timePasses(guest: Guest): Promise<void> {
  const tick = async () => (await granted<{ tick: number }>(guest, 'people.me')).tick;
  const until = (await tick()) + 60;
  await expect.poll(tick, { timeout: 10_000, interval: 1000 }).toBeGreaterThanOrEqual(until);
}

/** The places that a spool keeps, after its server ended. */
const keptIn = (folder: string) => {
  const spool = new DatabaseSync(path.join(folder, 'journal', 'spool.sqlite'));
  try {
    return spool.prepare('select person_id, x, y from last_place').all() as {
      person_id: string;
      x: number;
      y: number;
    }[];
  } finally {
    spool.close();
  }
};

test(
  'P26 P27 after a killed server visitors come back into the same sister room, to the same place',
  async () => {
    const hall = await server.start(undefined, { OPEN_ROOM_PEOPLE: '2' });
    const visitors: Guest[] = [];
    for (let i = 0; i < 5; i++)
      visitors.push(await (await new Guest(hall).signIn('visitor')).enter({ name: `Vera ${i}` }));
    const rooms = visitors.map(({ room }) => room.roomId);
    expect(new Set(rooms).size).toBeGreaterThan(2);
    const exhibitIds = ['openness', 'five-words'];
    const places = await Promise.all(visitors.map((each, i) => walks(each, exhibitIds[i % 2] ?? '')));
    const closed = visitors.pop() as Guest;
    const closedRoom = rooms.pop() as string;
    await closed.leave();
    await becomes(
      async () =>
        (await server.sql`select 1 from room where room_id = ${closedRoom} and closed_at is not null`).length === 1,
      'the room of the last one closed',
    );
    await timePasses(visitors[0] as Guest);
    await server.kill();
    // A room that had ended keeps no place of anybody.
    expect(keptIn(server.dataDir)).toHaveLength(4);

    const again = await server.start(undefined, { OPEN_ROOM_PEOPLE: '2' });
    const back = visitors.map((each) => each.at(again));
    for (const [i, each] of back.entries()) {
      await each.enter({ name: `Vera ${i}`, roomId: rooms[i] as string });
      expect(each.room.roomId).toBe(rooms[i]);
      await each.until((_state, people) => people.has(each.avatarId), 'told of itself');
      expect(ownPlace(each)).toEqual(places[i]);
    }
    const late = await closed.at(again).enter({ name: 'Late', roomId: closedRoom });
    expect(late.room.roomId).not.toBe(closedRoom);
    const astray = await (await new Guest(again).signIn('visitor')).seat({ name: 'Astray', roomId: newRequestId() });
    expect(rooms).not.toContain(astray.roomId);
    await server.kill();
  },
  STARTS_MS,
);

test(
  'T7 after a killed server a tour has its stop, roster and open round; answers from before count',
  async () => {
    const hall = await server.start();
    const { lecturer, tourId } = await openTour(hall);
    const anna = await learnerIn(hall, tourId);
    const ben = await learnerIn(hall, tourId);
    await granted(lecturer, 'tour.gather', { requestId: newRequestId(), exhibitId: 'openness' });
    const [question] = await roundQuestions(lecturer);
    const [first, second] = question?.options ?? [];
    const roundId = await openRound(lecturer, question?.questionId ?? '');
    // What was answered last is still on its way when the server is killed, what came before is shipped.
    await becomes(
      async () => (await server.sql`select 1 from round where round_id = ${roundId}`).length === 1,
      'the round shipped',
    );
    const release = await shippingBlocked(server);
    await granted(anna, 'quiz.answer-round', { requestId: newRequestId(), roundId, optionId: first?.optionId });
    await lecturer.until(({ tour }) => tour.roster.size === 3, 'everybody on the roster');
    const names = [...lecturer.room.state.tour.roster.values()].map(({ name }) => name).sort();
    await server.kill();

    // Nothing is shipped yet when the room is made again either: the last answer is in the spool alone.
    const again = await server.start();
    const leading = anna.at(again);
    await leading.enter({ tourId });
    await leading.until(({ tour }) => tour.roster.size === 3, 'the roster');
    const { tour, round } = leading.room.state;
    expect([...tour.roster.values()].map(({ name }) => name).sort()).toEqual(names);
    expect([...tour.roster.values()].filter(({ connected }) => connected)).toHaveLength(1);
    expect(tour).toMatchObject({ stopExhibitId: 'openness', stops: 1 });
    expect(round).toMatchObject({ roundId, phase: 'open', answered: 1, asked: 2, rightOptionId: '' });
    expect(tour.roster.get(leading.avatarId)?.hasAnswered).toBe(true);
    await release();
    expect(await act(leading, 'quiz.answer-round', { roundId, optionId: first?.optionId })).toEqual({
      ok: false,
      reason: 'already-answered',
    });
    const benBack = await ben.at(again).enter({ tourId });
    await granted(benBack, 'quiz.answer-round', { requestId: newRequestId(), roundId, optionId: second?.optionId });
    await server.kill();

    const third = await server.start();
    const lecturerBack = await (await new Guest(third).signIn('lecturer')).enter({ tourId });
    await granted(lecturerBack, 'quiz.reveal-round', { requestId: newRequestId(), roundId });
    await lecturerBack.until((state) => state.round.rightOptionId !== '', 'the reveal');
    const { tally } = lecturerBack.room.state.round;
    expect([tally.get(first?.optionId ?? ''), tally.get(second?.optionId ?? '')]).toEqual([1, 1]);
    await server.kill();
  },
  STARTS_MS,
);
