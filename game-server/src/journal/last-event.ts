import type { Sql } from '../db/database.ts';
import type { Spool } from './spool.ts';

/** When the last thing that the record or the spool knows of happened, in ms; null at the very first start. */
export async function lastEventAt(sql: Sql, spool: Spool): Promise<number | null> {
  const waiting = (await spool.last())?.at;
  const [shipped] = await sql<{ at: Date }[]>`select at from event_log order by id desc limit 1`;
  const times = [waiting, shipped?.at.getTime()].filter((at) => at !== undefined);
  return times.length > 0 ? Math.max(...times) : null;
}
