import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { openDatabase, type Sql } from '../../game-server/src/db/database.ts';
import { type RunningServer, type StartOptions, startServer } from '../../game-server/src/server.ts';
import type { Settings } from '../../game-server/src/settings.ts';

export type OpenHall = {
  server: RunningServer;
  origin: string;
  databaseUrl: string;
  dataDir: string;
  sql: Sql;
  /** Lines that the server logged. */
  logged: string[];
  /** Stops the server and starts it anew over the same database and data folder; `meanwhile` runs between the two. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the real server on a free loopback port over a fresh database. */
export async function openHall(changes: Partial<Settings> = {}, options: StartOptions = {}): Promise<OpenHall> {
  const database = `hall_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(inject('postgresUrl'), { most: 1 });
  await admin.unsafe(`create database ${database}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clearhall-room-'));
  // Rooms need no pages; a browser test names the built ones.
  const noPages = path.join(dataDir, 'no-pages');
  await mkdir(noPages);
  const logged: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) });
  const settings: Settings = {
    host: '127.0.0.1',
    port: 0,
    origins: [],
    databaseUrl: url.href,
    dataDir,
    authSecret: 'a secret for tests that is long enough',
    demonstration: true,
    behindProxy: false,
    openRoomPeople: 200,
    joinsPerSecond: 300,
    leastFreeBytes: 0,
    healthHost: '127.0.0.1',
    healthPort: 'off',
    clientDir: noPages,
    livekitUrl: null,
    oidc: null,
    logLevel: 'info',
    ...changes,
  };
  const server = await startServer(settings, { log, ...options });
  const sql = openDatabase(url.href, { most: 3 });
  const hall: OpenHall = {
    server,
    origin: server.origin,
    databaseUrl: url.href,
    dataDir,
    sql,
    logged,
    restart: async (meanwhile = async () => {}) => {
      await hall.server.stop();
      await meanwhile();
      hall.server = await startServer(settings, { log, ...options });
      hall.origin = hall.server.origin;
    },
    stop: async () => {
      await hall.server.stop();
      await sql.end();
      await admin.unsafe(`drop database if exists ${database} with (force)`);
      await admin.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return hall;
}
