import {
  outcomeState,
  type StandardFacts,
  type StandardProgress,
  type StandardRule,
  standardProgress,
} from '@clearhall/shared-schema/standard/rules';
import type { Tx } from '../db/database.ts';
import type { EventKind, JournalEvent } from './events.ts';

type Of<K extends EventKind> = Extract<JournalEvent, { kind: K }>;

/** So many people's facts are in memory at once, at most. */
const PEOPLE_AT_ONCE = 500;

/** What events about assignments amount to, but for the outcomes themselves. */
export const projectAssignments = {
  'assignment.added': (tx: Tx, { at, body }: Of<'assignment.added'>) => tx`
    insert into assignment (assignment_id, hall_id, version, standard_id, rule, unit_id, from_at, due_at, until_at, given_at)
    values (${body.assignmentId}, ${body.hallId}, ${body.version}, ${body.standardId},
      ${JSON.stringify(body.rule)}::text::jsonb, ${body.unitId}, ${new Date(body.fromMs)}, ${new Date(body.dueMs)},
      ${new Date(body.untilMs)}, ${new Date(at)}) on conflict do nothing`,
  'assignment.given': (tx: Tx, { body }: Of<'assignment.given'>) => tx`
    insert into outcome (assignment_id, person_id, unit_id)
    select ${body.assignmentId}, * from unnest(${body.people.map(([personId]) => personId)}::uuid[],
      ${body.people.map(([, unitId]) => unitId)}::uuid[]) on conflict do nothing`,
  'assignment.exempted': (tx: Tx, { personId, body }: Of<'assignment.exempted'>) => tx`
    update outcome set exempt_reason = ${body.reason}
    where assignment_id = ${body.assignmentId} and person_id = ${personId} and exempt_reason is null`,
  'assignment.withdrawn': (tx: Tx, { at, body }: Of<'assignment.withdrawn'>) => tx`
    update assignment set withdrawn_at = ${new Date(at)}
    where assignment_id = ${body.assignmentId} and withdrawn_at is null`,
  // A deadline that was over and lies ahead again is over no more.
  'assignment.moved': (tx: Tx, { at, body }: Of<'assignment.moved'>) => tx`
    update assignment set due_at = ${new Date(body.dueMs)}, until_at = ${new Date(body.untilMs)},
      over_at = case when ${new Date(body.dueMs)}::timestamptz > ${new Date(at)}::timestamptz then null else over_at end
    where assignment_id = ${body.assignmentId} and withdrawn_at is null`,
  'assignment.due': (tx: Tx, { at, body }: Of<'assignment.due'>) => tx`
    update assignment set over_at = ${new Date(at)} where assignment_id = ${body.assignmentId} and over_at is null`,
};

/** Whose facts an event changes, or all of whose assignment; the people of a room are asked for where it ends. */
export type Touched = { people: Set<string>; assignments: Set<string> };

/**
 * Notes whose outcomes an event may change. It is asked before the event is projected: who is in a room that closes is
 * known only then.
 */
export async function touch(tx: Tx, touched: Touched, event: JournalEvent): Promise<void> {
  const { kind, personId, roomId, body } = event;
  switch (kind) {
    case 'room.closed':
    case 'server.started': {
      const open = await tx<{ id: string }[]>`
        select distinct person_id as id from attendance_span
        where ended_at is null and room_id = coalesce(${kind === 'room.closed' ? roomId : null}, room_id)`;
      for (const { id } of open) touched.people.add(id);
      return;
    }
    case 'person.merged':
      touched.people.add(body.fromId);
      break;
    // Not the people: what is given to them changes nothing of what they were given before.
    case 'assignment.given':
    case 'assignment.moved':
    case 'assignment.withdrawn':
    case 'assignment.due':
      touched.assignments.add(body.assignmentId);
      return;
    case 'person.entered':
    case 'scene.entered':
    case 'person.left':
    case 'attendance.paused':
    case 'attendance.resumed':
    case 'gate.passed':
    case 'exhibit.seen':
    case 'paper.closed':
    case 'assignment.exempted':
      break;
    default:
      return;
  }
  if (personId !== null) touched.people.add(personId);
}

type Row = {
  personId: string;
  assignmentId: string;
  hallId: string;
  rule: StandardRule;
  fromMs: number;
  dueMs: number;
  untilMs: number;
  isOver: boolean;
  isExempt: boolean;
};

/**
 * Brings the outcomes of whom events touched up to date. An outcome follows from the facts and the assignment as they
 * stand in the tables and from nothing else: it does not matter how often, and after which events, it is made anew.
 */
export async function projectOutcomes(tx: Tx, { people, assignments }: Touched): Promise<void> {
  if (people.size + assignments.size === 0) return;
  const rows = await tx<Row[]>`
    select o.person_id as "personId", o.assignment_id as "assignmentId", a.hall_id as "hallId", a.rule,
      (extract(epoch from a.from_at) * 1000)::float8 as "fromMs", (extract(epoch from a.due_at) * 1000)::float8 as "dueMs",
      (extract(epoch from least(a.until_at, a.withdrawn_at)) * 1000)::float8 as "untilMs",
      a.over_at is not null as "isOver", o.exempt_reason is not null as "isExempt"
    from (
      select * from outcome where person_id = any (${[...people]}::uuid[])
      union
      select * from outcome where assignment_id = any (${[...assignments]}::uuid[])
    ) o join assignment a using (assignment_id) order by o.person_id, o.assignment_id`;
  const byPerson = new Map<string, Row[]>();
  for (const row of rows) (byPerson.get(row.personId) ?? byPerson.set(row.personId, []).get(row.personId))?.push(row);
  const ids = [...byPerson.keys()];
  for (let from = 0; from < ids.length; from += PEOPLE_AT_ONCE) {
    const some = ids.slice(from, from + PEOPLE_AT_ONCE);
    const facts = await factsOf(tx, some);
    const made = some.flatMap((id) => outcomesOf(byPerson.get(id) ?? [], facts));
    await tx`
      update outcome set state = new.state, met_at = new.met_at, progress = new.progress::jsonb
      from unnest(${made.map(({ personId }) => personId)}::uuid[], ${made.map((one) => one.assignmentId)}::uuid[],
        ${made.map(({ state }) => state)}::text[], ${made.map(({ metAt }) => metAt)}::timestamptz[],
        ${made.map(({ progress }) => progress)}::text[]) as new (person_id, assignment_id, state, met_at, progress)
      where outcome.person_id = new.person_id and outcome.assignment_id = new.assignment_id
        and (outcome.state, outcome.met_at, outcome.progress) is distinct from (new.state, new.met_at, new.progress::jsonb)`;
  }
}

/** Facts by person and hall. */
type Facts = ReadonlyMap<string, StandardFacts>;
const placeOf = (personId: string, hallId: string): string => `${personId} ${hallId}`;
const NOTHING: StandardFacts = { spans: [], pauses: [], seen: [], passes: [], papers: [] };

/** Many assignments ask the same of a person: each different question is answered once. */
function outcomesOf(rows: readonly Row[], facts: Facts) {
  const answers = new Map<string, StandardProgress>();
  return rows.map(({ personId, assignmentId, hallId, rule, fromMs, dueMs, untilMs, isOver, isExempt }) => {
    const question = JSON.stringify([hallId, rule, fromMs, untilMs]);
    const known = facts.get(placeOf(personId, hallId)) ?? NOTHING;
    const answer = answers.get(question) ?? standardProgress(rule, known, { fromMs, untilMs });
    answers.set(question, answer);
    return {
      ...{ personId, assignmentId },
      state: outcomeState(answer.metAt, { dueMs, isOver, isExempt }),
      metAt: answer.metAt === null ? null : new Date(answer.metAt).toISOString(),
      progress: JSON.stringify(answer.requirements),
    };
  });
}

type Fact = { personId: string; hallId: string; kind: keyof StandardFacts; id: string; at: number; end: number | null };

async function factsOf(tx: Tx, people: readonly string[]): Promise<Facts> {
  const rows = await tx<Fact[]>`
    with asked as (select unnest(${[...people]}::uuid[]) as person_id), fact as (
      select person_id, hall_id, 'spans' as kind, scene_id as id, started_at as at, ended_at
        from asked join attendance_span using (person_id) join room using (room_id)
      union all
      select person_id, hall_id, 'pauses', why, started_at, ended_at
        from asked join attendance_pause using (person_id) join room using (room_id)
      union all
      select person_id, hall_id, 'seen', exhibit_id, seen_at, null
        from asked join exhibit_progress using (person_id) where seen_at is not null
      union all
      select person_id, hall_id, 'passes', gate_id, at, null from asked join gate_pass using (person_id)
      union all
      select person_id, hall_id, 'papers', paper_id, closed_at, null
        from asked join paper_attempt using (person_id) where passed and mode = 'counted'
    )
    select person_id as "personId", hall_id as "hallId", kind, id, (extract(epoch from at) * 1000)::float8 as at,
      (extract(epoch from ended_at) * 1000)::float8 as end from fact`;
  const facts = new Map<string, StandardFacts>();
  for (const { personId, hallId, kind, id, at, end } of rows) {
    const place = placeOf(personId, hallId);
    const own = facts.get(place) ?? { spans: [], pauses: [], seen: [], passes: [], papers: [] };
    facts.set(place, own);
    if (kind === 'spans') own.spans.push({ sceneId: id, startMs: at, endMs: end });
    else if (kind === 'pauses') own.pauses.push({ startMs: at, endMs: end });
    else own[kind].push({ id, atMs: at });
  }
  return facts;
}
