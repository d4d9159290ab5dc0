import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { openDatabase, type Sql } from '../../../game-server/src/db/database.ts';
import { migrate } from '../../../game-server/src/db/migrate.ts';
import { Journal } from '../../../game-server/src/journal/journal.ts';
import { Shipper } from '../../../game-server/src/journal/shipper.ts';
import { Spool } from '../../../game-server/src/journal/spool.ts';
import { type RunningPostgres, startPostgres } from '../../../game-server/src/launch/embedded-postgres.ts';
import { opened, withVersion } from '../../../test/room/recorded-events.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../game-server/src/db/migrations');

/** The recording half of the server over a PostgreSQL of its own, as it syncs in use. */
export type Record = {
  sql: Sql;
  spool: Spool;
  journal: Journal;
  roomId: string;
  /** Begins to ship; gives what ends it. */
  ship(): () => Promise<void>;
  /** Waits until at most so many events are left in the spool; gives how long that took, in seconds. */
  drained(most?: number): Promise<number>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  stop(): Promise<void>;
};

export async function openRecord(): Promise<Record> {
  const folder = await mkdtemp('/var/tmp/clearhall-bench-');
  const spoolFolder = await mkdtemp('/var/tmp/clearhall-bench-spool-');
  let database: RunningPostgres = await startPostgres({ dataDir: folder });
  const sql = openDatabase(database.url);
  await migrate(sql, MIGRATIONS);
  await withVersion(sql);
  const spool = await Spool.open(spoolFolder, (error) => {
    throw error;
  });
  let shipper: Shipper | null = null;
  const journal = new Journal(spool, () => shipper?.wake());
  const roomId = randomUUID();
  await journal.record(opened(roomId));
  return {
    ...{ sql, spool, journal, roomId },
    ship: () => {
      const own = new Shipper(sql, spool, pino({ level: 'silent' }));
      shipper = own;
      own.start();
      return async () => {
        shipper = null;
        await own.stop();
      };
    },
    drained: async (most = 0) => {
      const beganMs = performance.now();
      while ((await spool.waiting()).waiting > most) await wait(20);
      return (performance.now() - beganMs) / 1000;
    },
    stopDatabase: () => database.stop(),
    startDatabase: async () => {
      database = await startPostgres({ dataDir: folder, port: database.port });
    },
    stop: async () => {
      await spool.close();
      await sql.end({ timeout: 5 });
      await database.stop();
      for (const each of [folder, spoolFolder]) await rm(each, { recursive: true, force: true });
    },
  };
}
