import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { StubClone } from './stub-clone.ts';

/** A launcher that runs as a process of its own, as `npm start` runs it. */
export type LauncherProcess = {
  child: ChildProcess;
  /** Everything that it has printed. */
  printed(): string;
  /** Waits for a text in what it prints; throws with all of it when it ends first, or after 60 s. */
  prints(text: string): Promise<void>;
  /** Waits for its end and gives its exit code, or the signal's name. */
  ended: Promise<number | string>;
  /** The address that it printed. */
  origin(): string;
};

/** Starts the launcher of a clone with its data in the clone's `data` folder, on a free port, without voice. */
export function startLauncher(clone: StubClone, env: NodeJS.ProcessEnv = {}, script = 'start.ts'): LauncherProcess {
  const { DATABASE_URL: _unused, ...inherited } = process.env;
  const child = spawn(process.execPath, [`game-server/src/launch/${script}`], {
    cwd: clone.folder,
    env: { ...inherited, PORT: '0', VOICE: 'off', CLEARHALL_DATA_DIR: clone.data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  let over = false;
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      over = true;
      resolve(code ?? signal ?? 'ended');
    });
  });
  return {
    child,
    ended,
    printed: () => text,
    prints: async (wanted) => {
      for (let waitedMs = 0; !text.includes(wanted); waitedMs += 20) {
        if (over || waitedMs > 60_000) throw new Error(`“${wanted}” was not printed, but:\n${text}`);
        await pause(20);
      }
    },
    origin: () => /Address +(http:\S+)\//.exec(text)?.[1] ?? '',
  };
}
