import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { LaunchFailure } from './launch-failure.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { brokenData, databaseName, type PostgresCluster, preparedCluster } from './postgres-cluster.ts';
import {
  endPostmaster,
  leftoverPostmaster,
  type PostgresProcess,
  type PostgresStart,
  startPostmaster,
} from './postgres-process.ts';
import { type PostgresUser, postgresUser } from './postgres-user.ts';

/**
 * A PostgreSQL of our own on 127.0.0.1. `url` holds the superuser's password. `ended` settles when the postmaster is
 * gone, wanted or not. `stop` closes all connections, writes everything down and may be called twice.
 */
export type RunningPostgres = { url: string; port: number; pid: number; ended: Promise<void>; stop(): Promise<void> };

/** Where and how to run it; see `startPostgres`. */
export type PostgresOptions = {
  dataDir: string;
  port?: number;
  fast?: boolean;
  onProgress?(text: string): void;
};

/**
 * Starts PostgreSQL 18 with its data in `dataDir` (made when missing; data there is kept), on `port` or a free one.
 * `fast` trades safety on a power cut for speed: for tests. A postmaster left there by a killed start is ended first.
 * If this process dies, PostgreSQL shuts down by itself. Throws a LaunchFailure with a sentence to print.
 *
 * As root, PostgreSQL runs as the user `postgres`: a closed `dataDir` of root's is opened for the group of that user,
 * the folders above it must let that user pass. So give the folder of `mkdtemp` itself rather than a folder in it.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const fast = options.fast ?? false;
  const user = await postgresUser(onProgress);
  const binaries = await postgresBinaries(user, onProgress);
  await endLeftover(join(options.dataDir, 'cluster'), onProgress);
  const cluster = await preparedCluster({ dataDir: options.dataDir, binaries, user, fast, onProgress });
  const started = await startedOnSomePort({ ...options, fast, onProgress }, cluster, binaries, user);
  return {
    url: `postgres://${databaseName}:${cluster.password}@127.0.0.1:${started.port}/${databaseName}`,
    port: started.port,
    pid: started.process.pid,
    ended: started.process.ended,
    stop: async () => {
      await endPostmaster(started.process.pid);
      await started.process.ended;
    },
  };
}

async function endLeftover(folder: string, onProgress: (text: string) => void): Promise<void> {
  const leftover = await leftoverPostmaster(folder);
  if (leftover === undefined) return;
  onProgress(`Ending the PostgreSQL that a killed start left running (process ${leftover})`);
  if (await endPostmaster(leftover)) return;
  throw new LaunchFailure(
    `A PostgreSQL left by an earlier start (process ${leftover}) does not end: end it by hand, then start again.`,
  );
}

async function startedOnSomePort(
  options: Required<Omit<PostgresOptions, 'port'>> & { port?: number },
  cluster: PostgresCluster,
  binaries: PostgresBinaries,
  user: PostgresUser,
): Promise<{ process: PostgresProcess; port: number }> {
  const logFile = join(options.dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const start: PostgresStart = await startPostmaster({
      postgres: binaries.postgres,
      folder: cluster.folder,
      logFile,
      port,
      user,
      fast: options.fast,
      onProgress: options.onProgress,
    });
    if ('started' in start) return { process: start.started, port };
    const obstacle = obstacleIn(start.failed);
    if (obstacle === 'port taken' && options.port !== undefined) {
      throw new LaunchFailure(`Port ${port} on 127.0.0.1, meant for PostgreSQL, is taken: end what listens there.`);
    }
    if (obstacle === 'other' || attempt >= 20) throw brokenData(cluster.folder, reasonIn(start.failed, logFile));
    // Backends of a killed postmaster notice its death within moments; until then their shared memory is in the way.
    if (obstacle === 'backends linger') await pause(500);
  }
}

/** What kept PostgreSQL from starting, as its log tells. */
export function obstacleIn(log: string): 'port taken' | 'backends linger' | 'other' {
  if (/could not bind IPv4|could not create any TCP\/IP sockets/.test(log)) return 'port taken';
  if (/pre-existing shared memory block/.test(log)) return 'backends linger';
  return 'other';
}

/** The reason in PostgreSQL's own words: the first fatal line of its log, or where to look. */
export function reasonIn(log: string, logFile: string): string {
  return /(?:\b(?:PANIC|FATAL): +|^postgres: )(.*)/m.exec(log)?.[1] ?? `see ${logFile}`;
}
