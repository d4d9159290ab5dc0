import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyChains } from '../../game-server/src/journal/chain.ts';
import { happened, type NewEvent } from '../../game-server/src/journal/events.ts';
import { journalVerbs } from '../../game-server/src/journal/journal-verb.ts';
import { PROJECTION_TABLES, rebuild } from '../../game-server/src/journal/rebuild.ts';
import { keepRequests } from '../../game-server/src/journal/request-keeping.ts';
import { answered, opened, VERSION } from './recorded-events.ts';
import { openRecording, type Recording } from './recording.ts';

let record: Recording;
beforeEach(async () => {
  record = await openRecording();
});
afterEach(async () => {
  await record?.stop();
});

/** Runs an operator's verb; gives its exit code and lines. */
async function admin(words: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const verb = journalVerbs.find((each) => each.words === words);
  const code = await verb?.run(args, { sql: record.sql, say, warn: say });
  return { code: code ?? -1, said: lines.join('\n') };
}

/** Changes what is never changed, as somebody can who owns the machine. */
async function tamper(statement: string): Promise<void> {
  await record.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    expect((await tx.unsafe(statement)).count).toBe(1);
  });
}

test('J13 J14 rows that cannot be stored go to quarantine one by one, once; what comes after is stored; retry stores them', async () => {
  const [roomId, lostRoom] = [randomUUID(), randomUUID()];
  const good = Array.from({ length: 9 }, () => answered(roomId, randomUUID()));
  const noRoom = answered(lostRoom, randomUUID());
  const unknown = { ...answered(roomId, randomUUID()), kind: 'no.such' } as unknown as NewEvent;
  const lacking = happened('gate.passed', 1_790_000_002_000, { roomId, personId: randomUUID() }, {} as never);
  await record.journal.record(opened(roomId), ...good.slice(0, 3), noRoom, ...good.slice(3, 6), unknown, lacking);
  const [brokenId, body] = [randomUUID(), '{"unitId":'];
  const broken = { id: brokenId, kind: 'gate.answered', at: 1, roomId, personId: null, requestId: null };
  await record.spool.append([{ ...broken, body, bodySha256: '00' }]);
  await record.journal.record(...good.slice(6));
  await record.ship();
  expect(await record.sql`select 1 from response`).toHaveLength(9);
  const kept = await record.sql`select event_id, kind, row, reason from quarantined_event order by quarantine_id`;
  expect(kept.map(({ kind }) => kind)).toEqual(['gate.answered', 'no.such', 'gate.passed', 'gate.answered']);
  expect(JSON.parse(kept[3]?.row)).toMatchObject({ id: brokenId, body });
  for (const { event_id } of kept)
    expect(record.logged.filter((line) => line.includes(event_id) && line.includes('quarantine'))).toHaveLength(1);
  expect(await admin('quarantine list')).toMatchObject({ code: 0, said: expect.stringContaining(brokenId) });
  expect(await admin('quarantine retry')).toMatchObject({
    code: 1,
    said: expect.stringContaining('0 stored, 4 still'),
  });

  await record.journal.record(opened(lostRoom));
  await record.ship();
  expect(await admin('quarantine retry')).toMatchObject({
    code: 1,
    said: expect.stringContaining('1 stored, 3 still'),
  });
  expect(await record.sql`select 1 from response where room_id = ${lostRoom}`).toHaveLength(1);
  expect(await admin('verify')).toMatchObject({ code: 0 });
  expect((await rebuild(record.sql, { onlyCheck: true })).wrong).toEqual([]);
});

test('J15 a request that comes again after its event was shipped is no second event', async () => {
  const [roomId, personId, requestId] = [randomUUID(), randomUUID(), randomUUID()];
  await record.journal.record(opened(roomId), answered(roomId, personId, requestId));
  await record.ship();
  await record.journal.record(answered(roomId, personId, requestId), answered(roomId, personId));
  await record.ship();
  expect(await record.sql`select 1 from event_log where request_id = ${requestId}`).toHaveLength(1);
  expect(await record.sql`select 1 from response`).toHaveLength(2);
});

test('J33 which requests were recorded is forgotten after thirty days, and no sooner', async () => {
  const { sql } = record;
  const kept = async (requestId: string) =>
    (await sql`select 1 from recorded_request where request_id = ${requestId}`).length;
  const [roomId, requestId] = [randomUUID(), randomUUID()];
  await record.journal.record(opened(roomId), answered(roomId, randomUUID(), requestId));
  await record.ship();
  const forgetAt = async (nowMs: number) => {
    const keeping = keepRequests(sql, () => nowMs, pino({ level: 'silent' }));
    await keeping.first;
    await keeping.end();
  };
  const DAY_MS = 86_400_000;
  await forgetAt(Date.now() + 29.9 * DAY_MS);
  expect(await kept(requestId)).toBe(1);
  await forgetAt(Date.now() + 30.1 * DAY_MS);
  expect(await kept(requestId)).toBe(0);
  expect(await sql`select 1 from event_log where request_id = ${requestId}`).toHaveLength(1);
});

test('J16 J17 the very event is named that was changed, taken away or put in; links are never changed', async () => {
  const rooms = [randomUUID(), randomUUID()] as const;
  for (const roomId of rooms) {
    await record.journal.record(opened(roomId));
    for (let i = 0; i < 6; i++) await record.journal.record(answered(roomId, randomUUID()));
  }
  await record.ship();
  const { sql } = record;
  expect(await admin('verify')).toMatchObject({ code: 0, said: expect.stringContaining('14 events, 0 faults') });
  for (const statement of ['update event_chain set seq = seq', 'delete from event_chain', 'truncate event_chain'])
    await expect(sql.unsafe(statement)).rejects.toThrow('never changed');

  const ids = (await sql`select id from event_log where kind = 'gate.answered' order by id`).map(
    ({ id }) => id as string,
  );
  const flips = [
    'body = body || \'{"right": false}\'',
    "kind = 'gate.passed'",
    `person_id = '${randomUUID()}'`,
    `room_id = '${rooms[1]}'`,
    "at = at + interval '1 microsecond'",
    "recorded_at = recorded_at - interval '1 day'",
  ];
  for (const [i, flip] of flips.entries()) await tamper(`update event_log set ${flip} where id = '${ids[i]}'`);
  await tamper(`delete from event_log where id = '${ids[7]}'`);
  await tamper(`insert into event_log select '${ids[7]?.slice(0, -4)}ffff', kind, at, room_id, person_id, request_id,
    body, body_sha256 from event_log where id = '${ids[8]}'`);
  await tamper(`delete from event_chain where event_id = '${ids[11]}'`);
  await tamper(`delete from event_log where id = '${ids[11]}'`);
  const { faults } = await verifyChains(sql);
  const named = (fault: string) => faults.filter((each) => each.fault === fault).map(({ eventId }) => eventId);
  expect(named('changed')).toEqual(ids.slice(0, 6));
  expect(named('missing')).toEqual([ids[7]]);
  expect(named('inserted')).toEqual([`${ids[7]?.slice(0, -4)}ffff`]);
  expect(await admin('verify')).toMatchObject({ code: 1, said: expect.stringContaining(`changed: event ${ids[0]}`) });
  const second = await admin('verify', '--room', rooms[1]);
  expect(second.code).toBe(1);
  expect(second.said).not.toContain(ids[0]);
  expect(second.said).toContain(ids[7]);
  expect(await admin('verify', '--room', 'x')).toMatchObject({ code: 2 });
});

test('J17 the last event of a room, taken away with its link, is missed', async () => {
  const roomId = randomUUID();
  await record.journal.record(opened(roomId), answered(roomId, randomUUID()), opened(randomUUID()));
  await record.ship();
  const [last] = await record.sql`select event_id from event_chain where chain_id = ${roomId} and seq = 2`;
  await tamper(`delete from event_chain where event_id = '${last?.event_id}'`);
  await tamper(`delete from event_log where id = '${last?.event_id}'`);
  expect((await verifyChains(record.sql)).faults).toMatchObject([{ fault: 'link missing' }]);
});

test('J18 J19 every table of the projection comes out of the events the same, in whatever batches', async () => {
  const { sql } = record;
  const rows = async () =>
    Object.fromEntries(
      await Promise.all(
        PROJECTION_TABLES.map(async (table) => [table, await sql.unsafe(`select * from ${table} t order by t`)]),
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), { minLength: 3, maxLength: 3 }),
      async (parts) => {
        for (const dice of parts) {
          await record.journal.record(...history(dice));
          await record.ship();
        }
        expect((await rebuild(sql, { onlyCheck: true })).wrong).toEqual([]);
      },
    ),
    { numRuns: 6 },
  );
  const before = await rows();
  for (const table of PROJECTION_TABLES) expect(before[table]?.length, table).toBeGreaterThan(0);
  await tamper(
    `update response set is_right = not is_right where response_id = (select min(response_id::text)::uuid from response)`,
  );
  await tamper(`delete from gate_pass where ctid = (select min(ctid) from gate_pass)`);
  await tamper(`insert into exhibit_progress values ('${randomUUID()}', 'integrity', 'never', now(), null)`);
  const found = await admin('rebuild', '--check');
  expect(found).toMatchObject({ code: 1, said: expect.stringContaining('3 rows differ') });
  for (const fault of ['changed: response', 'missing: gate_pass', 'extra: exhibit_progress'])
    expect(found.said).toContain(fault);
  expect(await admin('rebuild')).toMatchObject({ code: 0, said: expect.stringContaining('3 rows put right') });
  expect(await rows()).toEqual(before);
  expect(await admin('rebuild', '--check')).toMatchObject({ code: 0 });
});

let clock = 1_790_000_000_000;
const people = Array.from({ length: 4 }, () => randomUUID());

/** A lively history in one room, as the dice fall: people come, answer twice, pass, sit papers; servers die. */
function history(dice: readonly number[]): NewEvent[] {
  const [roomId, roundId, attemptId, exclusionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const who = (n: number) => ({ roomId, personId: people[n % 4] as string, requestId: randomUUID() });
  const assignmentId = randomUUID();
  const nothing = { visits: null, minutes: null, scenes: [], exhibits: [], gates: [], papers: [], validMonths: null };
  const rule = { ...nothing, timeZone: 'Asia/Shanghai', minutes: { least: 1, mostADay: 2 }, gates: ['gate-1'] };
  const standard = { hallId: 'integrity', version: VERSION, standardId: 'basic', rule, unitId: null };
  const days = { fromMs: clock - 30_000, dueMs: clock + 15_000, untilMs: clock + 30_000 };
  const paper = { attemptId, hallId: 'integrity', paperId: 'practice', unitId: null, mode: 'counted' as const };
  const begins: NewEvent[] = [
    opened(roomId, clock),
    happened('assignment.added', clock, null, { assignmentId, ...standard, ...days }),
    happened('assignment.given', clock, null, { assignmentId, people: people.map((id) => [id, null]) }),
    happened('round.opened', clock, who(0), { roundId, questionId: 'q-1' }),
    happened('paper.started', clock, who(0), { ...paper, seed: 's', version: VERSION, deadlineMs: clock + 900_000 }),
    happened('person.excluded', clock, who(1), {
      exclusionId,
      kind: 'removed',
      hallId: null,
      onlyRoomId: roomId,
      until: clock,
      byId: randomUUID(),
    }),
  ];
  const kinds: ((n: number) => NewEvent)[] = [
    (n) => happened('person.entered', clock, who(n), { role: 'learner', unitId: null, sceneId: 'hall' }),
    (n) => happened('scene.entered', clock, who(n), { unitId: null, sceneId: `scene-${n % 3}` }),
    (n) => happened('attendance.paused', clock, who(n), { why: n % 2 ? 'idle' : 'hidden' }),
    (n) => happened('attendance.resumed', clock, who(n), {}),
    (n) => happened('person.left', clock, who(n), {}),
    (n) => answered(roomId, who(n).personId, randomUUID(), clock),
    (n) =>
      happened('round.answered', clock, who(n), {
        unitId: null,
        roundId,
        questionId: 'q-1',
        optionId: `${n % 2}`,
        right: n % 2 === 0,
      }),
    (n) => happened('gate.passed', clock, who(n), { hallId: 'integrity', gateId: `gate-${n % 3}` }),
    (n) => happened('exhibit.seen', clock, who(n), { hallId: 'integrity', exhibitId: `e-${n % 3}` }),
    (n) => happened('exhibit.heard', clock, who(n), { hallId: 'integrity', exhibitId: `e-${n % 3}` }),
    (n) =>
      happened('paper.answered', clock, who(0), {
        attemptId,
        slot: n % 5,
        answer: n % 7 === 0 ? null : { kind: 'true-false', isTrue: n % 2 === 0 },
      }),
    () => happened('server.started', clock, null, { lastEventAt: clock - 500 }),
    (n) => happened('assignment.exempted', clock, who(n), { assignmentId, reason: 'leave' }),
    () => happened('assignment.due', clock, null, { assignmentId }),
    () => happened('assignment.withdrawn', clock, null, { assignmentId }),
    // One a person and room: visitors of their own, who did the same before.
    (n) => happened('person.merged', clock, who(n), { fromId: people[(n + 1) % 4] as string }),
  ];
  const ends: NewEvent[] = [
    happened('round.revealed', clock + 50_000, who(0), { roundId }),
    happened('exclusion.lifted', clock + 50_000, who(0), { exclusionId, byId: randomUUID() }),
    happened('paper.closed', clock + 50_000, who(0), { attemptId, points: 3.5, passed: true, by: 'person' }),
    happened('room.closed', clock + 50_000, { roomId, personId: null }, { reason: 'empty' }),
  ];
  const lively = dice.map((n) => {
    clock += 1000;
    return kinds[n % kinds.length]?.(Math.floor(n / kinds.length)) as NewEvent;
  });
  clock += 20_000;
  return [...begins, ...lively, ...ends.slice((dice[0] ?? 0) % 5)];
}
