import type { Holding } from './register.ts';

const OF_PERSON = 'person_id in (select person_id from who)';
const FOR_GOOD = 'for good';

/** A table of the record: under pseudonyms, without names or texts. */
const record = (
  table: string,
  columns: string,
  purpose: string,
  ofPerson: string | null,
  rest: Partial<Holding> = {},
): Holding => ({ table, columns, purpose, basis: 'duty', kept: FOR_GOOD, ofPerson, ...rest });

/** What follows from the journal, the journal itself, and the file in which it waits. */
export const RECORD: readonly Holding[] = [
  record(
    'public.event_log',
    'id kind at room_id person_id request_id body body_sha256 recorded_at',
    'everything that counts, as it happened',
    OF_PERSON,
  ),
  record(
    'public.event_chain',
    'position after_position chain_id seq event_id hash',
    'proves that no event was changed',
    null,
  ),
  record(
    'public.recorded_request',
    'request_id kind room_id person_id event_id',
    'what was asked once is recorded once',
    OF_PERSON,
    { kept: '30 days' },
  ),
  // Its rows are JSON text that may be broken: an operator looks after them one by one.
  record(
    'public.quarantined_event',
    'quarantine_id event_id kind row reason at settled_at',
    'events that could not be stored, until they can be',
    `exists (select from who where strpos("row", who.person_id::text) > 0)`,
  ),
  record('public.shipping_mark', 'only_row as_of', 'until when the record is complete', null, { basis: 'operation' }),
  record(
    'public.room',
    'room_id kind hall_id version lecturer_id opened_at closed_at',
    'tours and open rooms, and who led them',
    'lecturer_id in (select person_id from who)',
  ),
  record('public.round', 'round_id room_id question_id opened_at revealed_at', 'questions put to a group', null),
  record(
    'public.attendance_span',
    'span_id room_id person_id unit_id scene_id started_at ended_at',
    'who was where, from when until when',
    OF_PERSON,
  ),
  record(
    'public.attendance_pause',
    'pause_id room_id person_id why started_at ended_at',
    'when somebody did not follow: this time does not count',
    OF_PERSON,
  ),
  record(
    'public.response',
    'response_id room_id person_id unit_id question_id option_id is_right round_id gate_id at kind mark',
    'answers at gates and in rounds',
    OF_PERSON,
  ),
  record('public.gate_pass', 'person_id hall_id gate_id at', 'who passed which gate', OF_PERSON),
  record(
    'public.exhibit_progress',
    'person_id hall_id exhibit_id seen_at heard_at',
    'who has seen and heard what',
    OF_PERSON,
  ),
  record(
    'public.paper_attempt',
    'attempt_id person_id unit_id hall_id paper_id version seed mode started_at deadline_at extended_by closed_at closed_by points passed',
    'papers that were sat, and their results',
    OF_PERSON,
  ),
  record(
    'public.paper_answer',
    'answer_id attempt_id slot answer request_id at',
    'answers on papers',
    `attempt_id in (select attempt_id from paper_attempt where ${OF_PERSON})`,
  ),
  record(
    'public.assignment',
    'assignment_id hall_id version standard_id rule unit_id from_at due_at until_at given_at over_at withdrawn_at',
    'what a unit is asked to do, and until when',
    null,
  ),
  record(
    'public.outcome',
    'person_id assignment_id unit_id state met_at progress exempt_reason',
    'who has met what was asked',
    OF_PERSON,
  ),
  record(
    'public.person_merge',
    'from_id into_id at',
    'which visits belong to which member',
    'into_id in (select person_id from who)',
  ),
  record(
    'public.exclusion',
    'exclusion_id person_id kind hall_id only_room_id by_id at until lifted_at lifted_by',
    'who was kept out, and by whom',
    OF_PERSON,
    { basis: 'safety', withheld: ['by_id', 'lifted_by'] },
  ),
  record(
    'spool.spool',
    'seq id kind at room_id person_id request_id body body_sha256',
    'events that wait for the database',
    null,
    { kept: 'until they are stored' },
  ),
  record('spool.last_place', 'room_id person_id x y at', 'where to come back to after a lost connection', null, {
    basis: 'operation',
    kept: 'a day',
  }),
];
