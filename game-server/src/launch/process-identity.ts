import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { finishedCommand } from './finished-command.ts';

/** A process that cannot be mistaken for a later one with the same number: pid and when it began (opaque text). */
export type ProcessIdentity = { pid: number; began: string };

/** Whether a process with this number lives (also when it belongs to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When the process began, as text that differs between two processes with one number; undefined: it is gone. */
export async function processBegan(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return fieldsOfStat(pid)?.[19];
  const listed = await finishedCommand('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return listed.output.trim() || undefined;
}

/** The command line of a living process, its parts joined by spaces; undefined: it is gone or cannot be read. */
export async function processCommand(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    } catch {
      return undefined;
    }
  }
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8' };
  const listed = await finishedCommand('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { env });
  return listed.output.trim() || undefined;
}

/** Sends each signal in turn and waits for the process to go; true when it has gone. `waitMs` is for each signal. */
export async function endProcess(pid: number, steps: readonly { signal: NodeJS.Signals; waitMs: number }[]) {
  for (const { signal, waitMs } of steps) {
    sendSignal(pid, signal);
    for (let waitedMs = 0; waitedMs < waitMs; waitedMs += 25) {
      if (!isAlive(pid)) return true;
      await pause(25);
    }
  }
  return !isAlive(pid);
}

/** Sends a signal; a process that has gone meanwhile is no fault. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isZombie(pid: number): boolean {
  return process.platform === 'linux' && fieldsOfStat(pid)?.[0] === 'Z';
}

/** The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets. */
function fieldsOfStat(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
