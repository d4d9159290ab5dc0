import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seededDice } from '../../shared-schema/src/quiz/seeded-dice.ts';
import type { LiveReport, LiveRoom } from '../../shared-schema/src/supervision/live.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, keyOf, visitor, walkTo } from './inside-room.ts';
import { LiveStream } from './live-stream.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { entryOf } from './places.ts';
import { shippingBlocked } from './shipping.ts';
import { act, learnerIn, openRound, openTour, roundQuestions } from './touring.ts';

let hall: OpenHall;
const streams: LiveStream[] = [];
beforeAll(async () => {
  hall = await openHall();
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await everybodyLeaves();
});
afterAll(async () => {
  await hall?.stop();
});

async function watch(supervisor: Guest): Promise<LiveStream> {
  const stream = await LiveStream.open(supervisor);
  streams.push(stream);
  return stream;
}

const FIRST_BRANCH = '0de00000-0000-4000-8000-000000000002';
const SECOND_BRANCH = '0de00000-0000-4000-8000-000000000003';

/** A second supervisor, made by the test's own hand, with another scope. */
async function supervisorOf(unitId: string): Promise<{ guest: Guest; personId: string }> {
  const guest = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Watcher' });
  await guest.leave();
  const [person] = await hall.sql`update person set role = 'supervisor', display_name = ${randomUUID()}
    where display_name = 'Watcher' returning person_id`;
  const personId = person?.person_id as string;
  await hall.sql`insert into supervisor_scope (person_id, unit_id) values (${personId}, ${unitId})`;
  return { guest, personId };
}

/** What an answer says, or a feed first. */
async function firstWordsOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  let text = '';
  while (reader && !text.includes('\n\n')) {
    const { done, value } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  return text;
}

const roomIn = (report: LiveReport, tourId: string): LiveRoom | undefined =>
  report.rooms.find(({ roomId }) => roomId === tourId);

test('S1 S2 without reloading a supervisor sees who enters which tour, unit, scene, since when, and the round', async () => {
  const stream = await watch(await new Guest(hall).signIn('supervisor'));
  const { lecturer, tourId } = await openTour(hall);
  await stream.until((report) => roomIn(report, tourId) !== undefined, 'the tour');
  const learner = await learnerIn(hall, tourId);
  const name = ((await (await learner.fetch('/api/me')).json()) as { me: { name: string } }).me.name;
  const rowOf = (report: LiveReport) => roomIn(report, tourId)?.people.find((person) => person.name === name);
  const entered = await stream.until((report) => rowOf(report) !== undefined, 'the learner');
  expect(rowOf(entered)).toMatchObject({ sceneId: 'principles', unit: expect.stringContaining('Branch') });
  expect(roomIn(entered, tourId)).toMatchObject({ kind: 'tour', lecturer: '演示讲师 Lecturer' });
  expect(Math.abs(Date.now() - Date.parse(rowOf(entered)?.since ?? ''))).toBeLessThan(10_000);
  expect(Date.parse(entered.asOf)).toBeGreaterThanOrEqual(Date.parse(rowOf(entered)?.since ?? ''));
  expect(roomIn(entered, tourId)?.sceneTitles.principles).toHaveProperty('zh-CN');

  await passGate(hall, learner);
  await walkTo(learner, entryOf(learner, 'law-discipline'));
  await stream.until((report) => rowOf(report)?.sceneId === 'law-discipline', 'the other scene');

  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  const optionId = await keyOf(hall, question?.questionId ?? '');
  await act(learner, 'quiz.answer-round', { roundId, optionId });
  const answered = await stream.until((report) => roomIn(report, tourId)?.round?.answered === 1, 'the answer');
  expect(roomIn(answered, tourId)?.round).toMatchObject({ revealed: false, right: null });
  await act(lecturer, 'quiz.reveal-round', { roundId });
  const revealed = await stream.until((report) => roomIn(report, tourId)?.round?.revealed === true, 'the reveal');
  expect(roomIn(revealed, tourId)?.round).toMatchObject({ answered: 1, right: 1 });
  expect(JSON.stringify(stream.reports)).not.toContain(`"key"`);

  await learner.leave();
  await stream.until((report) => rowOf(report) === undefined, 'the learner gone');
});

test('S2 with nothing shipped the report stays at its time and does not change', async () => {
  const stream = await watch(await new Guest(hall).signIn('supervisor'));
  const { tourId } = await openTour(hall);
  await stream.until((report) => roomIn(report, tourId) !== undefined, 'the tour');
  const release = await shippingBlocked(hall);
  try {
    const still = await stream.next();
    const learner = await learnerIn(hall, tourId);
    const later = await stream.next();
    expect(later.asOf).toBe(still.asOf);
    expect(later.rooms).toEqual(still.rooms);
    expect(Date.parse(later.now)).toBeGreaterThan(Date.parse(still.now));
    expect(learner.closedWith).toBeNull();
  } finally {
    await release();
  }
  await stream.until((report) => (roomIn(report, tourId)?.people.length ?? 0) > 1, 'the learner, once shipped');
});

test('S3 a supervisor of one branch sees that branch only, as does every query under its id', async () => {
  const { guest, personId } = await supervisorOf(FIRST_BRANCH);
  const { lecturer, tourId } = await openTour(hall);
  const learners = [await learnerIn(hall, tourId), await learnerIn(hall, tourId), await learnerIn(hall, tourId)];
  await visitor(hall, 'Vera');
  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  for (const learner of learners)
    await act(learner, 'quiz.answer-round', { roundId, optionId: question?.options[0]?.optionId });
  const stream = await watch(guest);
  const all = await watch(await new Guest(hall).signIn('supervisor'));
  const whole = await all.until((report) => roomIn(report, tourId)?.round?.answered === 3, 'all answers');
  const inBranch = (roomIn(whole, tourId)?.people ?? []).filter(({ unit }) => unit.includes('First'));
  expect(inBranch.length).toBeGreaterThan(0);
  const seen = await stream.until(
    (report) => roomIn(report, tourId)?.round?.answered === inBranch.length,
    'the answers of the branch',
  );
  expect(seen.units).toEqual(['第一支部 First Branch']);
  expect(seen.rooms.flatMap(({ people }) => people.map(({ name }) => name)).sort()).toEqual(
    inBranch.map(({ name }) => name).sort(),
  );
  expect(JSON.stringify(seen)).not.toContain('Second');
  expect(JSON.stringify(stream.reports)).not.toContain('Vera');

  const visible = async (supervisorId: string | null) =>
    hall.sql.begin(async (tx) => {
      await tx`set local role clearhall_supervision`;
      if (supervisorId !== null) await tx`select set_config('app.supervisor_id', ${supervisorId}, true)`;
      const units = new Set<unknown>();
      for (const table of ['unit', 'person', 'attendance_span', 'response'])
        for (const { unit_id } of await tx.unsafe(`select unit_id from ${table}`)) units.add(unit_id);
      return [...units];
    });
  expect(await visible(personId)).toEqual([FIRST_BRANCH]);
  expect(await visible(randomUUID())).toEqual([]);
  expect(await visible(null)).toEqual([]);
  expect(await visible('')).toEqual([]);
  await hall.sql`update supervisor_scope set unit_id = ${SECOND_BRANCH} where person_id = ${personId}`;
  expect(await visible(personId)).toEqual([SECOND_BRANCH]);
});

test('O11 S3 two thousand random attempts over settings, routes and roles show no row outside the scope', async () => {
  const { guest, personId } = await supervisorOf(FIRST_BRANCH);
  const outside = (
    await hall.sql`
    select person_id as id from person where not is_bot and unit_id is distinct from ${FIRST_BRANCH}
      and person_id not in (select person_id from supervisor_scope)`
  ).map(({ id }) => id as string);
  const over = await supervisorOf(SECOND_BRANCH);
  await hall.sql`update role_grant set revoked_at = now() where person_id = ${over.personId}`;
  const toCome = await supervisorOf(SECOND_BRANCH);
  await hall.sql`update role_grant set valid_from = now() + interval '1 day' where person_id = ${toCome.personId}`;
  const { tourId } = await openTour(hall);
  for (let i = 0; i < 4; i++) await learnerIn(hall, tourId);
  await becomes(async () => {
    const [spans] = await hall.sql`select count(*)::int from attendance_span where unit_id = ${SECOND_BRANCH}`;
    return (spans?.count as number) > 0;
  }, 'stays of the other branch');
  const dice = seededDice('19');
  const one = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
  const powerless = [over.personId, toCome.personId, randomUUID(), SECOND_BRANCH, ''];
  const odd = ['%', '*', '1 or 1=1', "' or ''='", '{}', 'null', `${personId},${SECOND_BRANCH}`, '_'.repeat(36)];
  const tables = ['unit', 'person', 'attendance_span', 'response'];
  const hopes = [
    'true',
    `unit_id = '${SECOND_BRANCH}'`,
    `unit_id is null`,
    `unit_id in (select unit_id from unit)`,
    `unit_id <> all (scope_units())`,
  ];
  const escaped: string[] = [];
  for (let i = 0; i < 1600; i++) {
    const setting = one([personId, personId, one(outside), one(powerless), one(odd)]);
    const query = `select unit_id from ${one(tables)} where ${one(hopes)}`;
    const rows = await hall.sql
      .begin(async (tx) => {
        await tx`set local role clearhall_supervision`;
        await tx`select set_config('app.supervisor_id', ${setting}, true)`;
        return tx.unsafe(query);
      })
      .catch((error: { code?: string }) =>
        error.code === '22P02' || error.code === '42501' ? [] : Promise.reject(error),
      );
    const allowed = setting === personId ? FIRST_BRANCH : null;
    if (rows.some(({ unit_id }) => unit_id !== allowed)) escaped.push(`${setting}: ${query}`);
  }
  expect(escaped).toEqual([]);

  const others = [over.guest, toCome.guest, new Guest(hall), await new Guest(hall).signIn('learner')];
  const lecturer = await new Guest(hall).signIn('lecturer');
  const routes = ['/api/supervision/live', '/api/me', '/api/tours', '/api/halls', '/api/learn'];
  const names = (
    await hall.sql`select display_name as name from person
    where not is_bot and role = 'learner' and unit_id = ${SECOND_BRANCH}`
  ).map(({ name }) => name as string);
  for (let i = 0; i < 400; i++) {
    const asker = one([...others, lecturer, guest]);
    const route = `${one(routes)}?${one(['supervisorId', 'person', 'unit', 'scope', 'role'])}=${encodeURIComponent(one([...outside, ...odd]))}`;
    const abort = new AbortController();
    const headers = {
      [one(['x-supervisor-id', 'x-user', 'x-role', 'authorization'])]: one([...outside, 'supervisor']),
    };
    const response = await asker.fetch(route, { headers, signal: abort.signal });
    if (route.startsWith('/api/supervision')) expect(response.ok, route).toBe(asker === guest);
    const text = await firstWordsOf(response);
    abort.abort();
    const own = asker === others[3] && route.startsWith('/api/me');
    if (!own)
      expect(
        names.filter((name) => text.includes(name)),
        route,
      ).toEqual([]);
  }
}, 60_000);

test('S3 C5 the role of the reports can write nothing, and read no key, account or journal', async () => {
  for (const statement of [
    'select secret_content from pack_version',
    'select * from pack_version',
    'select user_id from person',
    'select * from supervisor_scope',
    'select * from event_log',
    'select * from auth.session',
    'update person set role = role',
    "insert into unit values (gen_random_uuid(), null, 'x')",
    'delete from attendance_span',
    'create table mine (x int)',
    'set local row_security = off; select * from person',
  ])
    await expect(
      hall.sql.begin(async (tx) => {
        await tx`set local role clearhall_supervision`;
        await tx.unsafe(statement);
      }),
      statement,
    ).rejects.toThrow(/permission denied|row-level security/);
});

test('S4 nobody but a supervisor gets the report, and who is none any more gets it no longer', async () => {
  expect((await new Guest(hall).fetch('/api/supervision/live')).status).toBe(401);
  for (const role of ['learner', 'lecturer'] as const)
    expect((await (await new Guest(hall).signIn(role)).fetch('/api/supervision/live')).status).toBe(403);
  const visiting = await visitor(hall, 'Vera');
  expect((await visiting.fetch('/api/supervision/live')).status).toBe(403);

  const { guest, personId } = await supervisorOf(FIRST_BRANCH);
  const stream = await watch(guest);
  await stream.next();
  await hall.sql`update person set role = 'learner' where person_id = ${personId}`;
  await becomes(() => stream.hasEnded, 'the stream ended');
  expect((await guest.fetch('/api/supervision/live')).status).toBe(403);
});
