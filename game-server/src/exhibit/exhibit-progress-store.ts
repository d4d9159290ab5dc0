import type { Sql } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';

/** What is recorded of one person at one exhibit. */
export type RecordedProgress = { isSeen: boolean; isHeard: boolean };

export type ExhibitProgressStore = ReturnType<typeof createExhibitProgressStore>;

/** What a person has seen and heard in a hall: what Postgres knows and what is still on its way there. */
export function createExhibitProgressStore(sql: Sql, journal: Journal) {
  /** By exhibit id. Rejects when the database does not answer. */
  async function progressOf(personId: string, hallId: string): Promise<Map<string, RecordedProgress>> {
    // The spool first: what is shipped between the two reads is then seen twice, never not at all.
    const unshipped = await journal.unshipped(personId);
    const rows = await sql<{ exhibit_id: string; is_seen: boolean; is_heard: boolean }[]>`
      select exhibit_id, seen_at is not null as is_seen, heard_at is not null as is_heard
      from exhibit_progress where person_id = ${personId} and hall_id = ${hallId}`;
    const found = new Map(rows.map((row) => [row.exhibit_id, { isSeen: row.is_seen, isHeard: row.is_heard }]));
    for (const { kind, body } of unshipped) {
      if ((kind !== 'exhibit.seen' && kind !== 'exhibit.heard') || body.hallId !== hallId) continue;
      const known = found.get(body.exhibitId) ?? { isSeen: false, isHeard: false };
      found.set(body.exhibitId, { ...known, ...(kind === 'exhibit.seen' ? { isSeen: true } : { isHeard: true }) });
    }
    return found;
  }

  return {
    progressOf,

    /** Ids of the exhibits of a hall that a person has seen. Rejects when the database does not answer. */
    async seenBy(personId: string, hallId: string): Promise<Set<string>> {
      const found = await progressOf(personId, hallId);
      return new Set([...found].filter(([, { isSeen }]) => isSeen).map(([exhibitId]) => exhibitId));
    },
  };
}
