import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { becomes, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

type Messages = { messageId: string; name: string; text: string; isOwn: boolean }[];

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall({ openRoomPeople: 2 });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const sceneId = 'principles';

async function write(guest: Guest, text: string, scene = sceneId): Promise<string> {
  const answer = await guest.ask('board.write', { requestId: newRequestId(), sceneId: scene, text });
  if (!answer.ok) throw new Error(answer.reason);
  return String(answer.value.messageId);
}

async function read(guest: Guest, scene = sceneId): Promise<Messages> {
  const answer = await guest.ask('board.read', { sceneId: scene, before: null });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value.messages as Messages;
}

const texts = (messages: Messages) => messages.map(({ text }) => text);

test('B1 what is written on a board is read in every room of the hall, under the name and cleaned, after a restart too', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const chen = await visitor(hall, 'Chen');
  expect(chen.room.roomId).not.toBe(anna.room.roomId);
  await write(anna, '  Not greedy \u202E is my treasure. ');
  await write(ben, '<b>不贪为宝</b>');
  expect(texts(await read(chen))).toEqual(['<b>不贪为宝</b>', 'Not greedy is my treasure.']);
  expect((await read(anna)).map(({ name, isOwn }) => [name, isOwn])).toEqual([
    ['Ben', false],
    ['Anna', true],
  ]);
  expect(texts(await read(anna, 'history'))).toEqual([]);
  await everybodyLeaves();
  await hall.restart();
  expect(texts(await read(await visitor(hall, 'Dora')))).toContain('Not greedy is my treasure.');
});

test('B2 a board is read by pages, each message once, the newest first', async () => {
  const anna = await visitor(hall, 'Anna');
  const { personId } = (
    await hall.sql`select person_id as "personId" from person where display_name = 'Anna' limit 1`
  )[0] as {
    personId: string;
  };
  const rows = Array.from({ length: 45 }, (_, i) => ({
    message_id: crypto.randomUUID(),
    hall_id: 'integrity',
    scene_id: 'contributions',
    person_id: personId,
    name: 'Anna',
    text: `message ${i}`,
    at: new Date(1_700_000_000_000 + Math.floor(i / 3)),
  }));
  await hall.sql`insert into board_message select * from jsonb_populate_recordset(null::board_message, ${hall.sql.json(rows)})`;
  const seen: string[] = [];
  for (let before: string | null = null, hasMore = true; hasMore; ) {
    const page = await anna.ask('board.read', { sceneId: 'contributions', before });
    if (!page.ok) throw new Error(page.reason);
    const messages = page.value.messages as Messages;
    expect(messages.length).toBeLessThanOrEqual(20);
    seen.push(...texts(messages));
    hasMore = page.value.hasMore as boolean;
    before = messages.at(-1)?.messageId ?? null;
  }
  expect(new Set(seen).size).toBe(45);
  expect(seen[0]).toMatch(/message 4[2-4]/);
});

test('B3 only who wrote a message takes it back, only a moderator hides one; then it is gone for everybody', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const first = await write(anna, 'first');
  const second = await write(anna, 'second');
  const away = (guest: Guest, name: string, messageId: string) =>
    guest.ask(name, { requestId: newRequestId(), messageId });
  expect(await away(ben, 'board.take-back', first)).toEqual({ ok: false, reason: 'no-such-message' });
  expect(await away(ben, 'board.hide', first)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await away(anna, 'board.take-back', first)).toMatchObject({ ok: true });
  const moderator = await (await new Guest(hall).signIn('moderator')).enter();
  expect(await away(moderator, 'board.hide', second)).toMatchObject({ ok: true });
  expect(texts(await read(ben))).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(first|second)$/)]));
  expect(await away(moderator, 'board.hide', newRequestId())).toEqual({ ok: false, reason: 'no-such-message' });
});

test('B4 nothing is written to a scene that is not there, and nothing that says nothing; floods are refused', async () => {
  const anna = await visitor(hall, 'Anna');
  const attempt = (sceneName: string, text: string) =>
    anna.ask('board.write', { requestId: newRequestId(), sceneId: sceneName, text });
  expect(await attempt('nowhere', 'hello')).toEqual({ ok: false, reason: 'no-such-scene' });
  expect(await attempt(sceneId, ' \u200b ')).toEqual({ ok: false, reason: 'no-text' });
  const replies = [];
  for (let i = 0; i < 5; i++) replies.push(await attempt(sceneId, `again ${i}`));
  expect(replies.filter(({ ok }) => ok).length).toBeLessThan(5);
  expect(replies.at(-1)).toEqual({ ok: false, reason: 'too-many' });
});

test('B5 a message repeated with its request id stands there once; the journal holds neither its text nor a name', async () => {
  const anna = await visitor(hall, 'Wanda Writer');
  const requestId = newRequestId();
  const wish = { requestId, sceneId: 'history', text: 'kept once, xyzzy' };
  const first = await anna.ask('board.write', wish);
  expect(await anna.ask('board.write', wish)).toEqual(first);
  expect(texts(await read(anna, 'history')).filter((text) => text === wish.text)).toHaveLength(1);
  await becomes(
    async () =>
      (await hall.sql`select 1 from event_log where kind = 'board.written' and request_id = ${requestId}`).length === 1,
    'the event shipped',
  );
  const [row] = await hall.sql`select body::text as body from event_log where request_id = ${requestId}`;
  expect(row?.body).not.toMatch(/xyzzy|Wanda/);
});

test('B6 whom one blocked one does not read on the boards either', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await write(ben, 'from Ben', 'history');
  await anna.ask('people.block', { avatarId: ben.avatarId, isBlocked: true });
  expect(texts(await read(anna, 'history'))).not.toContain('from Ben');
  expect(texts(await read(ben, 'history'))).toContain('from Ben');
});
