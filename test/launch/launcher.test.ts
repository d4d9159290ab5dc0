import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { isAlive } from '../../game-server/src/launch/process-identity.ts';
import { type LauncherProcess, startLauncher } from './launcher-process.ts';
import { closeToOthers, type StubClone, stubClone } from './stub-clone.ts';

const onLinux = process.platform === 'linux';
let clone: StubClone;
const launched: LauncherProcess[] = [];

beforeAll(async () => {
  clone = await stubClone('展 览');
});
afterEach(async () => {
  for (const launcher of launched.splice(0)) {
    launcher.child.kill('SIGTERM');
    await launcher.ended;
  }
});
afterAll(async () => {
  await clone.remove();
});

function start(env: NodeJS.ProcessEnv = {}, script?: string): LauncherProcess {
  const launcher = startLauncher(clone, env, script);
  launched.push(launcher);
  return launcher;
}

async function opened(env: NodeJS.ProcessEnv = {}, script?: string): Promise<LauncherProcess> {
  const launcher = start(env, script);
  await launcher.prints('Clearhall is open');
  await launcher.prints('Stop  ');
  return launcher;
}

type StubState = { starts: number; pid: number; voice: { state: string } | null; demonstration: string | null };

async function stateOf(launcher: LauncherProcess): Promise<StubState> {
  return (await (await fetch(launcher.origin())).json()) as StubState;
}

async function stop(launcher: LauncherProcess): Promise<number | string> {
  launcher.child.kill('SIGINT');
  return launcher.ended;
}

/** Processes of this clone that live: those whose command line or environment names its folder. */
function processesOfClone(): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.map(Number).filter((pid) => {
    try {
      const text = ['cmdline', 'environ'].map((part) => readFileSync(`/proc/${pid}/${part}`, 'utf8')).join('\0');
      return text.includes(clone.folder) && isAlive(pid);
    } catch {
      return false;
    }
  });
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(clone.data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await pause(20);
}

describe('a start that succeeds', { timeout: 120_000 }, () => {
  test('L1 npm start opens the hall with a link for each role under a path with spaces and 汉字', async () => {
    const launcher = await opened();
    expect(launcher.printed()).toContain('Building the client');
    for (const role of ['Visitor', 'Learner', 'Lecturer', 'Supervisor', 'Moderator']) {
      expect(launcher.printed()).toMatch(new RegExp(`  ${role} +${launcher.origin()}/${role.toLowerCase()}\n`));
    }
    expect(launcher.printed()).toMatch(/Voice +switched off/);
    expect(await stateOf(launcher)).toMatchObject({ demonstration: '1', voice: { state: 'off' } });
    expect(await stop(launcher)).toBe(0);
  });

  test('L2 a second start keeps the data and builds nothing again', async () => {
    const before = await opened();
    const { starts } = await stateOf(before);
    await stop(before);
    const after = await opened();
    expect((await stateOf(after)).starts).toBe(starts + 1);
    expect(after.printed()).not.toContain('Building the client');
  });

  test.runIf(onLinux)('L3 Ctrl-C leaves no process, port or lock', async () => {
    const launcher = await opened();
    expect(processesOfClone().length).toBeGreaterThan(2);
    expect(await stop(launcher)).toBe(0);
    expect(processesOfClone()).toEqual([]);
    await expect(fetch(launcher.origin())).rejects.toThrow();
    expect(existsSync(join(clone.data, 'launcher.json'))).toBe(false);
    expect(existsSync(join(clone.data, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  test('L4 a client whose sources changed is built again', async () => {
    await writeFile(join(clone.folder, 'client', 'index.html'), '<!doctype html><title>Changed</title>');
    const launcher = await opened();
    expect(launcher.printed()).toContain('Building the client');
    expect(await readFile(join(clone.folder, 'client', 'dist', 'index.html'), 'utf8')).toContain('Changed');
  });

  test('L5 a game server that crashes is started again', async () => {
    const launcher = await opened();
    const before = await stateOf(launcher);
    await fetch(`${launcher.origin()}/crash`).catch(() => undefined);
    await launcher.prints('The hall is open again');
    const after = await stateOf(launcher);
    expect(after.pid).not.toBe(before.pid);
    expect(after.voice).toEqual(before.voice);
    expect(launcher.printed()).toContain('The game server ended by itself (exit code 3); starting it again in 0.5 s.');
  });

  test('L6 a PostgreSQL that dies is started again at the same address', async () => {
    const launcher = await opened();
    const { starts } = await stateOf(launcher);
    process.kill(await postmasterPid(), 'SIGKILL');
    await launcher.prints('PostgreSQL runs again');
    while ((await stateOf(launcher)).starts !== starts) await pause(50);
  });
});

describe('other ways to start and stop', { timeout: 120_000 }, () => {
  test.runIf(onLinux)('L3 a second Ctrl-C stops at once what does not want to stop', async () => {
    await writeFile(join(clone.data, 'behaviour'), 'deaf');
    const launcher = await opened();
    const before = processesOfClone();
    launcher.child.kill('SIGINT');
    await launcher.prints('Stopping');
    while (launcher.child.exitCode === null) {
      await pause(300);
      launcher.child.kill('SIGINT');
    }
    expect(await launcher.ended).toBe(130);
    await gone(before);
    await writeFile(join(clone.data, 'behaviour'), 'good');
  });

  test('L20 DATABASE_URL uses that database, starts none and shows no demonstration', async () => {
    const dataDir = await mkdtemp('/var/tmp/clearhall-own-');
    const own = await startPostgres({ dataDir, fast: true });
    const data = join(clone.folder, 'data with own database');
    const launcher = await opened({ DATABASE_URL: own.url, CLEARHALL_DATA_DIR: data });
    expect(await stateOf(launcher)).toMatchObject({ starts: 1, demonstration: null });
    expect(existsSync(join(data, 'postgres'))).toBe(false);
    await stop(launcher);
    await own.stop();
    await rm(dataDir, { recursive: true });
  });

  test.runIf(process.getuid?.() === 0)('L21 as root it runs from a clone that is closed to others', async () => {
    const closed = await stubClone('closed 展');
    await closeToOthers(closed);
    const data = await mkdtemp('/var/tmp/clearhall-data-');
    const launcher = startLauncher(closed, { CLEARHALL_DATA_DIR: data });
    launched.push(launcher);
    await launcher.prints('Stop  ');
    expect((await stateOf(launcher)).starts).toBe(1);
    expect(await stop(launcher)).toBe(0);
    await closed.remove();
    await rm(data, { recursive: true });
  });
});

describe('a start after a kill', { timeout: 120_000 }, () => {
  test.runIf(onLinux)('L7 PostgreSQL and the game server end when the launcher is killed', async () => {
    const launcher = await opened();
    const orphans = processesOfClone();
    launcher.child.kill('SIGKILL');
    expect(await launcher.ended).toBe('SIGKILL');
    await gone(orphans);
    expect(processesOfClone()).toEqual([]);
  });

  test('L8 the next start recovers at once and keeps the data', async () => {
    const before = await opened();
    const { starts, pid } = await stateOf(before);
    const postmaster = await postmasterPid();
    const port = new URL(before.origin()).port;
    before.child.kill('SIGKILL');
    const after = await opened({ PORT: port });
    expect((await stateOf(after)).starts).toBe(starts + 1);
    expect([isAlive(pid), isAlive(postmaster)]).toEqual([false, false]);
  });

  test('L9 a number in postmaster.pid that belongs to another program is not touched', async () => {
    const file = join(clone.data, 'postgres', 'cluster', 'postmaster.pid');
    await stop(await opened());
    await writeFile(file, `${process.pid}\n${join(clone.data, 'postgres', 'cluster')}\n1\n1\n\n\n\nready\n`);
    const launcher = await opened();
    expect((await stateOf(launcher)).starts).toBeGreaterThan(1);
  });
});

describe('a start that is refused says why in one sentence', { timeout: 120_000 }, () => {
  async function refusal(env: NodeJS.ProcessEnv = {}): Promise<string> {
    const launcher = start(env);
    expect(await launcher.ended).toBe(1);
    expect(launcher.printed()).not.toMatch(/^ +at /m);
    return launcher.printed();
  }

  test('L10 a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    expect(await refusal({ PORT: String(port) })).toContain(
      `Port ${port} on 127.0.0.1 is taken by another program: choose another with PORT=3000 npm start`,
    );
    other.close();
  });

  test('L11 a second start from the same folder', async () => {
    const launcher = await opened();
    expect(await refusal()).toContain(`A hall already runs from this folder, at ${launcher.origin()} (process`);
  });

  test('L12 a broken database', async () => {
    const data = join(clone.folder, 'broken');
    const cluster = join(data, 'postgres', 'cluster');
    await mkdir(cluster, { recursive: true });
    expect(await refusal({ CLEARHALL_DATA_DIR: data })).toContain(
      `The database in ${cluster} is broken (PG_VERSION is missing)`,
    );
    await writeFile(join(cluster, 'PG_VERSION'), 'garbage');
    expect(await refusal({ CLEARHALL_DATA_DIR: data })).toContain('(its PG_VERSION is not a version)');
    await writeFile(join(cluster, 'PG_VERSION'), '17\n');
    expect(await refusal({ CLEARHALL_DATA_DIR: data })).toContain('was made by PostgreSQL 17');
  });

  test('L13 a file where the data folder should be', async () => {
    const file = join(clone.folder, 'package.json');
    expect(await refusal({ CLEARHALL_DATA_DIR: join(file, 'data') })).toContain('is in the way');
  });

  test('L14 a game server that cannot start', async () => {
    await writeFile(join(clone.data, 'behaviour'), 'fails');
    expect(await refusal()).toContain('Clearhall: The stub does not want to start.');
    await writeFile(join(clone.data, 'behaviour'), 'throws');
    expect(await refusal()).toContain('(exit code 1: Error: the stub is broken)');
    await writeFile(join(clone.data, 'behaviour'), 'good');
  });

  test('L15 a client that cannot be built', async () => {
    const script = join(clone.folder, 'client', 'index.html');
    const good = await readFile(script, 'utf8');
    await writeFile(script, '<!doctype html><script type="module" src="./missing.ts"></script>');
    expect(await refusal()).toMatch(/The client could not be built \(.*missing\.ts.*\): npm run build/);
    await writeFile(script, good);
  });
});
