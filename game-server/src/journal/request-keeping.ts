import type { Sql } from '../db/database.ts';
import type { Log } from '../log.ts';
import { type Repeated, repeatedly } from '../repeatedly.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Nobody asks again after so long under the id of a request: a page keeps what was not acknowledged for less. */
const KEPT_DAYS = 30;

/** Forgets which requests were recorded long ago: now, and every day after; `nowMs` is server time. */
export function keepRequests(sql: Sql, nowMs: () => number, log: Log): Repeated {
  return repeatedly(
    DAY_MS,
    () => sql`delete from recorded_request where event_id < ${firstIdAt(nowMs() - KEPT_DAYS * DAY_MS)}`,
    ({ message }) => log.warn({ error: message }, 'old requests are kept: the database does not answer'),
  );
}

/** The least UUIDv7 of a moment: the ids of events begin with the time at which they were made (RFC 9562, 5.7). */
function firstIdAt(ms: number): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
