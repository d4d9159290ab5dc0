import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { happened, type NewEvent } from '../../game-server/src/journal/events.ts';
import { rebuild } from '../../game-server/src/journal/rebuild.ts';
import { publish } from '../../game-server/src/pack/publish.ts';
import type { PublishedHall } from '../../game-server/src/pack/published-hall.ts';
import { publishedHalls } from '../../game-server/src/pack/published-halls.ts';
import {
  type AssignmentStore,
  createAssignmentStore,
  type NewAssignment,
} from '../../game-server/src/standard/assignment-store.ts';
import { dutiesOf } from '../../game-server/src/standard/duties.ts';
import { createRoleStore } from '../../game-server/src/unit/role-store.ts';
import { createUnitStore } from '../../game-server/src/unit/unit-store.ts';
import { startOfDay } from '../../shared-schema/src/standard/local-days.ts';
import { openRecording, type Recording } from './recording.ts';

const MINUTE = 60_000;
const GATES = ['to-law', 'to-contributions', 'to-responsibility'];
const SCENES = ['principles', 'history', 'contributions', 'law-discipline', 'responsibility'];
const at = (day: string, minutes = 600): number => (startOfDay('Asia/Shanghai', day) ?? Number.NaN) + minutes * MINUTE;

let record: Recording;
let hall: PublishedHall;
let now = 0;
let assignments: AssignmentStore;

beforeEach(async () => {
  record = await openRecording();
  await publish(record.sql, path.resolve(import.meta.dirname, '../../maps/halls/integrity'));
  hall = (await publishedHalls(record.sql).current('integrity')) as PublishedHall;
  now = at('2027-03-01');
  assignments = createAssignmentStore(record.sql, () => now);
});
afterEach(async () => {
  await record?.stop();
});

async function unit(name: string, underId: string | null = null): Promise<string> {
  const made = await createUnitStore(record.sql).add({ code: null, underId, sort: 0, name });
  if (typeof made !== 'string') throw new Error(made.refused);
  return made;
}

async function person(name: string, unitId: string, role = 'learner'): Promise<string> {
  const personId = randomUUID();
  await record.sql`insert into person (person_id, display_name, role, unit_id)
    values (${personId}, ${name}, ${role}, ${unitId})`;
  return personId;
}

async function given(target: NewAssignment['target'], wanted: Partial<NewAssignment> = {}): Promise<string> {
  const days = { from: '2027-03-01', by: '2027-03-31', makeUp: '2027-04-30' };
  const made = await assignments.add(hall, { target, standardId: 'basic', ...days, ...wanted });
  if ('refused' in made) throw new Error(made.refused);
  return made.assignmentId;
}

async function outcomeOf(personId: string, assignmentId: string) {
  const [row] = await record.sql`
    select state, met_at, unit_id, progress from outcome where person_id = ${personId} and assignment_id = ${assignmentId}`;
  return row;
}

/** A stay of half an hour in all scenes on a day, from ten in the morning. */
function stay(personId: string, day: string): NewEvent[] {
  const [roomId, version] = [randomUUID(), hall.publicHall.version];
  const where = { roomId, personId };
  const open = { kind: 'open', hallId: 'integrity', version, lecturerId: null } as const;
  return [
    happened('room.opened', at(day), { roomId, personId: null }, open),
    ...SCENES.map((sceneId, i) => happened('scene.entered', at(day) + i * MINUTE, where, { unitId: null, sceneId })),
    happened('person.left', at(day) + 30 * MINUTE, where, {}),
  ];
}

function passes(personId: string, day: string): NewEvent[] {
  const where = { roomId: randomUUID(), personId };
  return GATES.map((gateId) => happened('gate.passed', at(day), where, { hallId: 'integrity', gateId }));
}

function paper(personId: string, day: string): NewEvent[] {
  const where = { roomId: randomUUID(), personId };
  const [attemptId, version] = [randomUUID(), hall.publicHall.version];
  const attempt = { attemptId, hallId: 'integrity', paperId: 'practice', unitId: null, mode: 'counted' as const };
  return [
    happened('paper.started', at(day), where, { ...attempt, seed: 's', version, deadlineMs: null }),
    happened('paper.closed', at(day) + MINUTE, where, { attemptId, points: 8, passed: true, by: 'person' }),
  ];
}

async function happens(...events: NewEvent[]): Promise<void> {
  await record.journal.record(...events);
  await record.ship();
}

/** Everything that the basic standard asks for, done on two days. */
async function reaches(personId: string, first: string, second: string): Promise<void> {
  await happens(
    ...stay(personId, first),
    ...passes(personId, first),
    ...stay(personId, second),
    ...paper(personId, second),
  );
}

test('N6 an assignment is given to all who are in the unit and below it then; later moves change no outcome', async () => {
  const [district, other] = [await unit('District'), await unit('Other')];
  const below = await unit('Office', district);
  const [anna, bela] = [await person('Anna', below), await person('Bela', district)];
  await person('Cilla', other);
  const assignmentId = await given({ unitId: district });
  await record.sql`update person set unit_id = ${other} where person_id = ${anna}`;
  const late = await person('Dora', below);
  expect((await assignments.people(assignmentId)).map(({ name }) => name)).toEqual(['Anna', 'Bela']);
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'due', unit_id: below });
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ unit_id: district });
  expect(await outcomeOf(late, assignmentId)).toBeUndefined();
  await reaches(anna, '2027-03-02', '2027-03-03');
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'met', unit_id: below });
  expect(
    await assignments.add(hall, {
      target: { unitId: await unit('Empty') },
      standardId: 'basic',
      from: '2027-03-01',
      by: '2027-03-31',
      makeUp: null,
    }),
  ).toEqual({ refused: 'nobody-meant' });
});

test('N6 what cannot be given is refused with why, and nothing is stored', async () => {
  const target = { personId: await person('Anna', await unit('District')) };
  const days = { from: '2027-03-01', by: '2027-03-31', makeUp: null };
  const add = (wanted: Partial<NewAssignment>) =>
    assignments.add(hall, { target, standardId: 'basic', ...days, ...wanted });
  expect(await add({ standardId: 'none' })).toEqual({ refused: 'no-such-standard' });
  expect(await add({ by: '2027-02-30' })).toEqual({ refused: 'bad-day' });
  expect(await add({ by: '2027-02-27' })).toEqual({ refused: 'days-in-order' });
  expect(await add({ makeUp: '2027-03-30' })).toEqual({ refused: 'days-in-order' });
  expect(await assignments.list()).toEqual([]);
  expect(await record.sql`select 1 from event_log where kind like 'assignment.%'`).toHaveLength(0);
});

test('N5 N7 outcomes follow every event: what is missing, met in time, late, or not any more; a second stay a day adds nothing', async () => {
  const office = await unit('Office');
  const [anna, bela, cilla] = [
    await person('Anna', office),
    await person('Bela', office),
    await person('Cilla', office),
  ];
  const assignmentId = await given({ unitId: office });
  const first = stay(anna, '2027-03-02');
  await happens(...first.slice(0, -1), ...stay(anna, '2027-03-02').slice(0, -1), ...passes(anna, '2027-03-02'));
  // A stay gives its minutes when it ends, though nothing else happens then.
  await happens(...first.slice(-1));
  const started = await outcomeOf(anna, assignmentId);
  expect(started).toMatchObject({ state: 'due', met_at: null });
  expect(started?.progress).toMatchObject([
    { kind: 'visits', have: 1, need: 2 },
    { kind: 'minutes', have: 30, need: 40 },
    { kind: 'scenes', have: 5, need: 5 },
    { kind: 'gates', have: 3, missing: [] },
    { kind: 'papers', have: 0, missing: ['practice'] },
  ]);
  // What happened in time counts, though it is told after the deadline.
  now = at('2027-04-01', 0);
  expect(await assignments.recordDue()).toBe(1);
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'failed' });
  await happens(...stay(anna, '2027-03-31'), ...paper(anna, '2027-03-31'));
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({
    state: 'met',
    met_at: new Date(at('2027-03-31') + 10 * MINUTE),
  });
  await reaches(bela, '2027-04-29', '2027-04-30');
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'met-late' });
  await reaches(cilla, '2027-04-30', '2027-05-01');
  expect(await outcomeOf(cilla, assignmentId)).toMatchObject({ state: 'failed', met_at: null });
  expect(await rebuild(record.sql, { onlyCheck: true })).toMatchObject({ wrong: [] });
});

test('N8 that a deadline has passed is recorded once an assignment, whoever looks how often', async () => {
  const target = { personId: await person('Anna', await unit('Office')) };
  const first = await given(target);
  const second = await given(target, { by: '2027-04-01' });
  now = at('2027-04-01', 0) - 1;
  expect(await assignments.recordDue()).toBe(0);
  now += 1;
  const looks = await Promise.all([assignments.recordDue(), assignments.recordDue(), assignments.recordDue()]);
  expect(looks.sort()).toEqual([0, 0, 1]);
  expect(await outcomeOf(target.personId, first)).toMatchObject({ state: 'failed' });
  expect(await outcomeOf(target.personId, second)).toMatchObject({ state: 'due' });
  const due = await record.sql`select body from event_log where kind = 'assignment.due'`;
  expect(due.map(({ body }) => body)).toEqual([{ assignmentId: first }]);
});

test('N10 who is exempt has not failed; the record holds a code, and who met it is not exempt', async () => {
  const office = await unit('Office');
  const [anna, bela] = [await person('Anna', office), await person('Bela', office)];
  const assignmentId = await given({ unitId: office });
  expect(await assignments.exempt(assignmentId, anna, 'illness')).toBe('exempt');
  await reaches(bela, '2027-03-02', '2027-03-03');
  expect(await assignments.exempt(assignmentId, bela, 'duty')).toEqual({ refused: 'met-already' });
  expect(await assignments.exempt(assignmentId, randomUUID(), 'duty')).toEqual({ refused: 'not-assigned' });
  expect(await assignments.exempt(randomUUID(), anna, 'duty')).toEqual({ refused: 'no-such-assignment' });
  now = at('2027-04-02');
  await assignments.recordDue();
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'exempt' });
  const [event] = await record.sql`select person_id, body from event_log where kind = 'assignment.exempted'`;
  expect(event).toEqual({ person_id: anna, body: { assignmentId, reason: 'illness' } });
});

test('N11 after an assignment was withdrawn nothing counts for it; what was met stays met', async () => {
  const office = await unit('Office');
  const [anna, bela] = [await person('Anna', office), await person('Bela', office)];
  const assignmentId = await given({ unitId: office });
  await reaches(anna, '2027-03-02', '2027-03-03');
  now = at('2027-03-10');
  expect(await assignments.withdraw(assignmentId)).toBe('withdrawn');
  expect(await assignments.withdraw(assignmentId)).toEqual({ refused: 'withdrawn' });
  await reaches(bela, '2027-03-11', '2027-03-12');
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'met' });
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'due' });
  const { ofVersion } = publishedHalls(record.sql);
  expect(await dutiesOf(record.sql, anna, ofVersion)).toMatchObject([{ state: 'met', certificate: { name: 'Anna' } }]);
  expect(await dutiesOf(record.sql, bela, ofVersion)).toEqual([]);
});

test('N15 N8 a deadline that is moved judges everybody anew, and passes once more', async () => {
  const office = await unit('Office');
  const [anna, bela] = [await person('Anna', office), await person('Bela', office)];
  const assignmentId = await given({ unitId: office });
  now = at('2027-04-02');
  expect(await assignments.recordDue()).toBe(1);
  await reaches(anna, '2027-04-03', '2027-04-04');
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'met-late' });
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'failed' });

  now = at('2027-04-05');
  expect(await assignments.move(assignmentId, { by: '2027-04-31', makeUp: null })).toEqual({ refused: 'bad-day' });
  expect(await assignments.move(assignmentId, { by: '2027-02-28', makeUp: null })).toEqual({
    refused: 'days-in-order',
  });
  expect(await assignments.move(randomUUID(), { by: '2027-04-30', makeUp: null })).toEqual({
    refused: 'no-such-assignment',
  });
  expect(await assignments.move(assignmentId, { by: '2027-04-10', makeUp: '2027-04-20' })).toBe('moved');
  expect(await outcomeOf(anna, assignmentId)).toMatchObject({ state: 'met' });
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'due' });
  expect(await assignments.recordDue()).toBe(0);

  now = at('2027-04-12');
  expect([await assignments.recordDue(), await assignments.recordDue()]).toEqual([1, 0]);
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'failed' });
  await reaches(bela, '2027-04-13', '2027-04-14');
  expect(await outcomeOf(bela, assignmentId)).toMatchObject({ state: 'met-late' });
  expect((await rebuild(record.sql, { onlyCheck: true })).wrong).toEqual([]);
  expect(await assignments.withdraw(assignmentId)).toBe('withdrawn');
  expect(await assignments.move(assignmentId, { by: '2027-05-10', makeUp: null })).toEqual({ refused: 'withdrawn' });
});

test('N12 N13 a learner is told the own duties with what is missing, and a certificate of what is met only', async () => {
  const office = await unit('Office');
  const [anna, bela] = [await person('Anna', office), await person('Bela', office)];
  const assignmentId = await given({ unitId: office });
  const { ofVersion } = publishedHalls(record.sql);
  const dutyOf = async (personId: string) => (await dutiesOf(record.sql, personId, ofVersion))[0];
  await happens(...passes(anna, '2027-03-02'));
  const before = await dutyOf(anna);
  expect(before).toMatchObject({ state: 'due', certificate: null, dueAt: at('2027-04-01', 0) });
  const missing = before?.requirements.flatMap((one) => one.missing.map(({ en }) => en));
  expect(missing).toEqual([...hall.publicHall.scenes.map(({ title }) => title.en), 'Practice paper']);
  await reaches(anna, '2027-03-02', '2027-03-03');
  const after = await dutyOf(anna);
  expect(after).toMatchObject({ state: 'met', certificate: { name: 'Anna', unit: 'Office' } });
  const { recordNumber, metAt, validUntil } = after?.certificate ?? {};
  expect(recordNumber).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/);
  expect(new Date(validUntil ?? 0).getUTCFullYear()).toBe(new Date(metAt ?? 0).getUTCFullYear() + 2);
  expect(await dutyOf(bela)).toMatchObject({ state: 'due', certificate: null });
  await assignments.exempt(assignmentId, bela, 'leave');
  expect(await dutyOf(bela)).toMatchObject({ state: 'exempt', certificate: null });
});

test('N14 a supervisor sees outcomes of the own scope only, and the database says so', async () => {
  const [north, south] = [await unit('North'), await unit('South')];
  const [anna, bela] = [await person('Anna', north), await person('Bela', south)];
  const supervisor = await person('Sun', north, 'learner');
  await createRoleStore(record.sql).grant({
    personId: supervisor,
    role: 'supervisor',
    unitId: north,
    hallId: null,
    from: null,
    until: null,
  });
  const [ofAnna, ofBela] = [await given({ personId: anna }), await given({ personId: bela })];
  const seen = (table: string, supervisorId: string | null) =>
    record.sql.begin(async (tx) => {
      await tx`set local role clearhall_supervision`;
      if (supervisorId) await tx`select set_config('app.supervisor_id', ${supervisorId}, true)`;
      const rows = await tx.unsafe(`select assignment_id from ${table}`);
      return rows.map((row) => row.assignment_id as string);
    });
  expect(ofBela).not.toBe(ofAnna);
  for (const table of ['outcome', 'assignment']) {
    expect(await seen(table, supervisor)).toEqual([ofAnna]);
    expect(await seen(table, null)).toEqual([]);
    expect(await seen(table, bela)).toEqual([]);
  }
});
