import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventOf } from '../../game-server/src/journal/journal.ts';
import { project } from '../../game-server/src/journal/project.ts';
import type { SpooledRow } from '../../game-server/src/journal/spool-messages.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, type Guest, newRequestId } from './guest.ts';
import { becomes, placeOf, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { entryOf } from './places.ts';
import { shippingBlocked } from './shipping.ts';
import { act, granted, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

/** What lies in a copy of the spool, so that the server may hold the original. */
async function spooled(): Promise<Record<string, unknown>[]> {
  const folder = path.join(hall.dataDir, 'journal');
  const copies = path.join(hall.dataDir, 'copy-of-the-journal');
  await rm(copies, { recursive: true, force: true });
  await mkdir(copies);
  for (const file of await readdir(folder)) await copyFile(path.join(folder, file), path.join(copies, file));
  const database = new DatabaseSync(path.join(copies, 'spool.sqlite'));
  const rows = database.prepare('select * from spool order by seq').all();
  database.close();
  return rows;
}

async function answeredRound(): Promise<{ learner: Guest; lecturer: Guest; roundId: string; requestId: string }> {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  const requestId = newRequestId();
  const answer = { requestId, roundId, optionId: question?.options[0]?.optionId };
  await granted(learner, 'quiz.answer-round', answer);
  return { learner, lecturer, roundId, requestId };
}

test('J1 J3 with nothing to be shipped to, tours and questions go on, and every reply is already on disk', async () => {
  const release = await shippingBlocked(hall);
  try {
    const { lecturer, roundId, requestId, learner } = await answeredRound();
    const rows = await spooled();
    expect(rows.filter((row) => row.request_id === requestId)).toMatchObject([{ kind: 'round.answered' }]);
    await granted(lecturer, 'tour.gather', { requestId: newRequestId(), exhibitId: 'openness' });
    expect((await spooled()).some(({ kind }) => kind === 'tour.gathered')).toBe(true);
    expect(await act(lecturer, 'quiz.reveal-round', { roundId })).toMatchObject({ ok: true });
    expect(await learner.ask('quiz.own-result', { roundId })).toMatchObject({ ok: true });
    expect((await spooled()).at(-1)).toMatchObject({ kind: 'round.revealed' });
    expect(await hall.sql`select 1 from response where round_id = ${roundId}`).toHaveLength(0);
  } finally {
    await release();
  }
  await becomes(async () => (await spooled()).length === 0, 'all shipped');
  expect(await hall.sql`select 1 from response`).not.toHaveLength(0);
});

test('J1 G4 the door opens only after the pass is on disk', async () => {
  const release = await shippingBlocked(hall);
  try {
    const anna = await visitor(hall, 'Anna');
    await passGate(hall, anna);
    const kinds = (await spooled()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => String(kind).startsWith('gate.'))).toEqual(['gate.answered', 'gate.passed']);
  } finally {
    await release();
  }
});

test('J3 J4 what waits when the server stops is shipped at the next start, once', async () => {
  const release = await shippingBlocked(hall);
  const { roundId, requestId } = await answeredRound();
  await hall.restart(async () => {
    expect((await spooled()).filter((row) => row.request_id === requestId)).toHaveLength(1);
    await release();
  });
  const answers = () => hall.sql`select 1 from event_log where request_id = ${requestId}`;
  await becomes(async () => (await answers()).length === 1, 'shipped');
  await becomes(async () => (await spooled()).length === 0, 'the spool empty');
  expect(await hall.sql`select 1 from response where round_id = ${roundId}`).toHaveLength(1);
});

test('J4 rows that are shipped a second time change nothing, and rebuilding gives the same record', async () => {
  const release = await shippingBlocked(hall);
  await answeredRound();
  await everybodyLeaves();
  let again: Record<string, unknown>[] = [];
  const record = async () => [
    await hall.sql`select * from event_log order by id`,
    await hall.sql`select * from room order by room_id`,
    await hall.sql`select * from attendance_span order by span_id`,
    await hall.sql`select * from round order by round_id`,
    await hall.sql`select * from response order by response_id`,
    await hall.sql`select * from gate_pass order by person_id, gate_id`,
    await hall.sql`select * from quarantined_event order by quarantine_id`,
  ];
  await hall.restart(async () => {
    again = await spooled();
    await release();
  });
  expect(again.length).toBeGreaterThan(4);
  await becomes(async () => (await spooled()).length === 0, 'shipped once');
  await hall.server.stop();
  const before = await record();
  const spool = new DatabaseSync(path.join(hall.dataDir, 'journal/spool.sqlite'));
  for (const { seq: _seq, ...row } of again)
    spool
      .prepare(
        `insert into spool (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
      )
      .run(...(Object.values(row) as string[]));
  spool.close();
  // `restart` stops first, which a server that has stopped takes calmly.
  await hall.restart();
  await becomes(async () => (await spooled()).length === 0, 'shipped twice');
  const after = await record();
  const started = (rows: unknown) => JSON.stringify(rows).split('server.started').length;
  expect(started(after[0])).toBe(started(before[0]) + 1);
  expect(after.slice(1)).toEqual(before.slice(1));

  const rows =
    await hall.sql`select id, kind, at, room_id, person_id, request_id, body::text from event_log order by id`;
  const events = rows.map((row) =>
    eventOf({
      id: row.id,
      kind: row.kind,
      at: row.at.getTime(),
      roomId: row.room_id,
      personId: row.person_id,
      requestId: row.request_id,
      body: row.body,
      bodySha256: '',
      seq: 0,
    } satisfies SpooledRow),
  );
  await hall.sql`truncate room, attendance_span, round, response, gate_pass cascade`;
  await hall.sql.begin((tx) => project(tx, events));
  expect((await record()).slice(1)).toEqual(after.slice(1));
});

test('J2 no event holds a name or a free text', async () => {
  const anna = await visitor(hall, 'Anna Karenina');
  await passGate(hall, anna);
  await answeredRound();
  await everybodyLeaves();
  await becomes(async () => (await spooled()).length === 0, 'shipped');
  const log = JSON.stringify(await hall.sql`select kind, body, person_id from event_log`);
  const names = await hall.sql`select display_name as name from person union select name from unit`;
  expect(names.length).toBeGreaterThan(40);
  for (const { name } of names) expect(log).not.toContain(name);
  const values = (await hall.sql`select distinct value #>> '{}' as text from event_log, jsonb_each(body)
    where jsonb_typeof(value) = 'string'`) as unknown as { text: string }[];
  for (const { text } of values) expect(text).toMatch(/^[a-z0-9-]{1,64}$/);
});

test('J5 rows of the log, of published versions and of their files are never changed', async () => {
  for (const statement of [
    "update event_log set kind = 'x'",
    'delete from event_log',
    'update pack_version set hall_id = hall_id',
    'delete from pack_version',
    "update pack_file set media_type = 'x'",
    'delete from pack_file',
    'truncate event_log',
    `truncate event_log_${new Date().toISOString().slice(0, 7).replace('-', '_')}`,
    'truncate pack_version cascade',
    'truncate pack_file',
  ])
    await expect(hall.sql.unsafe(statement), statement).rejects.toThrow('never changed');
});

test('J6 one open span a room; a change of scene ends one and begins the next; leaving ends it', async () => {
  const anna = await visitor(hall, 'Spanner');
  const spans = async () =>
    (await hall.sql`select scene_id, ended_at is null as open, started_at, ended_at from attendance_span
      join person using (person_id) where display_name = 'Spanner' order by started_at`) as unknown as {
      scene_id: string;
      open: boolean;
      started_at: Date;
      ended_at: Date | null;
    }[];
  const shape = async () => (await spans()).map((span) => `${span.scene_id}${span.open ? ' open' : ''}`).join();
  await passGate(hall, anna);
  const behind = entryOf(anna, 'law-discipline');
  await walkTo(anna, behind);
  await becomes(async () => (await shape()) === 'principles,law-discipline open', 'the second span');
  await anna.enter();
  expect(placeOf(anna)).toEqual(behind);
  await becomes(
    async () => (await shape()) === 'principles,law-discipline,law-discipline open',
    'a new line, a new span',
  );
  await anna.leave();
  await becomes(async () => !(await shape()).includes('open'), 'all ended');
  const all = await spans();
  for (const [i, span] of all.entries()) expect(span.ended_at).toEqual(all[i + 1]?.started_at ?? span.ended_at);
});

test('J6 the server that stops ends the spans and the open rooms, and keeps the tours', async () => {
  const { tourId } = await openTour(hall);
  const anna = await visitor(hall, 'Anna');
  const { roomId } = anna.room;
  await hall.restart();
  expect(await hall.sql`select 1 from attendance_span where ended_at is null`).toHaveLength(0);
  const rooms = await hall.sql`select room_id, closed_at is null as open from room
    where room_id in (${tourId}, ${roomId}) order by kind`;
  expect(rooms.map(({ open }) => open)).toEqual([false, true]);
});
