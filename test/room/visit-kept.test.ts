import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { happened } from '../../game-server/src/journal/events.ts';
import { rebuild } from '../../game-server/src/journal/rebuild.ts';
import type { LearnRecord } from '../../shared-schema/src/learn/record.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { becomes, participantOf, roomOf, visitor, walkToNamed } from './inside-room.ts';
import { becomeMember, PASSWORD, signInBy, whoIs } from './members.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { answered, opened } from './recorded-events.ts';
import { openRecording } from './recording.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const roomClock = { aheadMs: 0 };

/** Walks in as a visitor, sees an exhibit, hands in a paper, passes a gate, says what is on the board. */
async function lively(name: string): Promise<{ guest: Guest; visitorId: string }> {
  const guest = await visitor(hall, name);
  await walkToNamed(guest, 'exhibit', 'openness');
  for (let times = 0; times < 5; times++) {
    await guest.ask('exhibit.look', { exhibitId: 'openness', isHeard: false });
    roomClock.aheadMs += 5000;
    roomOf(guest).nowMs = () => Date.now() + roomClock.aheadMs;
  }
  await walkToNamed(guest, 'gate', 'to-law');
  await passGate(hall, guest);
  const started = await guest.ask('paper.start', { requestId: newRequestId(), paperId: 'practice', mode: 'mock' });
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  expect((await guest.ask('paper.close', { requestId: newRequestId(), attemptId })).ok).toBe(true);
  return { guest, visitorId: participantOf(guest).person.personId };
}

/** How many rows of each kind stand under a person. */
async function rowsOf(personId: string): Promise<Record<string, number>> {
  const [row] = await hall.sql`select
    (select count(*)::int from gate_pass where person_id = ${personId}) as passes,
    (select count(*)::int from exhibit_progress where person_id = ${personId}) as exhibits,
    (select count(*)::int from paper_attempt where person_id = ${personId}) as attempts,
    (select count(*)::int from response where person_id = ${personId}) as responses,
    (select count(*)::int from attendance_span where person_id = ${personId} and ended_at is not null) as stays`;
  return row as Record<string, number>;
}

const some = expect.toSatisfy((count: number) => count >= 1, 'at least one');
const KEPT = { passes: 1, exhibits: 1, attempts: 1, responses: some, stays: some };
const NOTHING = { passes: 0, exhibits: 0, attempts: 0, responses: 0, stays: 0 };

test('P30 who takes up an invitation goes on with what the visitor did: in the record, at the door, on the own page', async () => {
  const { guest, visitorId } = await lively('Anna');
  const look = participantOf(guest).person.look;
  const personId = await becomeMember(hall, guest, { name: '李安娜', username: 'anna.li', keepVisit: true });
  expect(await whoIs(guest)).toEqual({ name: '李安娜', role: 'learner' });
  expect(guest.closedWith).toBe(4103);
  expect(await rowsOf(personId)).toEqual(KEPT);
  expect(await rowsOf(visitorId)).toEqual(NOTHING);
  expect(await hall.sql`select look from person where person_id = ${personId}`).toEqual([{ look }]);
  // The name that the visitor gave is erased; the events stand as they were, under the pseudonym of then.
  expect(await hall.sql`select 1 from person where person_id = ${visitorId}`).toHaveLength(0);
  expect(await hall.sql`select 1 from event_log where person_id = ${visitorId} and kind = 'gate.passed'`).toHaveLength(
    1,
  );

  await guest.enter();
  expect(participantOf(guest).passes).toBeGreaterThan(0);
  const { halls } = (await (await guest.fetch('/api/learn')).json()) as LearnRecord;
  const own = halls.find(({ hallId }) => hallId === 'integrity');
  expect(own?.gates.filter(({ passedAt }) => passedAt !== null)).toHaveLength(1);
  expect(own?.papers).toHaveLength(1);
  expect((await rebuild(hall.sql, { onlyCheck: true })).wrong).toEqual([]);
});

test('P30 who signs in with a password keeps the visit; the visitor’s session and account are gone', async () => {
  const personId = await becomeMember(hall, new Guest(hall), { name: 'Bela', username: 'bela' });
  const { guest, visitorId } = await lively('Bee');
  const before = guest.anotherTab();
  expect(await signInBy(guest, 'bela', PASSWORD)).toBe(200);
  expect(await whoIs(guest)).toEqual({ name: 'Bela', role: 'learner' });
  expect(await rowsOf(personId)).toEqual(KEPT);
  expect(await rowsOf(visitorId)).toEqual(NOTHING);
  expect(await whoIs(before)).toBeNull();
  expect(await hall.sql`select 1 from auth."user" where "isAnonymous"`).toHaveLength(0);
});

test('P31 who does not want to keep a visit, keeps none; nothing of a member ever goes to another', async () => {
  const { guest, visitorId } = await lively('Cora');
  await guest.leave();
  const personId = await becomeMember(hall, guest, { name: 'Cora', username: 'cora' });
  await becomes(async () => (await rowsOf(visitorId)).passes === 1, 'the visit shipped');
  expect(await rowsOf(personId)).toEqual(NOTHING);
  // The next one at the same browser gets nothing of Cora's.
  const other = await becomeMember(hall, guest, { name: 'Dora', username: 'dora', keepVisit: true });
  expect(await hall.sql`select 1 from person_merge where into_id in (${other}, ${personId})`).toHaveLength(0);
  expect(await whoIs(guest)).toEqual({ name: 'Dora', role: 'learner' });
});

test('P32 of what two records have once, the earliest counts, however the events are cut into batches', async () => {
  const record = await openRecording();
  try {
    const [roomId, roundId, fromId, intoId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const at = (s: number) => 1_790_000_000_000 + s * 1000;
    const of = (personId: string) => ({ roomId, personId, requestId: randomUUID() });
    const pass = (personId: string, s: number) =>
      happened('gate.passed', at(s), of(personId), { hallId: 'integrity', gateId: 'to-law' });
    const seen = (personId: string, s: number) =>
      happened('exhibit.seen', at(s), of(personId), { hallId: 'integrity', exhibitId: 'openness' });
    const inRound = (personId: string, s: number, optionId: string) =>
      happened('round.answered', at(s), of(personId), {
        unitId: null,
        roundId,
        questionId: 'q',
        optionId,
        right: true,
      });
    const events = [
      opened(roomId, at(0)),
      happened('round.opened', at(1), of(intoId), { roundId, questionId: 'q' }),
      happened('person.entered', at(1), of(fromId), { role: 'visitor', unitId: null, sceneId: 'hall' }),
      pass(fromId, 2),
      seen(intoId, 3),
      inRound(fromId, 4, 'first'),
      inRound(intoId, 5, 'second'),
      pass(intoId, 6),
      seen(fromId, 7),
      answered(roomId, fromId, randomUUID(), at(8)),
      { ...happened('person.merged', at(9), null, { fromId }), personId: intoId },
      pass(intoId, 10),
    ];
    await record.journal.record(...events);
    await record.ship();
    const { sql } = record;
    expect(await sql`select person_id, at from gate_pass`).toEqual([{ person_id: intoId, at: new Date(at(2)) }]);
    expect(await sql`select person_id, seen_at from exhibit_progress`).toEqual([
      { person_id: intoId, seen_at: new Date(at(3)) },
    ]);
    expect(await sql`select person_id, option_id from response order by at`).toEqual([
      { person_id: intoId, option_id: 'first' },
      { person_id: intoId, option_id: 'a' },
    ]);
    expect(await sql`select person_id, ended_at from attendance_span`).toEqual([
      { person_id: intoId, ended_at: new Date(at(9)) },
    ]);
    const projected = () => Promise.all(TABLES.map((table) => sql.unsafe(`select * from ${table} t order by t`)));
    const whole = await projected();
    await sql`truncate person_merge`;
    expect((await rebuild(sql)).wrong).toHaveLength(1);
    expect(await projected()).toEqual(whole);
  } finally {
    await record.stop();
  }
});
const TABLES = ['gate_pass', 'exhibit_progress', 'response', 'attendance_span', 'person_merge'];

test('P32 every table that knows people is merged, or it is said why not', async () => {
  const rows = await hall.sql`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'person_id' and table_name not like 'event_log\_%' order by 1`;
  const merged = [
    'attendance_pause',
    'attendance_span',
    'block',
    'board_message',
    'exclusion',
    'exhibit_progress',
    'gate_pass',
  ];
  const alsoMerged = ['paper_attempt', 'report', 'response'];
  // The record as it was, the person itself, and what a visitor cannot have.
  const stays = [
    'event_log',
    'person',
    'recorded_request',
    'account_link',
    'role_grant',
    'outcome',
    'supervisor_scope',
  ];
  const known = new Set([...merged, ...alsoMerged, ...stays]);
  expect(rows.map(({ name }) => name as string).filter((name) => !known.has(name))).toEqual([]);
});
