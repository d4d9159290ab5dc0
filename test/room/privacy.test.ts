import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { happened } from '../../game-server/src/journal/events.ts';
import { Spool } from '../../game-server/src/journal/spool.ts';
import { exportPerson } from '../../game-server/src/privacy/person-export.ts';
import { register } from '../../game-server/src/privacy/register.ts';
import { answered, opened } from './recorded-events.ts';
import { openRecording, type Recording } from './recording.ts';

let record: Recording;
beforeAll(async () => {
  record = await openRecording();
});
afterAll(async () => {
  await record?.stop();
});

const inRegister = (isSpool: boolean): string[] =>
  register
    .filter(({ table }) => table.startsWith('spool.') === isSpool)
    .flatMap(({ table, columns }) => columns.split(' ').map((column) => `${table}.${column}`))
    .sort();

test('R1 the register tells of every column of the database, and of none that is not there', async () => {
  const columns = await record.sql<{ column: string }[]>`
    select table_schema || '.' || table_name || '.' || column_name as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('information_schema', 'pg_catalog') and table_type = 'BASE TABLE'
      and table_name not in (select inhrelid::regclass::text from pg_inherits)`;
  expect(inRegister(false)).toEqual(columns.map(({ column }) => column).sort());
});

test('R1 the register tells of every column of the spool', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-register-'));
  try {
    const spool = await Spool.open(folder, () => {});
    await spool.close();
    const [file] = (await readdir(folder)).filter((name) => !/-(wal|shm)$/.test(name));
    const database = new DatabaseSync(path.join(folder, file as string), { readOnly: true });
    const columns = database
      .prepare(
        `select 'spool.' || m.name || '.' || c.name as column from sqlite_schema m, pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like 'sqlite_%'`,
      )
      .all();
    database.close();
    expect(inRegister(true)).toEqual(columns.map(({ column }) => column as string).sort());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('R1 what is withheld are columns of their table', () => {
  for (const { columns, withheld = [] } of register)
    expect(columns.split(' ')).toEqual(expect.arrayContaining([...withheld]));
});

/** A member with an account, and what is kept of one. */
async function member(mark: string): Promise<string> {
  const { sql } = record;
  const [personId, userId] = [randomUUID(), `user-${mark}`];
  await sql`
    insert into auth."user" (id, name, email, "emailVerified", "updatedAt", username)
    values (${userId}, ${`name-${mark}`}, ${`${mark}@example.invalid`}, false, now(), ${mark})`;
  await sql`
    insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
    values (${userId}, ${userId}, 'credential', ${userId}, ${`hash-${mark}`}, now())`;
  await sql`
    insert into auth.session (id, "expiresAt", token, "updatedAt", "userId")
    values (${userId}, now(), ${`token-${mark}`}, now(), ${userId})`;
  await sql`
    insert into person (person_id, user_id, display_name, role) values (${personId}, ${userId}, ${`name-${mark}`}, 'learner')`;
  await sql`
    insert into board_message (message_id, hall_id, scene_id, person_id, name, text, at)
    values (${randomUUID()}, 'integrity', 'hall', ${personId}, ${`name-${mark}`}, ${`text-${mark}`}, now())`;
  return personId;
}

test('R2 R3 an export holds all of the person and of the visit before, nothing of others and no secret; it is recorded', async () => {
  const { sql, journal } = record;
  const [own, other, visitorId, roomId] = [await member('own'), await member('other'), randomUUID(), randomUUID()];
  const at = 1_790_000_000_000;
  await sql`
    insert into report (report_id, hall_id, room_id, person_id, reporter_id, reason, at)
    values (${randomUUID()}, 'integrity', ${roomId}, ${own}, ${other}, 'rude', now())`;
  await journal.record(
    opened(roomId, at),
    answered(roomId, visitorId, randomUUID(), at + 1),
    answered(roomId, own, randomUUID(), at + 2),
    answered(roomId, other, randomUUID(), at + 3),
    { ...happened('person.merged', at + 4, null, { fromId: visitorId }), personId: own },
  );
  await record.ship();

  const found = await exportPerson(sql, own);
  const text = JSON.stringify(found);
  expect(found?.['public.person']).toMatchObject([{ display_name: 'name-own' }]);
  expect(found?.['public.board_message']).toMatchObject([{ text: 'text-own' }]);
  expect(found?.['auth.user']).toMatchObject([{ username: 'own' }]);
  expect(found?.['auth.session']).toHaveLength(1);
  expect(found?.['public.report']).toHaveLength(1);
  expect(found?.['public.event_log']?.map((row) => row.person_id)).toEqual(expect.arrayContaining([visitorId, own]));
  expect(text).not.toContain('hash-own');
  expect(text).not.toContain('token-own');
  for (const foreign of [other, 'name-other', 'text-other']) expect(text).not.toContain(foreign);
  expect(await sql`select body ->> 'personId' as of from org_event where kind = 'person.exported'`).toEqual([
    { of: own },
  ]);
  // Who asks for themselves is told, too, that they were looked at.
  expect(found?.['public.org_event']).toHaveLength(1);
  expect(await exportPerson(sql, randomUUID())).toBeNull();
});
