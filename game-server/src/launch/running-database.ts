import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOfData } from './data-folder.ts';
import { databaseName } from './postgres-cluster.ts';
import { isAlive } from './process-identity.ts';

/**
 * The address, with its password, of the database that a clone's hall uses now: DATABASE_URL, else the PostgreSQL that
 * `npm start` runs in the data folder; null when none runs there. Starts nothing.
 */
export async function runningDatabase(cloneFolder: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const folder = join(await placeOfData(cloneFolder, env, process.getuid?.() === 0), 'postgres');
  const cluster = join(folder, 'cluster');
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const port = Number(lines[3]);
  const isReady = lines[7]?.trim() === 'ready' && Number.isInteger(port) && port > 0;
  if (!isReady || !isAlive(Number(lines[0]))) return null;
  const password = (await readFile(join(folder, 'superuser-password'), 'utf8')).trim();
  return `postgres://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`;
}
