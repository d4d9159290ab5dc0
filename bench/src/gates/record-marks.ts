import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../../game-server/src/db/database.ts';
import { migrate } from '../../../game-server/src/db/migrate.ts';
import { publish } from '../../../game-server/src/pack/publish.ts';
import type { GateMark } from './learner.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../game-server/src/db/migrations');
const SHIPPED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** Brings a new database up to date and publishes packs in it. Throws with the first fault of a pack. */
export async function publishAll(databaseUrl: string, folders: readonly string[]): Promise<void> {
  const sql = openDatabase(databaseUrl);
  try {
    await migrate(sql, MIGRATIONS);
    for (const folder of folders) {
      const published = await publish(sql, folder);
      if ('problems' in published) throw new Error(`a generated hall has a fault: ${published.problems[0]?.text}`);
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * What the record holds of answers at gates beside what the own marker says: a reply tells only whether an answer was
 * right, the record its whole mark. Waits until everything is shipped; what never comes counts as missing.
 */
export async function recordedMarks(
  databaseUrl: string,
  given: readonly GateMark[],
): Promise<{ compared: number; missing: number; wrong: string[] }> {
  const sql = openDatabase(databaseUrl);
  try {
    const limitMs = performance.now() + SHIPPED_WITHIN_MS;
    let marks = new Map<string, number>();
    for (;;) {
      const rows = await sql<{ requestId: string; mark: number }[]>`
        select request_id as "requestId", (body ->> 'mark')::float8 as mark
        from event_log where kind = 'gate.answered' and request_id is not null`;
      marks = new Map(rows.map(({ requestId, mark }) => [requestId, mark]));
      if (marks.size >= given.length || performance.now() > limitMs) break;
      await wait(LOOK_EVERY_MS);
    }
    const wrong = given.flatMap(({ requestId, questionId, scoring, mark }) => {
      const kept = marks.get(requestId);
      return kept === undefined || kept === mark ? [] : [`${questionId} (${scoring}): ${kept} kept instead of ${mark}`];
    });
    const missing = given.filter(({ requestId }) => !marks.has(requestId)).length;
    return { compared: given.length - missing, missing, wrong };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
