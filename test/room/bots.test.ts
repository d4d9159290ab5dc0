import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BOT_NAMES, isBotName } from '../../game-server/src/identity/bot-names.ts';
import { type KeptBots, keepBots } from '../../game-server/src/launch/keep-bots.ts';
import type { Participant } from '../../game-server/src/room-world.ts';
import type { PersonRow } from '../../shared-schema/src/people/asks.ts';
import { isOnFloor } from '../drawn-map.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, keyOf, type RunningRoom, roomOf, visitor } from './inside-room.ts';
import { LiveStream } from './live-stream.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, granted, openRound, openTour, roundQuestions } from './touring.ts';

const COME_WITHIN_MS = 25_000;
const entry = path.resolve(import.meta.dirname, '../../game-server/src/bots/bots-process.ts');
let hall: OpenHall;
let bots: KeptBots;
let logFile = '';

beforeAll(async () => {
  hall = await openHall({}, { onBots: (isOn) => bots.switchTo(isOn) });
  logFile = path.join(hall.dataDir, 'bots.log');
  bots = keepBots({ entry, logFile, isOn: true, onProgress: (text) => hall.logged.push(text) });
  comeIn();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await bots?.stop();
  await hall?.stop();
});

/** What the launcher does when the server says that it is open. */
function comeIn(): void {
  const { origin, server } = hall;
  server.bots?.hear(true);
  bots.come({ origin, token: server.bots?.token ?? '' });
}

const botsIn = (room: RunningRoom) => room.world.here().filter(({ person }) => isBotName(person.name));
const placeIn = (room: RunningRoom, who: Participant) => room.plugins.avatar.placeOf(who) ?? { x: -1, y: -1 };

/** Whether a bot's body is on floor that it may enter, or on a seat or sitting down on one. */
function isWhereItMay(room: RunningRoom, who: Participant): boolean {
  const { map } = room.world;
  const place = placeIn(room, who);
  const isAtSeat = map.seats.some((seat) => Math.hypot(seat.x - place.x, seat.y - place.y) <= 1);
  return isAtSeat || isOnFloor(map, room.world.passesOf(who), place);
}

/** A guest who does not look at what the others say and show. */
const unmoved = (guest: Guest): Guest => {
  guest.room.onMessage('*', () => {});
  return guest;
};

async function switchBots(guest: Guest, on: boolean): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return guest.fetch('/api/demonstration/bots', { method: 'POST', headers, body: JSON.stringify({ on }) });
}
const switchStands = async (guest: Guest) => (await guest.fetch('/api/demonstration/bots')).json();

test('D1 D2 D3 twelve bots come in by the public API, named as such, and walk where people may', async () => {
  const anna = unmoved(await visitor(hall, 'Anna'));
  const room = roomOf(anna);
  await becomes(() => botsIn(room).length === BOT_NAMES.length, 'twelve bots', COME_WITHIN_MS);
  expect(new Set(botsIn(room).map(({ person }) => person.name))).toEqual(new Set(BOT_NAMES));
  for (const { person } of botsIn(room)) {
    expect(person).toMatchObject({ role: 'learner', unitName: '演示机器人 Demonstration bots' });
  }
  const { people } = await granted<{ people: PersonRow[] }>(anna, 'people.list', { page: 0, search: '' });
  expect(people.filter(({ isBot }) => !isBot).map(({ name }) => name)).toEqual(['Anna']);
  expect(people.filter(({ isBot }) => isBot)).toHaveLength(BOT_NAMES.length);
  const places = new Map<string, Set<string>>();
  const wrong: string[] = [];
  const haveWalked = () => {
    for (const who of botsIn(room)) {
      const { x, y } = placeIn(room, who);
      const known = places.get(who.avatarId) ?? new Set();
      places.set(who.avatarId, known.add(`${Math.floor(x)} ${Math.floor(y)}`));
      if (!isWhereItMay(room, who)) wrong.push(`${who.person.name} at ${x} ${y}`);
    }
    return [...places.values()].filter((tiles) => tiles.size > 2).length >= 10;
  };
  await becomes(haveWalked, 'bots that walk', COME_WITHIN_MS);
  expect(wrong).toEqual([]);
  expect(await readFile(logFile, 'utf8')).toBe('');
  expect(hall.logged.join('')).not.toContain(hall.server.bots?.token);
  expect(JSON.stringify(hall.server.links)).not.toContain(hall.server.bots?.token);
}, 60_000);

test('D2 a token that is not of this start lets no bot in', async () => {
  const guest = new Guest(hall);
  const token = 'x'.repeat(32);
  expect(await guest.post('/api/demonstration/sign-in', { role: 'bot', token, number: 0 })).toEqual({
    refused: 'link-expired',
  });
});

test('D4 six bots join a tour, come to the stop, answer rightly and wrongly, and go back when it closes', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const room = roomOf(unmoved(lecturer));
  await becomes(() => botsIn(room).length === 6, 'six bots in the tour', COME_WITHIN_MS);
  await act(lecturer, 'tour.gather', { exhibitId: 'openness' });
  const stop = room.world.map.exhibits.find(({ exhibitId }) => exhibitId === 'openness') ?? { x: 0, y: 0 };
  const areThere = () =>
    botsIn(room).filter((who) => {
      const { x, y } = placeIn(room, who);
      return Math.hypot(x - stop.x, y - stop.y) < 7;
    }).length === 6;
  await becomes(areThere, 'all at the stop', COME_WITHIN_MS);
  expect([...lecturer.room.state.tour.roster.values()].filter(({ isBot }) => isBot)).toHaveLength(6);

  const supervisor = await LiveStream.open(await new Guest(hall).signIn('supervisor'));
  const given = { right: 0, wrong: 0 };
  const questions = await roundQuestions(lecturer);
  for (const { questionId } of [...questions, ...questions]) {
    const roundId = await openRound(lecturer, questionId);
    await lecturer.until(
      (state) => state.round.roundId === roundId && state.round.answered === 6,
      'six answers',
      20_000,
    );
    await act(lecturer, 'quiz.reveal-round', { roundId });
    await lecturer.until((state) => state.round.phase === 'revealed' && state.round.tally.size > 0, 'the tally');
    const right = lecturer.room.state.round.tally.get(await keyOf(hall, questionId)) ?? 0;
    given.right += right;
    given.wrong += 6 - right;
    if (given.right > 0 && given.wrong > 0) break;
  }
  expect(given.right).toBeGreaterThan(0);
  expect(given.wrong).toBeGreaterThan(0);
  // The supervisor sees them apart, and no answer of theirs among those of people.
  const report = await supervisor.until(
    ({ rooms }) => rooms.some((each) => each.roomId === tourId && each.round?.revealed),
    'the round',
  );
  const live = report.rooms.find((each) => each.roomId === tourId);
  expect(live?.round).toMatchObject({ answered: 0, right: 0 });
  expect(live?.people.filter(({ unit }) => unit === '演示机器人 Demonstration bots')).toHaveLength(6);
  supervisor.close();

  await act(lecturer, 'tour.close');
  const anna = unmoved(await visitor(hall, 'Anna'));
  await becomes(() => botsIn(roomOf(anna)).length === BOT_NAMES.length, 'all back', COME_WITHIN_MS);
}, 150_000);

test('D6 the switch of the demonstration’s people removes all bots at once, and brings them back', async () => {
  const anna = unmoved(await visitor(hall, 'Anna'));
  const room = roomOf(anna);
  await becomes(() => botsIn(room).length === BOT_NAMES.length, 'all here', COME_WITHIN_MS);
  const learner = await new Guest(hall).signIn('learner');
  const lecturer = await new Guest(hall).signIn('lecturer');
  expect((await switchBots(new Guest(hall), false)).status).toBe(401);
  for (const guest of [anna, learner]) expect((await switchBots(guest, false)).status).toBe(403);
  expect(await switchStands(learner)).toEqual({ on: null });
  expect(await switchStands(lecturer)).toEqual({ on: true });
  expect(await (await switchBots(lecturer, false)).json()).toEqual({ on: false });
  await becomes(() => botsIn(room).length === 0, 'none left');
  expect(await switchStands(lecturer)).toEqual({ on: false });
  const token = hall.server.bots?.token;
  expect(await new Guest(hall).post('/api/demonstration/sign-in', { role: 'bot', token, number: 0 })).toEqual({
    refused: 'link-expired',
  });
  await switchBots(await new Guest(hall).signIn('supervisor'), true);
  await becomes(() => botsIn(room).length === BOT_NAMES.length, 'all back', COME_WITHIN_MS);
}, 90_000);

test('D7 after a restart of the server the bots come back', async () => {
  await hall.restart();
  comeIn();
  const anna = unmoved(await visitor(hall, 'Anna'));
  await becomes(() => botsIn(roomOf(anna)).length === BOT_NAMES.length, 'all back', COME_WITHIN_MS);
}, 90_000);

test('D7 the bots’ process ends when nobody keeps it any more', async () => {
  const child = fork(entry, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
