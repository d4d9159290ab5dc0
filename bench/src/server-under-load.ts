import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { freePort } from '../../game-server/src/launch/free-port.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Clock ticks a second in /proc, on every Linux that matters. */
const TICKS_PER_S = 100;

/** A game server in a process of its own, over a PostgreSQL of its own, so that its CPU can be told apart. */
export type ServerUnderLoad = {
  origin: string;
  server: { links: { role: string; url: string }[] };
  /** CPU time used so far, in seconds; null where the system does not tell. */
  cpuS(): Promise<number | null>;
  stop(): Promise<void>;
};

export async function startServerUnderLoad(): Promise<ServerUnderLoad> {
  const folder = await mkdtemp('/var/tmp/clearhall-bench-');
  const postgres = await startPostgres({ dataDir: folder });
  const child = fork(path.join(ROOT, 'game-server/src/main.ts'), {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      CLEARHALL_DATA_DIR: path.join(folder, 'server'),
      CLEARHALL_DEMONSTRATION: '1',
      PORT: String(await freePort()),
    },
  });
  const { origin, links } = await ready(child);
  return {
    origin,
    server: { links },
    cpuS: () => cpuOf(child.pid),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send({ type: 'stop' });
      await ended;
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<{ origin: string; links: { role: string; url: string }[] }> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    child.on('message', (message: { type: string; text?: string; origin: string; links: [] }) => {
      if (message.type === 'ready') resolve(message);
      if (message.type === 'failed') reject(new Error(message.text));
    });
  });
}

async function cpuOf(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) && stat !== '' ? ticks / TICKS_PER_S : null;
}
