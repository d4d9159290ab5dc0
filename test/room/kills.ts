import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../game-server/src/db/database.ts';
import { type RunningPostgres, startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { postgresProcesses } from './postgres-processes.ts';

const PEOPLE = 40;
/** Each person answers this often: 400 answers a second are offered. */
const ANSWER_EVERY_MS = 100;
const VICTIMS = ['server', 'postgres', 'both'] as const;

/** What a campaign of kills came to. `perSecond`: acknowledged answers while a server was there to ask. */
export type Kills = {
  server: number;
  postgres: number;
  both: number;
  seconds: number;
  acknowledged: number;
  perSecond: number;
  lost: number;
  duplicated: number;
  projected: number;
  quarantined: number;
  /** How often the recording process ended by itself when PostgreSQL was killed, and was started again. */
  fell: number;
};

/**
 * Kills the recording process, PostgreSQL with all its processes, or both, by SIGKILL at random moments while 40 people
 * answer; who got no reply asks again with the same request id. Then counts what was acknowledged against the record.
 */
export async function killed(kills: number): Promise<Kills> {
  const folder = await mkdtemp('/var/tmp/clearhall-kills-');
  const spool = await mkdtemp('/var/tmp/clearhall-kills-spool-');
  let database: RunningPostgres = await startPostgres({ dataDir: folder });
  const { url, port } = database;
  const roomId = randomUUID();
  const acknowledged = new Set<string>();
  const waiting = new Map<string, string>();
  const tally = { server: 0, postgres: 0, both: 0, fell: 0 };
  let upMs = 0;
  let upSinceMs = performance.now();
  let server = null as ChildProcess | null;
  const start = async () => {
    const process = fork(path.join(import.meta.dirname, 'recording-process.ts'), [url, spool, roomId]);
    server = process;
    const [first] = await Promise.race([once(process, 'message'), once(process, 'exit').then(() => [''])]);
    if (first !== 'ready') throw new Error('the recording process did not start');
    process.on('message', (requestId: string) => acknowledged.add(requestId));
    for (const [personId, requestId] of waiting) ask(process, personId, requestId);
    upSinceMs = performance.now();
  };
  const people = Array.from({ length: PEOPLE }, () => randomUUID());
  const turn = () => {
    for (const personId of people) {
      const last = waiting.get(personId);
      if (last && !acknowledged.has(last)) continue;
      const requestId = randomUUID();
      waiting.set(personId, requestId);
      ask(server, personId, requestId);
    }
  };
  const beganMs = performance.now();
  let asking: NodeJS.Timeout | undefined;
  try {
    await start();
    asking = setInterval(turn, ANSWER_EVERY_MS);
    for (let i = 0; i < kills; i++) {
      await wait(300 + Math.random() * 700);
      const victim = VICTIMS[i < 3 ? i : Math.floor(Math.random() * 3)] as (typeof VICTIMS)[number];
      tally[victim]++;
      if (victim !== 'postgres') {
        upMs += performance.now() - upSinceMs;
        await killProcess(server);
      }
      if (victim !== 'server') {
        await killPostgres(database);
        database = await startAgain(folder, port);
      }
      const fell = victim === 'postgres' && server?.exitCode !== null;
      if (fell) tally.fell++;
      if (fell || victim !== 'postgres') await start();
    }
    await wait(300);
    clearInterval(asking);
    upMs += performance.now() - upSinceMs;
    await stopped(server);
    const counted = await countedIn(url, [...acknowledged]);
    const seconds = (performance.now() - beganMs) / 1000;
    const perSecond = acknowledged.size / (upMs / 1000);
    return { ...tally, seconds, acknowledged: acknowledged.size, perSecond, ...counted };
  } finally {
    clearInterval(asking);
    await killProcess(server);
    await database.stop();
    for (const each of [folder, spool]) await rm(each, { recursive: true, force: true });
  }
}

function ask(process: ChildProcess | null, personId: string, requestId: string): void {
  if (process?.connected) process.send({ personId, requestId }, () => {});
}

async function countedIn(url: string, acknowledged: string[]) {
  const sql = openDatabase(url, { most: 1 });
  try {
    const [counts] = await sql<{ lost: number; duplicated: number; projected: number; quarantined: number }[]>`
      with told as (select unnest(${acknowledged}::uuid[]) as request_id),
        counted as (select request_id, count(id)::int as times from told left join event_log using (request_id) group by 1)
      select count(*) filter (where times = 0)::int as lost,
        (select count(*) - count(distinct request_id) from event_log where kind = 'gate.answered')::int as duplicated,
        (select count(*) from told join event_log using (request_id) join response on response_id = id)::int as projected,
        (select count(*) from quarantined_event)::int as quarantined from counted`;
    return counts as NonNullable<typeof counts>;
  } finally {
    await sql.end();
  }
}

/** Lets the recording process ship what waits, and end. */
async function stopped(process: ChildProcess | null): Promise<void> {
  if (!process) return;
  const ended = once(process, 'exit');
  process.send('stop');
  await ended;
}

async function killProcess(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

/** The postmaster and every process of its own, so that none writes anything down. */
async function killPostgres({ pid, ended }: RunningPostgres): Promise<void> {
  for (const each of await postgresProcesses(pid))
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile.
    }
  await ended;
}

/** Its killed processes may hold its memory for a moment longer. */
async function startAgain(dataDir: string, port: number): Promise<RunningPostgres> {
  for (let tries = 1; ; tries++)
    try {
      return await startPostgres({ dataDir, port });
    } catch (error) {
      if (tries === 20) throw error;
      await wait(100);
    }
}
