import type { Sql } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';

/** When a person passed the gates of a hall: what Postgres knows and what is still on its way there. */
export function createPassTimes(sql: Sql, journal: Journal) {
  /** Milliseconds by gate id. Rejects when the database does not answer. */
  return async function passTimesOf(personId: string, hallId: string): Promise<Map<string, number>> {
    // The spool first: what is shipped between the two reads is then seen twice, never not at all.
    const unshipped = await journal.unshipped(personId);
    const rows = await sql<{ gate_id: string; at: Date }[]>`
      select gate_id, at from gate_pass where person_id = ${personId} and hall_id = ${hallId}`;
    const times = new Map(rows.map((row) => [row.gate_id, row.at.getTime()]));
    for (const { kind, at, body } of unshipped) {
      if (kind === 'gate.passed' && body.hallId === hallId && !times.has(body.gateId)) times.set(body.gateId, at);
    }
    return times;
  };
}
