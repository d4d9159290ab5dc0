import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { cpuOf } from './process-figures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LOOP_WATCH = pathToFileURL(path.join(import.meta.dirname, 'walk/loop-watch.ts')).href;

/** A server in a process of its own, so that its CPU can be told apart. */
export type MeasuredServer = { origin: string; child: ChildProcess; stop(): Promise<void> };

/** A game server over a PostgreSQL of its own. */
export type ServerUnderLoad = MeasuredServer & {
  databaseUrl: string;
  server: { links: { role: string; url: string }[] };
  /** CPU time used so far, in seconds; null where the system does not tell. */
  cpuS(): Promise<number | null>;
};

/** Starts the game server; `settings` are added to its environment, `prepare` meets the empty database before it. */
export async function startServerUnderLoad(
  settings: Record<string, string> = {},
  prepare: (databaseUrl: string) => Promise<void> = async () => {},
): Promise<ServerUnderLoad> {
  const folder = await mkdtemp('/var/tmp/clearhall-bench-');
  const postgres = await startPostgres({ dataDir: folder });
  const stopDatabase = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const start = async () => {
    await prepare(postgres.url);
    return startMeasured('game-server/src/main.ts', {
      DATABASE_URL: postgres.url,
      CLEARHALL_DATA_DIR: path.join(folder, 'server'),
      CLEARHALL_DEMONSTRATION: '1',
      ...settings,
    });
  };
  const started = await start().catch(async (error) => {
    await stopDatabase();
    throw error;
  });
  return {
    ...started,
    databaseUrl: postgres.url,
    server: { links: started.links },
    cpuS: () => cpuOf(started.child.pid),
    stop: async () => {
      await started.stop();
      await stopDatabase();
    },
  };
}

/** Starts a server program of this repository on the port that is set or a free one, its ticks timed from outside. */
export async function startMeasured(
  program: string,
  settings: Record<string, string>,
): Promise<MeasuredServer & { links: { role: string; url: string }[] }> {
  const child = fork(path.join(ROOT, program), {
    execArgv: ['--import', LOOP_WATCH],
    env: { ...process.env, ...settings, PORT: settings.PORT ?? String(await freePort()) },
  });
  const { origin, links } = await ready(child);
  return {
    origin,
    links,
    child,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send({ type: 'stop' });
      await ended;
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
