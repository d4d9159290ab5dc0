import type { PaperMode } from '@clearhall/shared-schema/quiz/paper-asks';
import type { PaperAnswer } from '@clearhall/shared-schema/quiz/paper-rules';
import type { Sql } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';
import { type Attempt, attemptsAfter } from './paper-attempts.ts';

export type PaperRecord = ReturnType<typeof createPaperRecord>;

type AttemptRow = {
  attemptId: string;
  hallId: string;
  paperId: string;
  version: string;
  mode: PaperMode;
  seed: string;
  startedMs: number;
  deadlineMs: number | null;
  extendedBy: string | null;
  closedMs: number | null;
  closedBy: 'person' | 'time' | null;
  points: number | null;
  passed: boolean | null;
};
type AnswerRow = { attemptId: string; slot: number; answer: PaperAnswer | null; requestId: string; atMs: number };

/** What people did at papers: what Postgres knows and what is still on its way there. */
export function createPaperRecord(sql: Sql, journal: Journal) {
  return {
    /**
     * A person's attempts, oldest first; with answers: those in hand, and the one that is named. Rejects when the
     * database does not answer.
     */
    async attemptsOf(personId: string, alsoAnswersOf: string | null): Promise<Attempt[]> {
      // The spool first: what is shipped between the two reads is then seen twice, never not at all.
      const unshipped = await journal.unshipped(personId);
      const rows = await sql<AttemptRow[]>`
        select attempt_id as "attemptId", hall_id as "hallId", paper_id as "paperId", version, mode, seed,
          extended_by as "extendedBy", closed_by as "closedBy", points::float8, passed,
          round(extract(epoch from started_at) * 1000)::float8 as "startedMs",
          round(extract(epoch from deadline_at) * 1000)::float8 as "deadlineMs",
          round(extract(epoch from closed_at) * 1000)::float8 as "closedMs"
        from paper_attempt where person_id = ${personId} order by started_at, attempt_id`;
      const answers = await sql<AnswerRow[]>`
        select attempt_id as "attemptId", slot, answer, request_id as "requestId",
          round(extract(epoch from at) * 1000)::float8 as "atMs"
        from paper_answer join paper_attempt using (attempt_id)
        where person_id = ${personId} and (closed_at is null or attempt_id = ${alsoAnswersOf})
        order by answer_id`;
      return attemptsAfter(
        rows.map((row) => attemptOf(row, answers)),
        unshipped,
      );
    },
  };
}

function attemptOf({ closedMs, closedBy, points, passed, ...row }: AttemptRow, rows: readonly AnswerRow[]): Attempt {
  const isClosed = closedMs !== null && closedBy !== null && points !== null && passed !== null;
  const closed = isClosed ? { atMs: closedMs, by: closedBy, points, passed } : null;
  const own = rows.filter(({ attemptId }) => attemptId === row.attemptId);
  const answers = new Map<number, PaperAnswer>();
  for (const { slot, answer } of own) {
    if (answer === null) answers.delete(slot);
    else answers.set(slot, answer);
  }
  return { ...row, closed, answers, saved: new Map(own.map(({ requestId, atMs }) => [requestId, atMs])) };
}
