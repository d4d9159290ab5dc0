import { finishedCommand } from './finished-command.ts';
import { LaunchFailure } from './launch-failure.ts';

/** The user of the operating system that runs PostgreSQL; undefined stands for whoever runs this process. */
export type PostgresUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root: as root this gives the user `postgres`, made when there is none; as anybody else
 * undefined.
 */
export async function postgresUser(onProgress: (text: string) => void): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return undefined;
  const found = await userIds('postgres');
  if (found) return found;
  onProgress('Making the user “postgres”, since PostgreSQL does not run as root');
  await finishedCommand('groupadd', ['--system', 'postgres']);
  const made = await finishedCommand('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  const user = await userIds('postgres');
  if (user) return user;
  throw new LaunchFailure(
    'PostgreSQL does not run as root, and a user “postgres” for it could not be made ' +
      `(${made.errors.trim() || 'useradd failed'}): run Clearhall as a normal user, or add a user named postgres.`,
  );
}

/** Whether PostgreSQL's user may enter this folder (every folder above it included). */
export async function canEnter(user: PostgresUser, folder: string): Promise<boolean> {
  if (!user) return true;
  const probe = await finishedCommand('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...user, cwd: '/' });
  return probe.exitCode === 0;
}

async function userIds(name: string): Promise<PostgresUser> {
  const [uid, gid] = await Promise.all([finishedCommand('id', ['-u', name]), finishedCommand('id', ['-g', name])]);
  if (uid.exitCode !== 0 || gid.exitCode !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}
