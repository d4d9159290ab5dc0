import type { Sql } from '../db/database.ts';
import { loadHallVersion, type PublishedHall } from './published-hall.ts';

/** Gives halls as they are published; a version is read and checked once and then kept. */
export function publishedHalls(sql: Sql) {
  const kept = new Map<string, Promise<PublishedHall | null>>();

  /** One version by its hash; null where it was never published. */
  const ofVersion = (version: string): Promise<PublishedHall | null> => {
    const known = kept.get(version) ?? loadHallVersion(sql, version);
    kept.set(version, known);
    known.then(
      (hall) => hall ?? kept.delete(version),
      () => kept.delete(version),
    );
    return known;
  };

  return {
    ofVersion,
    /** The current version of a hall; null where no such hall is published. */
    current: async (hallId: string): Promise<PublishedHall | null> => {
      const [row] = await sql`select current_version from hall where hall_id = ${hallId}`;
      return row?.current_version ? ofVersion(row.current_version as string) : null;
    },
  };
}
