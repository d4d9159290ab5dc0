import { type ChildProcess, fork } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { BotOrder } from '../bots/bot-messages.ts';
import { openLog } from './log-file.ts';
import { endProcess } from './process-identity.ts';
import { restartPace } from './restart-pace.ts';

/** The demonstration's bots under the launcher's care, all in one process. */
export type KeptBots = {
  /** The hall is open, or open anew; `token` lets the bots in. */
  come(hall: { origin: string; token: string }): void;
  /** Sends them away all at once, or lets them come back. */
  switchTo(isOn: boolean): void;
  /** Sends them away for good; at most about seven seconds. */
  stop(): Promise<void>;
  /** Ends their process at once. */
  kill(): void;
};

type BotsOptions = {
  entry: string;
  /** A file for the faults that they met; undefined: the terminal. */
  logFile: string | undefined;
  isOn: boolean;
  /** One line to print. */
  onProgress(text: string): void;
};

/**
 * Keeps the bots while they are switched on and the hall is open: a process that ends by itself is started again, at
 * most five times a minute. Whatever happens to them, the hall goes on.
 */
export function keepBots(options: BotsOptions): KeptBots {
  const endedAtMs: number[] = [];
  const stopping = new AbortController();
  let hall: { origin: string; token: string } | undefined;
  let isOn = options.isOn;
  let current: BotsProcess | undefined;

  function tend(): void {
    const isWanted = isOn && hall !== undefined && !stopping.signal.aborted;
    if (isWanted && !current) {
      current = forkBots(options);
      void watch(current);
      sendHall();
    } else if (!isWanted && current && !current.leaving) current.leaving = endBots(current);
  }
  function sendHall(): void {
    if (hall && current) send(current, { type: 'hall', ...hall, seed: Math.floor(Math.random() * 2 ** 31) });
  }
  async function watch(bots: BotsProcess): Promise<void> {
    const how = await bots.ended;
    current = undefined;
    if (bots.leaving) return tend();
    endedAtMs.push(Date.now());
    const pace = restartPace(endedAtMs, Date.now());
    if (pace === 'give up') {
      return options.onProgress(`The walking bots ended too often (${how}) and stay away; the hall goes on.`);
    }
    await pause(pace.delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    tend();
  }

  return {
    come: (opened) => {
      hall = opened;
      if (current) sendHall();
      else tend();
    },
    switchTo: (wanted) => {
      isOn = wanted;
      tend();
    },
    stop: async () => {
      stopping.abort();
      tend();
      await current?.leaving;
    },
    kill: () => current?.child.kill('SIGKILL'),
  };
}

type BotsProcess = { child: ChildProcess; ended: Promise<string>; leaving?: Promise<void> };

function forkBots({ entry, logFile }: BotsOptions): BotsProcess {
  const log = logFile === undefined ? undefined : openLog(logFile);
  const printsTo = log?.descriptor ?? 'inherit';
  // They reach the hall as people do: no address of the database, no secret.
  const { DATABASE_URL: _database, AUTH_SECRET: _secret, ...env } = process.env;
  // A group of its own: Ctrl-C in the terminal must reach the launcher only.
  const child = fork(entry, [], { env, detached: true, stdio: ['ignore', printsTo, printsTo, 'ipc'] });
  if (log) closeSync(log.descriptor);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  return { child, ended };
}

async function endBots(bots: BotsProcess): Promise<void> {
  send(bots, { type: 'leave' });
  const asked = new AbortController();
  await Promise.race([bots.ended, pause(4_000, undefined, { signal: asked.signal }).catch(() => undefined)]);
  asked.abort();
  const { pid, exitCode, signalCode } = bots.child;
  if (pid !== undefined && exitCode === null && signalCode === null) {
    await endProcess(pid, [{ signal: 'SIGKILL', waitMs: 3_000 }]);
  }
  await bots.ended;
}

function send(bots: BotsProcess, order: BotOrder): void {
  if (bots.child.connected) bots.child.send(order, () => undefined);
}
