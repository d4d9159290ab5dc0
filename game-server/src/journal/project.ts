import type { Tx } from '../db/database.ts';
import type { EventKind, JournalEvent } from './events.ts';
import { projectMerged } from './project-merge.ts';
import { projectOutage, projectPaperClosed, projectPaperStarted } from './project-papers.ts';
import { projectAssignments, projectOutcomes, type Touched, touch } from './project-standards.ts';
import { projectTogether } from './project-together.ts';

type Of<K extends EventKind> = Extract<JournalEvent, { kind: K }>;
type OneByOne = Exclude<EventKind, keyof typeof projectTogether>;
type Projections = { [K in OneByOne]: (tx: Tx, event: Of<K>) => Promise<unknown> };

/**
 * What each kind of event amounts to. The same function serves shipping and rebuilding; it is given
 * each event once, in order, inside the transaction that stores the events. However the events are cut into batches,
 * the rows come out the same. A kind that it does not know is thrown.
 */
export async function project(tx: Tx, events: readonly JournalEvent[]): Promise<void> {
  const together = new Map<EventKind, JournalEvent[]>();
  const touched: Touched = { people: new Set(), assignments: new Set() };
  for (const event of events) {
    const { kind } = event;
    await touch(tx, touched, event);
    // It changes the rows of all kinds: what came before it has to be there.
    if (kind === 'person.merged') await projectAll(tx, together);
    if (Object.hasOwn(projectTogether, kind)) (together.get(kind) ?? together.set(kind, []).get(kind))?.push(event);
    else await (projections[kind as OneByOne] as (tx: Tx, event: JournalEvent) => Promise<unknown>)(tx, event);
  }
  await projectAll(tx, together);
  await projectOutcomes(tx, touched);
}

/** Projects what was gathered by kind, and empties it. */
async function projectAll(tx: Tx, together: Map<EventKind, JournalEvent[]>): Promise<void> {
  for (const [kind, all] of together)
    await (projectTogether[kind as keyof typeof projectTogether] as (tx: Tx, all: JournalEvent[]) => unknown)(tx, all);
  together.clear();
}

const projections: Projections = {
  'room.opened': (tx, { roomId, at, body }) => tx`
    insert into room (room_id, kind, hall_id, version, lecturer_id, opened_at)
    values (${roomId}, ${body.kind}, ${body.hallId}, ${body.version}, ${body.lecturerId}, ${new Date(at)})
    on conflict (room_id) do nothing`,
  'room.closed': async (tx, { roomId, at }) => {
    await tx`update room set closed_at = ${new Date(at)} where room_id = ${roomId} and closed_at is null`;
    await endSpans(tx, at, roomId, null);
    await endPauses(tx, at, roomId, null);
  },
  'person.entered': async (tx, event) => {
    await endPauses(tx, event.at, event.roomId, event.personId);
    await beginSpan(tx, event);
  },
  'scene.entered': (tx, event) => beginSpan(tx, event),
  'person.left': async (tx, { roomId, personId, at }) => {
    await endSpans(tx, at, roomId, personId);
    await endPauses(tx, at, roomId, personId);
  },
  'attendance.paused': async (tx, { id, roomId, personId, at, body }) => {
    await endPauses(tx, at, roomId, personId);
    // Who is not inside any more pauses nothing: nobody would end it.
    await tx`
      insert into attendance_pause (pause_id, room_id, person_id, why, started_at)
      select ${id}, room_id, person_id, ${body.why}, ${new Date(at)} from attendance_span
        where room_id = ${roomId} and person_id = ${personId} and ended_at is null on conflict do nothing`;
  },
  'attendance.resumed': (tx, { roomId, personId, at }) => endPauses(tx, at, roomId, personId),
  'person.merged': projectMerged,
  'gate.overridden': async () => {},
  'tour.gathered': async () => {},
  'board.written': async () => {},
  'board.hidden': async () => {},
  'round.opened': (tx, { roomId, at, body }) => tx`
    insert into round (round_id, room_id, question_id, opened_at)
    values (${body.roundId}, ${roomId}, ${body.questionId}, ${new Date(at)}) on conflict do nothing`,
  'round.revealed': (tx, { at, body }) => tx`
    update round set revealed_at = ${new Date(at)} where round_id = ${body.roundId} and revealed_at is null`,
  'text.hidden': async () => {},
  'person.excluded': (tx, { personId, at, body }) => tx`
    insert into exclusion (exclusion_id, person_id, kind, hall_id, only_room_id, by_id, at, until)
    values (${body.exclusionId}, ${personId}, ${body.kind}, ${body.hallId}, ${body.onlyRoomId}, ${body.byId},
      ${new Date(at)}, ${body.until === null ? null : new Date(body.until)}) on conflict do nothing`,
  'exclusion.lifted': (tx, { at, body }) => tx`
    update exclusion set lifted_at = ${new Date(at)}, lifted_by = ${body.byId}
    where exclusion_id = ${body.exclusionId} and lifted_at is null`,
  /** What was said is kept no longer than somebody has to judge it. */
  'report.settled': (tx, { personId, at, body }) => tx`
    update report set settled_at = ${new Date(at)}, settled_by = ${personId}, text = null
    where report_id = ${body.reportId} and settled_at is null`,
  'paper.started': projectPaperStarted,
  'paper.closed': projectPaperClosed,
  ...projectAssignments,
  /** A server that starts knows of nobody inside: spans that a killed one left open end at its last event. */
  'server.started': async (tx, { id, at, body }) => {
    const [last] = await tx<{ at: Date }[]>`
      select before.at from event_chain own join event_chain link on link.position = own.after_position
        join event_log before on before.id = link.event_id where own.event_id = ${id}`;
    if (last?.at) {
      await endSpans(tx, last.at.getTime(), null, null);
      await endPauses(tx, last.at.getTime(), null, null);
    }
    if (body.lastEventAt !== null) await projectOutage(tx, id, body.lastEventAt, at);
  },
};

/** Who comes in while the room is being closed finds it closed: nobody would end that span. */
async function beginSpan(tx: Tx, event: Of<'person.entered'> | Of<'scene.entered'>): Promise<void> {
  const { id, roomId, personId, at, body } = event;
  await endSpans(tx, at, roomId, personId);
  await tx`
    insert into attendance_span (span_id, room_id, person_id, unit_id, scene_id, started_at)
    select ${id}, room_id, ${personId}, ${body.unitId}, ${body.sceneId}, ${new Date(at)} from room
      where room_id = ${roomId} and closed_at is null on conflict do nothing`;
}

async function endSpans(tx: Tx, at: number, roomId: string | null, personId: string | null): Promise<void> {
  await tx`
    update attendance_span set ended_at = greatest(started_at, ${new Date(at)})
    where ended_at is null and room_id = coalesce(${roomId}, room_id) and person_id = coalesce(${personId}, person_id)`;
}

async function endPauses(tx: Tx, at: number, roomId: string | null, personId: string | null): Promise<void> {
  await tx`
    update attendance_pause set ended_at = greatest(started_at, ${new Date(at)})
    where ended_at is null and room_id = coalesce(${roomId}, room_id) and person_id = coalesce(${personId}, person_id)`;
}
