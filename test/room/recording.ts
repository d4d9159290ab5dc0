import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { openDatabase, type Sql } from '../../game-server/src/db/database.ts';
import { migrate } from '../../game-server/src/db/migrate.ts';
import { Journal } from '../../game-server/src/journal/journal.ts';
import { Shipper } from '../../game-server/src/journal/shipper.ts';
import { Spool } from '../../game-server/src/journal/spool.ts';
import { withVersion } from './recorded-events.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../game-server/src/db/migrations');
/** A record of its own: the real spool, journal and shipper over a fresh database, without rooms. */
export type Recording = {
  sql: Sql;
  spool: Spool;
  journal: Journal;
  logged: string[];
  /** Ships everything that waits. */
  ship(): Promise<void>;
  stop(): Promise<void>;
};

export async function openRecording(): Promise<Recording> {
  const database = `record_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(inject('postgresUrl'), { most: 1 });
  await admin.unsafe(`create database ${database}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  const sql = openDatabase(url.href, { most: 4 });
  await migrate(sql, MIGRATIONS);
  await withVersion(sql);
  const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-record-'));
  const spool = await Spool.open(folder, () => {});
  const logged: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) });
  return {
    sql,
    spool,
    journal: new Journal(spool, () => {}),
    logged,
    ship: async () => {
      for (let tries = 0; (await spool.peek(1)).length > 0 && tries < 5; tries++) {
        const shipper = new Shipper(sql, spool, log);
        shipper.start();
        // A batch that holds what cannot be stored is tried three times before that is put aside.
        while ((await spool.peek(1)).length > 0) await sql`select pg_sleep(0.02)`;
        await shipper.stop();
      }
    },
    stop: async () => {
      await spool.close();
      await sql.end();
      await admin.unsafe(`drop database if exists ${database} with (force)`);
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
