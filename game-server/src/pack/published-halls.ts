import type { Sql } from '../db/database.ts';
import { loadPublishedHall, type PublishedHall } from './published-hall.ts';

/** Gives the current version of a hall; a version is read and checked once and then kept. */
export function publishedHalls(sql: Sql): (hallId: string) => Promise<PublishedHall | null> {
  const kept = new Map<string, Promise<PublishedHall | null>>();
  return async (hallId) => {
    const [row] = await sql`select current_version from hall where hall_id = ${hallId}`;
    if (!row?.current_version) return null;
    const version = row.current_version as string;
    const known = kept.get(version) ?? loadPublishedHall(sql, hallId);
    kept.set(version, known);
    known.catch(() => kept.delete(version));
    return known;
  };
}
