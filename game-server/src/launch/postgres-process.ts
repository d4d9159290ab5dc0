import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from './log-file.ts';
import { guardAgainstOrphan } from './orphan-guard.ts';
import type { PostgresUser } from './postgres-user.ts';
import { endProcess, isAlive, processCommand } from './process-identity.ts';

/** A postmaster that this process started. `ended` settles when it is gone. */
export type PostgresProcess = { pid: number; ended: Promise<void> };

/** How a start came out: a running postmaster, or the text of the log that it left. */
export type PostgresStart = { started: PostgresProcess } | { failed: string };

type StartOptions = {
  postgres: string;
  folder: string;
  logFile: string;
  port: number;
  user: PostgresUser;
  fast: boolean;
  onProgress: (text: string) => void;
};

const recoveryLimitMs = 600_000;
const sayEveryMs = 5_000;

/** Starts the postmaster on loopback and waits until it takes connections, however long its recovery lasts. */
export async function startPostmaster(options: StartOptions): Promise<PostgresStart> {
  const log = openLog(options.logFile);
  // A group of its own: Ctrl-C in the terminal must reach the launcher only, which stops the server first.
  const child = spawn(options.postgres, postmasterArguments(options), {
    ...options.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  const dismissGuard = child.pid ? guardAgainstOrphan(child.pid) : () => undefined;
  void ended.then(dismissGuard);
  if (await becameReady(child, options)) return { started: { pid: child.pid as number, ended } };
  const logText = await readFile(options.logFile).catch(() => Buffer.alloc(0));
  return { failed: logText.subarray(log.beginsAt).toString('utf8') };
}

/** Ends a postmaster: open connections are closed and all is written down; after ten seconds less politely. */
export function endPostmaster(pid: number): Promise<boolean> {
  return endProcess(pid, [
    { signal: 'SIGINT', waitMs: 10_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
    { signal: 'SIGKILL', waitMs: 5_000 },
  ]);
}

/**
 * What stands behind the cluster's postmaster.pid: the postmaster of a killed start, or nothing. A number that by now
 * belongs to another program is taken out of the way, since PostgreSQL would believe it.
 */
export async function leftoverPostmaster(folder: string): Promise<number | undefined> {
  const pid = Number((await pidFileLines(folder))[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  const command = (await processCommand(pid)) ?? '';
  if (command.includes(folder) || command.includes(await realpath(folder))) return pid;
  await rm(join(folder, 'postmaster.pid'), { force: true });
  return undefined;
}

function postmasterArguments({ folder, port, fast }: StartOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // Fixed here, so that the log says the same on every machine and is written to the file that the launcher reads.
    lc_messages: 'C',
    log_timezone: 'UTC',
    timezone: 'UTC',
    logging_collector: 'off',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB' } : {}),
  };
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function becameReady(child: ChildProcess, options: StartOptions): Promise<boolean> {
  let gone = false;
  child.on('exit', () => {
    gone = true;
  });
  child.on('error', () => {
    gone = true;
  });
  for (let waitedMs = 0; waitedMs < recoveryLimitMs && !gone; waitedMs += 20) {
    const lines = await pidFileLines(options.folder);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    if (waitedMs > 0 && waitedMs % sayEveryMs === 0) {
      options.onProgress(`PostgreSQL is still getting ready (recovering after a hard stop), ${waitedMs / 1000} s`);
    }
    await pause(20);
  }
  if (child.pid && !gone) await endPostmaster(child.pid);
  return false;
}

async function pidFileLines(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n');
}
