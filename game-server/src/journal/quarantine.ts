import type { Sql } from '../db/database.ts';
import type { SpooledRow } from './spool-messages.ts';
import { storeRows } from './store-rows.ts';

/** A row that could not be stored and waits to be looked at. */
export type Quarantined = { quarantineId: string; eventId: string; kind: string; reason: string; at: Date };

/** What Postgres refuses because of what it was given: wrong data, a constraint, a raised refusal, no such thing. */
const REFUSED = /^(21|22|23|42|P0)...$/;
/** What is thrown on this side because of what a row holds. */
const UNSENDABLE = /^(ERR_INVALID|UNDEFINED_VALUE)/;

/** Whether it is the rows that cannot be stored; otherwise the database cannot store anything just now. */
export function liesInTheRows(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || REFUSED.test(code) || UNSENDABLE.test(code);
}

/** Puts a row aside as it is, with why it could not be stored. */
export async function putAside(sql: Sql, row: SpooledRow, reason: string): Promise<void> {
  const text = (value: string) => value.replaceAll('\0', '');
  await sql`
    insert into quarantined_event (event_id, kind, row, reason)
    values (${text(row.id)}, ${text(row.kind)}, ${JSON.stringify(row)}, ${text(reason)})`;
}

/** What waits in quarantine, in the order in which it was put there. */
export function listQuarantined(sql: Sql): Promise<Quarantined[]> {
  return sql<Quarantined[]>`
    select quarantine_id as "quarantineId", event_id as "eventId", kind, reason, at from quarantined_event
    where settled_at is null order by quarantine_id`;
}

/** Tries to store what waits, one by one in order. Gives those that are stored now, and those that still cannot be. */
export async function retryQuarantined(sql: Sql): Promise<{ stored: Quarantined[]; refused: Quarantined[] }> {
  const stored: Quarantined[] = [];
  const refused: Quarantined[] = [];
  for (const waiting of await listQuarantined(sql)) {
    try {
      await sql.begin(async (tx) => {
        const [kept] = await tx<{ row: string }[]>`
          update quarantined_event set settled_at = now()
          where quarantine_id = ${waiting.quarantineId} and settled_at is null returning row`;
        if (kept) await storeRows(tx, [JSON.parse(kept.row) as SpooledRow]);
      });
      stored.push(waiting);
    } catch (error) {
      if (!liesInTheRows(error)) throw error;
      refused.push({ ...waiting, reason: (error as Error).message });
    }
  }
  return { stored, refused };
}
