import type { Tx } from '../db/database.ts';
import type { EventKind, JournalEvent } from './events.ts';

type Of<K extends EventKind> = Extract<JournalEvent, { kind: K }>;
type Together = { [K in EventKind]?: (tx: Tx, events: Of<K>[]) => Promise<unknown> };

/**
 * What the most frequent kinds amount to, for all events of a kind in a batch at once. A kind belongs here only if its
 * rows depend on no event but those of kinds that are projected one by one, and no other kind reads or changes them:
 * then it does not matter that they come after those. Within a kind the order is kept: the first of two counts.
 */
export const projectTogether = {
  'gate.answered': (tx, events) => tx`
    insert into response
      (response_id, room_id, person_id, unit_id, question_id, kind, option_id, is_right, mark, gate_id, at)
    select * from unnest(${all(events, ({ id }) => id)}::uuid[], ${all(events, ({ roomId }) => roomId)}::uuid[],
      ${all(events, ({ personId }) => personId)}::uuid[], ${all(events, ({ body }) => body.unitId)}::uuid[],
      ${all(events, ({ body }) => body.questionId)}::text[], ${all(events, ({ body }) => body.kind ?? 'single')}::text[],
      ${all(events, ({ body }) => body.optionId)}::text[], ${all(events, ({ body }) => String(body.right))}::text[]::bool[],
      ${all(events, ({ body }) => body.mark ?? Number(body.right))}::float8[],
      ${all(events, ({ body }) => body.gateId)}::text[], ${all(events, time)}::timestamptz[])
    on conflict do nothing`,
  'round.answered': (tx, events) => tx`
    insert into response (response_id, room_id, person_id, unit_id, question_id, option_id, is_right, mark, round_id, at)
    select * from unnest(${all(events, ({ id }) => id)}::uuid[], ${all(events, ({ roomId }) => roomId)}::uuid[],
      ${all(events, ({ personId }) => personId)}::uuid[], ${all(events, ({ body }) => body.unitId)}::uuid[],
      ${all(events, ({ body }) => body.questionId)}::text[], ${all(events, ({ body }) => body.optionId)}::text[],
      ${all(events, ({ body }) => String(body.right))}::text[]::bool[], ${all(events, ({ body }) => Number(body.right))}::float8[],
      ${all(events, ({ body }) => body.roundId)}::uuid[], ${all(events, time)}::timestamptz[])
    on conflict do nothing`,
  'gate.passed': (tx, events) => tx`
    insert into gate_pass (person_id, hall_id, gate_id, at)
    select * from unnest(${all(events, ({ personId }) => personId)}::uuid[],
      ${all(events, ({ body }) => body.hallId)}::text[], ${all(events, ({ body }) => body.gateId)}::text[],
      ${all(events, time)}::timestamptz[]) on conflict do nothing`,
  'exhibit.seen': (tx, events) => tx`
    insert into exhibit_progress as known (person_id, hall_id, exhibit_id, seen_at)
    select * from ${firstOfEach(tx, events)}
    on conflict (person_id, hall_id, exhibit_id) do update set seen_at = coalesce(known.seen_at, excluded.seen_at)`,
  'exhibit.heard': (tx, events) => tx`
    insert into exhibit_progress as known (person_id, hall_id, exhibit_id, heard_at)
    select * from ${firstOfEach(tx, events)}
    on conflict (person_id, hall_id, exhibit_id) do update set heard_at = coalesce(known.heard_at, excluded.heard_at)`,
  'paper.answered': (tx, events) => tx`
    insert into paper_answer (answer_id, attempt_id, slot, answer, request_id, at)
    select id, attempt_id, slot, answer::jsonb, request_id, at from unnest(${all(events, ({ id }) => id)}::uuid[],
      ${all(events, ({ body }) => body.attemptId)}::uuid[], ${all(events, ({ body }) => body.slot)}::smallint[],
      ${all(events, ({ body }) => (body.answer === null ? null : JSON.stringify(body.answer)))}::text[],
      ${all(events, ({ requestId }) => requestId)}::uuid[], ${all(events, time)}::timestamptz[])
      as t (id, attempt_id, slot, answer, request_id, at) on conflict do nothing`,
} satisfies Together;

/** One statement may touch a row once: of the same exhibit and person the first event stands for all. */
function firstOfEach(tx: Tx, events: Of<'exhibit.seen' | 'exhibit.heard'>[]) {
  return tx`(select distinct on (person_id, hall_id, exhibit_id) person_id, hall_id, exhibit_id, at
    from unnest(${all(events, ({ personId }) => personId)}::uuid[], ${all(events, ({ body }) => body.hallId)}::text[],
      ${all(events, ({ body }) => body.exhibitId)}::text[], ${all(events, time)}::timestamptz[])
      with ordinality as t (person_id, hall_id, exhibit_id, at, place)
    order by person_id, hall_id, exhibit_id, place) as first`;
}

const time = ({ at }: JournalEvent): string => new Date(at).toISOString();

/** One column of an `unnest`; what an event lacks is a fault of that event. */
function all<E, V>(events: readonly E[], pick: (event: E) => V): NonNullable<V>[] {
  const values = events.map(pick);
  if (values.includes(undefined as V)) throw new TypeError('an event lacks what its kind has');
  return values as NonNullable<V>[];
}
