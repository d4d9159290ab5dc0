import type { GateAnswer } from '@clearhall/shared-schema/gate/rules';
import type { Sql } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';
import { GateBook } from './gate-book.ts';

export type GateBooks = ReturnType<typeof createGateBooks>;

/** Books that are kept in memory; the one used longest ago goes first and is read again when it is needed. */
const MOST_BOOKS = 10_000;

/**
 * The gate books of this process: one for each person and hall, the same for all rooms. A book is read from Postgres and
 * from what is still on its way there, and then follows what is recorded, so that a stopped Postgres stops no gate.
 */
export function createGateBooks(sql: Sql, journal: Journal) {
  const books = new Map<string, Promise<GateBook>>();
  return {
    /** The book of a person. Rejects when it has to be read and the database does not answer. */
    of(personId: string, hallId: string): Promise<GateBook> {
      const key = `${personId} ${hallId}`;
      const book = books.get(key) ?? readBook(sql, journal, personId, hallId);
      books.delete(key);
      books.set(key, book);
      book.catch(() => books.delete(key));
      const [oldest] = books.keys();
      if (books.size > MOST_BOOKS && oldest !== undefined) books.delete(oldest);
      return book;
    },

    /** Has a person's books read again: something of theirs came to Postgres by another way. */
    forget(personId: string): void {
      for (const key of books.keys()) if (key.startsWith(`${personId} `)) books.delete(key);
    },
  };
}

async function readBook(sql: Sql, journal: Journal, personId: string, hallId: string): Promise<GateBook> {
  // The spool first: what is shipped between the two reads is then seen twice, never not at all.
  const unshipped = await journal.unshipped(personId);
  const passes = await sql`select gate_id from gate_pass where person_id = ${personId} and hall_id = ${hallId}`;
  const shipped = await sql`
    select response_id, gate_id, question_id, is_right, at from response join room using (room_id)
    where person_id = ${personId} and hall_id = ${hallId} and gate_id is not null`;
  const passed = new Set<string>(passes.map((row) => row.gate_id as string));
  const answers = new Map<string, GateAnswer & { gateId: string }>();
  for (const row of shipped) {
    const [gateId, questionId, isRight] = [row.gate_id as string, row.question_id as string, row.is_right as boolean];
    answers.set(row.response_id as string, { gateId, questionId, isRight, atMs: (row.at as Date).getTime() });
  }
  for (const event of unshipped) {
    if (event.kind === 'gate.passed' && event.body.hallId === hallId) passed.add(event.body.gateId);
    if (event.kind !== 'gate.answered' || (event.body.hallId ?? hallId) !== hallId) continue;
    const { gateId, questionId, right } = event.body;
    answers.set(event.id, { gateId, questionId, isRight: right, atMs: event.at });
  }
  return new GateBook(passed, byGate([...answers].sort(byTime).map(([, answer]) => answer)));
}

type Numbered = [id: string, answer: GateAnswer];

/** Ids are UUIDv7: within one millisecond they keep the order. */
function byTime([idA, a]: Numbered, [idB, b]: Numbered): number {
  return a.atMs - b.atMs || (idA < idB ? -1 : 1);
}

function byGate(answers: readonly (GateAnswer & { gateId: string })[]): Map<string, GateAnswer[]> {
  const gates = new Map<string, GateAnswer[]>();
  for (const { gateId, ...answer } of answers) gates.set(gateId, [...(gates.get(gateId) ?? []), answer]);
  return gates;
}
