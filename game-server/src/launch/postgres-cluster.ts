import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finishedCommand } from './finished-command.ts';
import { errorCode, LaunchFailure } from './launch-failure.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { canEnter, type PostgresUser } from './postgres-user.ts';

/** The name of the database and of the superuser that owns it. */
export const databaseName = 'clearhall';

/** A database cluster on disk, ready to be started, and the superuser's password. */
export type PostgresCluster = { folder: string; password: string };

type ClusterPlace = { dataDir: string; binaries: PostgresBinaries; user: PostgresUser };

/**
 * Gives the cluster in `dataDir`, made when there is none: UTF-8, the same order of texts on every platform, passwords
 * by SCRAM, one empty database. It is made beside its place and renamed, so that a killed start leaves no half of one.
 */
export async function preparedCluster(
  place: ClusterPlace & { fast: boolean; onProgress: (text: string) => void },
): Promise<PostgresCluster> {
  await mkdir(place.dataDir, { recursive: true, mode: 0o700 });
  await admitPostgresUser(place.user, place.dataDir);
  const folder = join(place.dataDir, 'cluster');
  const made = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(unlessMissing);
  if (made === undefined && (await stat(folder).catch(unlessMissing)))
    throw brokenData(folder, 'PG_VERSION is missing');
  if (made === undefined) return makeCluster(place, folder);

  const [major] = place.binaries.version.split('.');
  if (made.trim() !== major) {
    if (!/^\d+\s*$/.test(made)) throw brokenData(folder, 'its PG_VERSION is not a version');
    throw new LaunchFailure(
      `The data in ${folder} was made by PostgreSQL ${made.trim()}, and this version of Clearhall brings ` +
        `PostgreSQL ${major}: dump it with the older one, or move the folder away to begin with an empty hall.`,
    );
  }
  return { folder, password: await storedPassword(place, folder) };
}

/** What to say about a data folder that PostgreSQL cannot use; `detail` completes "...: ". */
export function brokenData(folder: string, detail: string): LaunchFailure {
  return new LaunchFailure(
    `The database in ${folder} is broken (${detail}): put a backup in its place, or move the folder away to begin with an empty hall.`,
  );
}

/**
 * Makes sure that PostgreSQL's user can pass through `folder`: a folder of root's that is closed to all is opened for
 * the group of that user, nothing else is changed. Refuses a folder that this user cannot reach.
 */
export async function admitPostgresUser(user: PostgresUser, folder: string): Promise<void> {
  if (!user || (await canEnter(user, folder))) return;
  const { uid, mode } = await stat(folder);
  if (uid === 0 && (mode & 0o077) === 0) {
    await chown(folder, 0, user.gid);
    await chmod(folder, 0o710);
    if (await canEnter(user, folder)) return;
  }
  throw new LaunchFailure(
    `PostgreSQL's user cannot reach ${folder}, because it or a folder above it is closed to others: choose another place for the data with CLEARHALL_DATA_DIR.`,
  );
}

async function makeCluster(
  place: ClusterPlace & { fast: boolean; onProgress: (text: string) => void },
  folder: string,
): Promise<PostgresCluster> {
  place.onProgress(`Making a new database in ${place.dataDir}`);
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const password = await newPassword(place);
  const passwordFile = join(unfinished, '..', 'initial-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) {
    await chown(unfinished, place.user.uid, place.user.gid);
    await chown(passwordFile, place.user.uid, place.user.gid);
  }
  try {
    const ran = await finishedCommand(place.binaries.initdb, initialArguments(place, unfinished, passwordFile), {
      ...place.user,
      cwd: '/',
      timeoutMs: 180_000,
    });
    if (ran.exitCode !== 0) throw cannotMake(folder, ran.errors);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await administer(place, unfinished, `create database ${databaseName};`);
  await rename(unfinished, folder);
  return { folder, password };
}

function initialArguments(place: { fast: boolean }, folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${databaseName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The provider built into PostgreSQL: no locale of the machine is asked for, and no upgrade of it changes an index.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(place.fast ? ['--no-sync'] : []),
  ];
}

function cannotMake(folder: string, errors: string): LaunchFailure {
  const lines = errors.split('\n').filter((line) => /error|fatal/i.test(line));
  const reason = (lines[0] ?? errors.trim().split('\n')[0] ?? '').replace(/^initdb: error: /, '');
  return new LaunchFailure(
    `The database could not be made in ${folder} (${reason}): free some disk space or check the rights of the folder.`,
  );
}

/** The stored password; a lost one is replaced by a new one, set while the database stands still. */
async function storedPassword(place: ClusterPlace, folder: string): Promise<string> {
  const stored = await readFile(join(place.dataDir, 'superuser-password'), 'utf8').catch(unlessMissing);
  if (stored?.trim()) return stored.trim();
  const password = await newPassword(place);
  await administer(place, folder, `alter role ${databaseName} password '${password}';`);
  return password;
}

async function newPassword({ dataDir }: ClusterPlace): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = join(dataDir, 'superuser-password');
  await rm(file, { force: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Runs one line of SQL in PostgreSQL's single-user mode, for a cluster that is not running. */
async function administer({ binaries, user }: ClusterPlace, folder: string, sql: string): Promise<void> {
  const ran = await finishedCommand(binaries.postgres, ['--single', '-D', folder, 'postgres'], {
    ...user,
    cwd: '/',
    input: `${sql}\n`,
  });
  const failed = /^.*\b(?:ERROR|FATAL|PANIC): +(.*)$/m.exec(ran.errors);
  if (ran.exitCode !== 0 || failed) throw brokenData(folder, failed?.[1] ?? ran.errors.trim());
}

function unlessMissing(error: unknown): undefined {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
}
