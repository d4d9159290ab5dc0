import type { PaperMode } from '@clearhall/shared-schema/quiz/paper-asks';
import { deadlineAfterOutage, type PaperAnswer } from '@clearhall/shared-schema/quiz/paper-rules';
import type { JournalEvent } from '../journal/events.ts';

/** One attempt of one person; times in ms. `answers` by slot, in the names of the questions. */
export type Attempt = {
  readonly attemptId: string;
  readonly hallId: string;
  readonly paperId: string;
  readonly version: string;
  readonly mode: PaperMode;
  readonly seed: string;
  readonly startedMs: number;
  deadlineMs: number | null;
  /** The last start of the server that the deadline takes into account. */
  extendedBy: string | null;
  closed: { atMs: number; points: number; passed: boolean; by: 'person' | 'time' } | null;
  readonly answers: Map<number, PaperAnswer>;
  /** When each request kept its answer: a request counts once. */
  readonly saved: Map<string, number>;
};

/**
 * What a person's attempts come to after these events, oldest attempt first. An event that `known` tells of already
 * changes nothing, so that what is shipped between two reads may be seen twice.
 */
export function attemptsAfter(known: readonly Attempt[], events: readonly JournalEvent[]): Attempt[] {
  const attempts = new Map(known.map((attempt) => [attempt.attemptId, attempt]));
  for (const event of events) {
    if (event.kind === 'server.started') {
      for (const attempt of attempts.values()) giveBackOutage(attempt, event);
    } else if (event.kind === 'paper.started') {
      const { unitId, ...body } = event.body;
      const begun = { extendedBy: null, closed: null, answers: new Map(), saved: new Map() };
      if (!attempts.has(body.attemptId)) attempts.set(body.attemptId, { ...body, ...begun, startedMs: event.at });
    } else if (event.kind === 'paper.answered') {
      const attempt = attempts.get(event.body.attemptId);
      if (attempt) keepAnswer(attempt, event.requestId ?? event.id, event.body, event.at);
    } else if (event.kind === 'paper.closed') {
      const attempt = attempts.get(event.body.attemptId);
      if (attempt) attempt.closed ??= closing(attempt, event.body, event.at);
    }
  }
  return [...attempts.values()];
}

/** Keeps one answer in the place of an earlier one, once a request. */
export function keepAnswer(
  attempt: Attempt,
  requestId: string,
  { slot, answer }: { slot: number; answer: PaperAnswer | null },
  atMs: number,
): void {
  if (attempt.saved.has(requestId)) return;
  attempt.saved.set(requestId, atMs);
  if (answer === null) attempt.answers.delete(slot);
  else attempt.answers.set(slot, answer);
}

/** How an attempt ends: by time it ends at its deadline, whenever that is noticed. */
export function closing(
  { deadlineMs }: Attempt,
  { points, passed, by }: { points: number; passed: boolean; by: 'person' | 'time' },
  atMs: number,
): NonNullable<Attempt['closed']> {
  return { atMs: by === 'time' && deadlineMs !== null ? Math.min(atMs, deadlineMs) : atMs, points, passed, by };
}

function giveBackOutage(attempt: Attempt, { id, at, body }: Extract<JournalEvent, { kind: 'server.started' }>): void {
  const isNew = attempt.startedMs < at && id > (attempt.extendedBy ?? '');
  if (attempt.closed !== null || body.lastEventAt === null || !isNew) return;
  attempt.deadlineMs = deadlineAfterOutage(attempt.deadlineMs, body.lastEventAt, at);
  attempt.extendedBy = id;
}
