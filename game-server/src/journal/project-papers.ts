import type { Tx } from '../db/database.ts';
import type { EventKind, JournalEvent } from './events.ts';

type Of<K extends EventKind> = Extract<JournalEvent, { kind: K }>;

/** Makes the row of an attempt; one that is told of twice stays one row. */
export async function projectPaperStarted(tx: Tx, { personId, at, body }: Of<'paper.started'>): Promise<void> {
  const deadline = body.deadlineMs === null ? null : new Date(body.deadlineMs);
  await tx`
    insert into paper_attempt (attempt_id, person_id, unit_id, hall_id, paper_id, version, seed, mode, started_at,
      deadline_at)
    values (${body.attemptId}, ${personId}, ${body.unitId}, ${body.hallId}, ${body.paperId}, ${body.version},
      ${body.seed}, ${body.mode}, ${new Date(at)}, ${deadline}) on conflict do nothing`;
}

/** Closes an attempt, once; what time closed was closed at the deadline, whenever that was noticed. */
export async function projectPaperClosed(tx: Tx, { at, body }: Of<'paper.closed'>): Promise<void> {
  const { attemptId, points, passed, by } = body;
  await tx`
    update paper_attempt set closed_by = ${by}, points = ${points}, passed = ${passed},
      closed_at = case when ${by} = 'time' then least(deadline_at, ${new Date(at)}) else ${new Date(at)} end
    where attempt_id = ${attemptId} and closed_at is null`;
}

/** Whose time was running when the server went away gets that time back: see `deadlineAfterOutage`. */
export async function projectOutage(tx: Tx, startId: string, fromMs: number, toMs: number): Promise<void> {
  if (toMs <= fromMs) return;
  await tx`
    update paper_attempt set deadline_at = deadline_at + (${new Date(toMs)}::timestamptz - ${new Date(fromMs)}::timestamptz),
      extended_by = ${startId}
    where closed_at is null and deadline_at > ${new Date(fromMs)}`;
}
