import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { writes } from './hearing.ts';
import { becomes, participantOf, visitor, walkToNamed } from './inside-room.ts';
import { becomeMember, operator, PASSWORD, signInBy } from './members.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

/** A person whose every text holds `mark`: a visit that was kept, a board, a report, a gate, a wrong password. */
async function wordy(mark: string): Promise<{ personId: string; visitorId: string }> {
  const guest = await visitor(hall, `Visitor ${mark}`);
  const visitorId = participantOf(guest).person.personId;
  await guest.ask('board.write', { requestId: newRequestId(), sceneId: 'principles', text: `${mark} before` });
  const personId = await becomeMember(hall, guest, { name: `Name ${mark}`, username: mark, keepVisit: true });
  await guest.enter();
  await guest.ask('board.write', { requestId: newRequestId(), sceneId: 'principles', text: `${mark} after` });
  const textId = await writes(guest, `${mark} was rude`);
  const other = await visitor(hall, 'Somebody');
  expect(await act(other, 'people.report', { avatarId: guest.avatarId, textId, reason: 'rude' })).toMatchObject({
    ok: true,
  });
  await walkToNamed(guest, 'gate', 'to-law');
  await passGate(hall, guest);
  await guest.leave();
  expect(await signInBy(new Guest(hall), mark, 'not the password')).toBe(401);
  await becomes(async () => (await sums()).stays >= 3 && (await sums()).passes >= 1, 'all that was done shipped');
  return { personId, visitorId };
}

/** How much the record holds, whoever it is of. */
async function sums(): Promise<Record<'events' | 'responses' | 'passes' | 'stays', number>> {
  const [row] = await hall.sql`select
    (select count(*)::int from event_log where kind <> 'room.closed') as events,
    (select count(*)::int from response) as responses,
    (select count(*)::int from gate_pass) as passes,
    (select count(*)::int from attendance_span) as stays`;
  return row as Awaited<ReturnType<typeof sums>>;
}

/** The tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await hall.sql<{ table: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as table from information_schema.tables
    where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { table } of tables) {
    const { rows } = await hall.sql.pool.query(`select 1 from ${table} t where strpos(t::text, $1) > 0 limit 1`, [
      text,
    ]);
    if (rows.length > 0) found.push(table);
  }
  return found.sort();
}

/** The files of the server in which a text stands. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(hall.dataDir, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return files.filter((_file, at) => contents[at]?.includes(text));
}

/** Ends what a person can do under the name, as long ago as an erasure asks. */
async function disabledForLong(personId: string): Promise<void> {
  expect(await operator(hall, 'account', 'disable', personId)).toMatchObject({ status: 0 });
  await hall.sql`update person set disabled_at = now() - interval '11 seconds' where person_id = ${personId}`;
}

const erase = (personId: string, ...options: string[]) => operator(hall, 'person', 'erase', personId, ...options);

test('R4 R5 an erased person is named nowhere any more; what counts, its proof and other people are as before', async () => {
  const { personId, visitorId } = await wordy('quokka');
  const { personId: otherId } = await wordy('wombat');
  await everybodyLeaves();
  await becomes(
    async () => (await hall.sql`select 1 from attendance_span where ended_at is null`).length === 0,
    'all left',
  );
  const before = await sums();
  const ofOther = await tablesWith('wombat');
  await disabledForLong(personId);
  expect(await tablesWith('quokka')).toEqual(ofOther);
  expect(ofOther).toEqual(
    expect.arrayContaining(['auth."user"', 'public.board_message', 'public.person', 'public.report']),
  );

  const told = await erase(personId, '--dry-run');
  expect(told).toMatchObject({ status: 0, said: expect.stringContaining('public.board_message: 2 rows removed') });
  expect(await tablesWith('quokka')).toEqual(ofOther);
  expect(await hall.sql`select 1 from org_event where kind = 'person.erased'`).toHaveLength(0);

  expect(await erase(personId)).toEqual({ status: 0, said: told.said.replace(/^.*:$/m, 'Erased:') });
  expect(await tablesWith('quokka')).toEqual([]);
  expect(await filesWith('quokka')).toEqual([]);
  expect(hall.logged.filter((line) => line.includes('quokka'))).toEqual([]);
  expect(await sums()).toEqual(before);
  expect(await operator(hall, 'verify')).toMatchObject({ status: 0 });
  expect(await operator(hall, 'rebuild', '--check')).toMatchObject({ status: 0 });
  expect(await signInBy(new Guest(hall), 'quokka', PASSWORD)).toBe(401);
  expect(await hall.sql`select body ->> 'personId' as of from org_event where kind = 'person.erased'`).toEqual([
    { of: personId },
  ]);
  // The pseudonyms still hold the record together.
  expect(
    await hall.sql`select 1 from person_merge where from_id = ${visitorId} and into_id = ${personId}`,
  ).toHaveLength(1);

  expect(await tablesWith('wombat')).toEqual(ofOther);
  expect(await signInBy(new Guest(hall), 'wombat', PASSWORD)).toBe(200);
  expect(await hall.sql`select display_name as name from person where person_id = ${otherId}`).toEqual([
    { name: 'Name wombat' },
  ]);
  expect(await erase(personId)).toMatchObject({ status: 0 });
});

test('R4 a visitor, who has no account, is erased like anybody', async () => {
  const guest = await visitor(hall, 'Visitor numbat');
  await guest.ask('board.write', { requestId: newRequestId(), sceneId: 'principles', text: 'numbat was here' });
  const { personId } = participantOf(guest).person;
  expect(await operator(hall, 'people', 'list', '--find', 'numbat')).toMatchObject({
    said: expect.stringContaining(personId),
  });
  await disabledForLong(personId);
  await becomes(() => guest.closedWith === 4103, 'the line cut');
  expect(await erase(personId)).toMatchObject({ status: 0 });
  expect(await tablesWith('numbat')).toEqual([]);
});

test('R6 who can still act under the name is not erased, and why is said', async () => {
  const personId = await becomeMember(hall, new Guest(hall), { name: 'Bilby', username: 'bilby' });
  const refused = { status: 1, said: expect.stringContaining('account disable') };
  expect(await erase(personId)).toMatchObject(refused);
  await operator(hall, 'account', 'disable', personId);
  // Lines to rooms are cut a moment after it.
  expect(await erase(personId)).toMatchObject(refused);
  expect(await tablesWith('bilby')).toContain('auth."user"');
  expect(await erase(randomUUID())).toMatchObject({ status: 1, said: expect.stringContaining('no such person') });
  for (const words of [[], ['x'], [personId, '--all'], [personId, '--dry-run', 'x']])
    expect(await operator(hall, 'person', 'erase', ...words)).toMatchObject({ status: 2 });
});
