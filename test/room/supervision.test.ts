import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LiveReport, LiveRoom } from '../../shared-schema/src/supervision/live.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, keyOf, visitor, walkTo } from './inside-room.ts';
import { LiveStream } from './live-stream.ts';
import { type OpenHall, openHall } from './open-hall.ts';
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
  await walkTo(learner, { x: 22.5, y: 10.5 });
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
