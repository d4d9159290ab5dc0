import { randomUUID } from 'node:crypto';
import { type Refused, refuse } from '@clearhall/shared-schema/contract';
import type { AssignmentRefusal, ExemptReason } from '@clearhall/shared-schema/standard/assignment';
import { startOfDay } from '@clearhall/shared-schema/standard/local-days';
import type { OutcomeState, StandardRule } from '@clearhall/shared-schema/standard/rules';
import type { Sql, Tx } from '../db/database.ts';
import { happened, type NewEvent } from '../journal/events.ts';
import { storeDirectly } from '../journal/store-directly.ts';
import type { PublishedHall } from '../pack/published-hall.ts';

/** Who has to do what by when; days as `YYYY-MM-DD` by the clock of the standard, each until its end. */
export type NewAssignment = {
  target: { unitId: string } | { personId: string };
  standardId: string;
  from: string;
  by: string;
  /** The last day of the make-up window; null for none. */
  makeUp: string | null;
};

/** An assignment in the list of an operator, with how many people are how far. */
export type ListedAssignment = {
  assignmentId: string;
  hallId: string;
  standardId: string;
  unit: string | null;
  timeZone: string;
  fromMs: number;
  dueMs: number;
  untilMs: number;
  isWithdrawn: boolean;
  counts: Record<OutcomeState, number>;
};

export type AssignmentStore = ReturnType<typeof createAssignmentStore>;
type Done<T> = Promise<T | Refused<AssignmentRefusal>>;

/** So many people in one event, at most: a unit of thousands is several. */
const PEOPLE_AN_EVENT = 1000;
const DAY_MS = 86_400_000;

/** Assignments as operators make them. Each change is an event, stored with what it amounts to; `now` in milliseconds. */
export function createAssignmentStore(sql: Sql, now: () => number) {
  return {
    /** Gives a standard of a hall to all who are in a unit now, and below it, or to one person; gives its id. */
    async add(hall: PublishedHall, wanted: NewAssignment): Done<{ assignmentId: string; people: number }> {
      const { target, standardId } = wanted;
      const standard = hall.standards.get(standardId);
      if (!standard) return refuse('no-such-standard');
      const { title: _title, licence: _licence, standardId: _id, ...rule } = standard;
      const window = windowOf(rule, wanted);
      if (typeof window === 'string') return refuse(window);
      return sql.begin(async (tx): Done<{ assignmentId: string; people: number }> => {
        const unitId = 'unitId' in target ? target.unitId : null;
        const people = await tx<{ person_id: string; unit_id: string | null }[]>`
          select person_id, unit_id from person
          where ${'unitId' in target ? tx`unit_id in (select units_within(array[${target.unitId}::uuid])) and not is_bot` : tx`person_id = ${target.personId}`}
          order by person_id`;
        if (people.length === 0) return refuse('nobody-meant');
        const assignmentId = randomUUID();
        const { hallId, version } = hall.publicHall;
        const events: NewEvent[] = [
          happened('assignment.added', now(), null, {
            ...{ assignmentId, hallId, version, standardId, rule, unitId },
            ...window,
          }),
        ];
        for (let from = 0; from < people.length; from += PEOPLE_AN_EVENT) {
          const some = people.slice(from, from + PEOPLE_AN_EVENT);
          const given = some.map((one): [string, string | null] => [one.person_id, one.unit_id]);
          events.push(happened('assignment.given', now(), null, { assignmentId, people: given }));
        }
        await storeDirectly(tx, events);
        return { assignmentId, people: people.length };
      }) as Done<{ assignmentId: string; people: number }>;
    },

    /** Exempts a person who has not met it; the reason is a code, since the record holds no words. */
    async exempt(assignmentId: string, personId: string, reason: ExemptReason): Done<'exempt'> {
      return changing(sql, assignmentId, async (tx) => {
        const [outcome] = await tx<{ state: OutcomeState }[]>`
          select state from outcome where assignment_id = ${assignmentId} and person_id = ${personId}`;
        if (!outcome) return refuse('not-assigned');
        if (outcome.state === 'met' || outcome.state === 'met-late') return refuse('met-already');
        const event = happened('assignment.exempted', now(), null, { assignmentId, reason });
        await storeDirectly(tx, [{ ...event, personId }]);
        return 'exempt' as const;
      });
    },

    /** Takes an assignment back: nothing done from now on counts for it. What was met stays met. */
    async withdraw(assignmentId: string): Done<'withdrawn'> {
      return changing(sql, assignmentId, async (tx) => {
        await storeDirectly(tx, [happened('assignment.withdrawn', now(), null, { assignmentId })]);
        return 'withdrawn' as const;
      });
    },

    /** Gives an assignment other last days; what was done until then counts as it would have from the beginning. */
    async move(assignmentId: string, last: Pick<NewAssignment, 'by' | 'makeUp'>): Done<'moved'> {
      return changing(sql, assignmentId, async (tx) => {
        const [known] = await tx<{ timeZone: string; fromMs: number }[]>`
          select rule ->> 'timeZone' as "timeZone", (extract(epoch from from_at) * 1000)::float8 as "fromMs"
          from assignment where assignment_id::text = ${assignmentId}`;
        const window = known ? windowFrom(known.fromMs, known.timeZone, last) : 'bad-day';
        if (typeof window === 'string') return refuse(window);
        const { dueMs, untilMs } = window;
        await storeDirectly(tx, [happened('assignment.moved', now(), null, { assignmentId, dueMs, untilMs })]);
        return 'moved' as const;
      });
    },

    /** All assignments, the one that is due first before the others. */
    async list(): Promise<ListedAssignment[]> {
      return sql<ListedAssignment[]>`
        select assignment_id as "assignmentId", hall_id as "hallId", standard_id as "standardId",
          (select name from unit where unit.unit_id = a.unit_id) as unit, rule ->> 'timeZone' as "timeZone",
          (extract(epoch from from_at) * 1000)::float8 as "fromMs", (extract(epoch from due_at) * 1000)::float8 as "dueMs",
          (extract(epoch from until_at) * 1000)::float8 as "untilMs", withdrawn_at is not null as "isWithdrawn",
          (select coalesce(jsonb_object_agg(state, people), '{}') from (
            select state, count(*) as people from outcome where outcome.assignment_id = a.assignment_id group by state
          ) counted) as counts
        from assignment a order by due_at, assignment_id`;
    },

    /** The people of an assignment with their outcomes, names in the order of pinyin; empty where there is none. */
    async people(assignmentId: string): Promise<{ personId: string; name: string; state: OutcomeState }[]> {
      return sql<{ personId: string; name: string; state: OutcomeState }[]>`
        select person_id as "personId", coalesce(display_name, '') as name, state
        from outcome left join person using (person_id) where assignment_id::text = ${assignmentId}
        order by order_name, person_id`;
    },

    /** Records of each assignment whose deadline has passed that it has; once, whoever asks. Gives how many there were. */
    async recordDue(): Promise<number> {
      return sql.begin(async (tx) => {
        const due = await tx<{ id: string }[]>`
          select assignment_id as id from assignment
          where due_at <= ${new Date(now())} and over_at is null and withdrawn_at is null
          order by due_at, assignment_id for update`;
        const events = due.map(({ id }) => happened('assignment.due', now(), null, { assignmentId: id }));
        if (events.length > 0) await storeDirectly(tx, events);
        return events.length;
      });
    },
  };
}

function windowOf({ timeZone }: StandardRule, { from, by, makeUp }: NewAssignment) {
  return windowFrom(startOfDay(timeZone, from), timeZone, { by, makeUp });
}

function windowFrom(fromMs: number | null, timeZone: string, { by, makeUp }: Pick<NewAssignment, 'by' | 'makeUp'>) {
  const [dueMs, untilMs] = [by, makeUp ?? by].map((day) => endOf(timeZone, day));
  if (fromMs === null || dueMs == null || untilMs == null) return 'bad-day';
  return fromMs < dueMs && dueMs <= untilMs ? { fromMs, dueMs, untilMs } : 'days-in-order';
}

function endOf(timeZone: string, day: string): number | null {
  if (startOfDay(timeZone, day) === null) return null;
  return startOfDay(timeZone, new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10));
}

/** Changes an assignment that is in force, while nobody else does. */
function changing<T>(
  sql: Sql,
  assignmentId: string,
  change: (tx: Tx) => Done<T>,
): Promise<T | Refused<AssignmentRefusal>> {
  return sql.begin(async (tx): Done<T> => {
    const [known] = await tx<{ isWithdrawn: boolean }[]>`
      select withdrawn_at is not null as "isWithdrawn" from assignment where assignment_id::text = ${assignmentId}
      for update`;
    if (!known) return refuse('no-such-assignment');
    return known.isWithdrawn ? refuse('withdrawn') : change(tx);
  }) as Done<T>;
}
