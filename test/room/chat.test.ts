import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ChatLine } from '../../shared-schema/src/people/asks.ts';
import { everybodyLeaves, type Guest, newRequestId } from './guest.ts';
import { chatOf, hasInSight, heardBy, textsIn, wordsOf, writes } from './hearing.ts';
import { becomes, roomOf, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, granted, learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

type Page = { lines: ChatLine[]; hasMore: boolean };

const blocks = (guest: Guest, other: Guest, isBlocked = true) =>
  granted(guest, 'people.block', { avatarId: other.avatarId, isBlocked });

test('P14 a line reaches everybody in the room with the name of its time, and nobody in another room', async () => {
  const { lecturer } = await openTour(hall);
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const [byBen, byLecturer] = [heardBy(ben), heardBy(lecturer)];
  const textId = await writes(anna, 'Hello\nall ');
  await becomes(() => byBen.length === 1, 'the line');
  const line = { textId, avatarId: anna.avatarId, name: 'Anna', role: 'visitor', text: 'Hello all' };
  expect(byBen[0]).toMatchObject({ news: 'people.chatted', what: line });
  expect(Object.keys(byBen[0]?.what ?? {}).sort()).toEqual(['at', 'avatarId', 'name', 'role', 'text', 'textId']);
  await anna.leave();
  await anna.enter({ name: 'Annika' });
  await writes(anna, 'me again');
  expect((await chatOf(ben)).slice(-2).map(({ name, text }) => [name, text])).toEqual([
    ['Anna', 'Hello all'],
    ['Annika', 'me again'],
  ]);
  expect(await wordsOf(lecturer)).toEqual([]);
  await writes(lecturer, 'only here');
  await becomes(() => byLecturer.length === 1, 'the own line');
  expect(textsIn(byLecturer)).toEqual(['only here']);
});

test('P11 A4 a line is cleaned, bounded, and written once however often it is sent', async () => {
  const { lecturer } = await openTour(hall);
  const line = { requestId: newRequestId(), text: `\u202e${'字'.repeat(300)}` };
  const first = await lecturer.ask('people.chat', line);
  expect(await lecturer.ask('people.chat', line)).toEqual(first);
  expect(await wordsOf(lecturer)).toEqual(['字'.repeat(300)]);
  expect(await act(lecturer, 'people.chat', { text: 'x'.repeat(301) })).toEqual({ ok: false, reason: 'no-text' });
  expect(await act(lecturer, 'people.chat', { text: 'x'.repeat(1201) })).toEqual({ ok: false, reason: 'malformed' });
});

test('P14 the chat is read by pages, oldest first, and is written down nowhere', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const room = roomOf(lecturer);
  const { nowMs } = room;
  // Credits come back with the room's time: each line is a minute later.
  let minutes = 0;
  room.nowMs = () => Date.now() + minutes * 60_000;
  for (let i = 0; i < 56; i++) {
    minutes++;
    await writes(i % 2 ? lecturer : learner, `line ${i}`);
  }
  room.nowMs = nowMs;
  const late = await learnerIn(hall, tourId);
  const last = await granted<Page>(late, 'people.chat-log', { before: null });
  const first = await granted<Page>(late, 'people.chat-log', { before: last.lines[0]?.textId });
  expect([last.hasMore, last.lines.length, first.hasMore, first.lines.length]).toEqual([true, 50, false, 6]);
  expect([...first.lines, ...last.lines].map(({ text }) => text)).toEqual(
    Array.from({ length: 56 }, (_, i) => `line ${i}`),
  );
  expect(await chatOf(late, crypto.randomUUID())).toEqual([]);
  const [row] = await hall.sql`select count(*)::int as n from event_log where body::text like '%line 3%'`;
  expect(row?.n).toBe(0);
});

test('P15 words and emotes of who was blocked do not arrive, live or later, until unblocked; the others hear them', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const chen = await visitor(hall, 'Chen');
  for (const hearer of [anna, chen]) await hasInSight(hearer, 'Ben');
  await blocks(anna, ben);
  expect(await anna.ask('people.list', { page: 0, search: 'Ben' })).toMatchObject({
    value: { people: [{ isBlocked: true }] },
  });
  expect(await ben.ask('people.list', { page: 0, search: 'Anna' })).toMatchObject({
    value: { people: [{ isBlocked: false }] },
  });
  const [byAnna, byChen] = [heardBy(anna), heardBy(chen)];
  await granted(ben, 'people.say', { text: 'rude' });
  await granted(ben, 'people.emote', { emote: 2 });
  await writes(ben, 'rude again');
  await writes(chen, 'kind');
  await becomes(() => textsIn(byAnna).includes('kind') && textsIn(byChen).includes('kind'), 'what came last');
  expect(byAnna.map(({ news }) => news)).toEqual(['people.chatted']);
  expect(textsIn(byChen)).toEqual(['rude', 'rude again', 'kind']);
  expect(await wordsOf(anna)).not.toContain('rude again');
  await blocks(anna, ben, false);
  expect(await wordsOf(anna)).toContain('rude again');
  expect(await anna.ask('people.block', { avatarId: anna.avatarId, isBlocked: true })).toMatchObject({
    reason: 'oneself',
  });
  expect(await anna.ask('people.block', { avatarId: 'a999', isBlocked: true })).toMatchObject({
    reason: 'no-such-person',
  });
});

test('P15 a block holds in every room, for a person who is there already too, and after a restart', async () => {
  const { tourId } = await openTour(hall);
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await ben.enter({ tourId });
  // Two lines of one person in two rooms: the block is made in the one and counts in the other.
  const annaInTour = await anna.anotherTab().enter({ tourId });
  const { people } = await granted<{ people: { name: string; avatarId: string }[] }>(annaInTour, 'people.list', {
    page: 0,
    search: '',
  });
  const shown = people.find(({ name }) => name === 'Ben');
  await granted(annaInTour, 'people.block', { avatarId: shown?.avatarId, isBlocked: true });
  await ben.enter();
  await writes(ben, 'in the open room');
  expect(await wordsOf(anna)).not.toContain('in the open room');
  await everybodyLeaves();
  await hall.restart();
  await anna.enter();
  await ben.enter();
  const heard = heardBy(anna);
  await writes(ben, 'after the restart');
  await writes(anna, 'mine');
  await becomes(() => textsIn(heard).includes('mine'), 'the own line');
  expect(textsIn(heard)).toEqual(['mine']);
});

test('P15 who leads a tour is heard in it by everybody, and may be blocked everywhere else', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  await blocks(learner, lecturer);
  const heard = heardBy(learner);
  await writes(lecturer, 'look at this');
  await becomes(() => textsIn(heard).includes('look at this'), 'the lecturer heard');
  await lecturer.enter();
  await learner.enter();
  await writes(lecturer, 'off duty');
  expect(await wordsOf(learner)).not.toContain('off duty');
});
