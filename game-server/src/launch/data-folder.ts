import { createHash } from 'node:crypto';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { admitPostgresUser } from './postgres-cluster.ts';
import type { PostgresUser } from './postgres-user.ts';
import { systemFolder } from './system-folder.ts';

/**
 * The folder with everything that a hall keeps on this machine, made and proved writable: CLEARHALL_DATA_DIR, else
 * `.clearhall` in the clone; as root (`user` given) a folder for this clone outside any home folder. Throws what
 * `failureText` can say.
 */
export async function dataFolder(cloneFolder: string, env: NodeJS.ProcessEnv, user: PostgresUser): Promise<string> {
  const folder = await placeOfData(cloneFolder, env, user !== undefined);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await admitPostgresUser(user, folder);
  const probe = join(folder, `probe-${process.pid}`);
  await writeFile(probe, '');
  await rm(probe);
  return folder;
}

/** The name of a clone's folder among those of other clones: the same for the same path, short, plain ASCII. */
export function cloneKey(cloneFolder: string): string {
  return createHash('sha256').update(cloneFolder).digest('hex').slice(0, 16);
}

/** Where a clone's data lie, made or not. `asRoot`: the clone is started by root. */
export async function placeOfData(cloneFolder: string, env: NodeJS.ProcessEnv, asRoot: boolean): Promise<string> {
  if (env.CLEARHALL_DATA_DIR) return resolve(env.CLEARHALL_DATA_DIR);
  if (asRoot) return join(await systemFolder(), `hall-${cloneKey(await realpath(cloneFolder))}`);
  return join(cloneFolder, '.clearhall');
}
