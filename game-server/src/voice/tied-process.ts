import { type ChildProcess, spawn } from 'node:child_process';

/** A child that ends with this process, even when this process is killed outright. */
export type TiedProcess = {
  child: ChildProcess;
  /** Settles once, with the exit code, or with the signal's name, or with the fault that kept it from starting. */
  ended: Promise<number | string>;
  /** Sends a signal to the child and all that it started. Does nothing once it has ended. */
  signal(name: NodeJS.Signals): void;
};

// The shell becomes the program (same pid). What it leaves behind waits on the pipe from us: a line means "the
// program has ended"; the end of the pipe means that we are gone, and then the whole group is ended.
const tie = '( if read -r _; then exit 0; fi; kill -KILL "-$$" ) <&3 >/dev/null 2>&1 & exec "$@" </dev/null 3<&-';

/**
 * Starts `command` in a group of its own, so that Ctrl-C reaches only us and we end it in order.
 * Windows needs no shell: there the system ends the children of a process that dies.
 */
export function spawnTied(command: string, args: string[], env: NodeJS.ProcessEnv): TiedProcess {
  const posix = process.platform !== 'win32';
  const child = posix
    ? spawn('/bin/sh', ['-c', tie, 'sh', command, ...args], {
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      })
    : spawn(command, args, { env, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe', 'ignore'] });
  const rope = child.stdio[3];
  let over = false;
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (fault) => {
      over = true;
      resolve(fault.message);
    });
    child.once('exit', (code, signal) => {
      over = true;
      if (rope && 'end' in rope) rope.end('\n');
      resolve(code ?? signal ?? 'ended');
    });
  });
  rope?.on('error', () => {
    // The watcher went first (its group was ended): nothing is left to tell it.
  });
  const signal = (name: NodeJS.Signals): void => {
    if (over || child.pid === undefined) return;
    try {
      if (posix) process.kill(name === 'SIGKILL' ? -child.pid : child.pid, name);
      else child.kill(name);
    } catch {
      // It ended between the look and the signal.
    }
  };
  return { child, ended, signal };
}
