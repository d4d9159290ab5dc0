import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from './log-file.ts';
import { endProcess } from './process-identity.ts';
import { restartPace } from './restart-pace.ts';
import { type LauncherOrder, readServerNews, type ServerNews } from './server-messages.ts';

/** The game server under the launcher's care. */
export type GameServerProcess = {
  /** Tells it an order; the last one of voice and of bots is told again to each server that takes its place. */
  tell(order: LauncherOrder): void;
  /** Ends it and starts another in its place. */
  restart(): Promise<void>;
  /** Ends it: asked first, then told, then by force; at most about fifteen seconds. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
};

type GameServerOptions = {
  entry: string;
  env: NodeJS.ProcessEnv;
  /** A file for all that it prints; undefined: it prints to the terminal. */
  logFile: string | undefined;
  /** Whether a crashed one is started again, or waits for `restart`. */
  afterCrash: 'restart' | 'wait';
  onStarted(pid: number): void;
  /** What it tells, except that it failed: that is part of the line about its end. */
  onNews(news: Exclude<ServerNews, { type: 'failed' }>): void;
  /** One line to print about a crash and what follows. */
  onCrash(text: string): void;
  /** It could not be started or ended too often: one sentence; it is not started again. */
  onLost(text: string): void;
};

/** Forks the game server and keeps it running: one that crashes is started again, at most five times a minute. */
export function keepGameServer(options: GameServerOptions): GameServerProcess {
  const endedAtMs: number[] = [];
  const stopping = new AbortController();
  const standing = new Map<LauncherOrder['type'], LauncherOrder>();
  let everReady = false;
  let restarting: Promise<void> | undefined;
  let current = forkServer(options, onNews);

  function onNews(news: ServerNews): void {
    if (news.type === 'failed') {
      current.ownWords = news.text;
      void endServer(current);
      return;
    }
    if (news.type === 'ready') everReady = true;
    options.onNews(news);
  }
  function begin(): void {
    current = forkServer(options, onNews);
    for (const order of standing.values()) send(current.child, order);
    void watch(current);
  }
  async function watch(server: ForkedServer): Promise<void> {
    const how = await server.ended;
    if (stopping.signal.aborted || restarting) return;
    endedAtMs.push(Date.now());
    const pace = restartPace(endedAtMs, Date.now());
    const reason = server.ownWords ?? `${how}${lastError(options.logFile, server.logBeginsAt)}`;
    if (options.afterCrash === 'wait') {
      return options.onCrash(`The game server ended (${reason}); the next edit starts it again.`);
    }
    const log = options.logFile ? ` Its log: ${options.logFile}` : '';
    if (!everReady) return options.onLost(server.ownWords ?? `The game server could not start (${reason}).${log}`);
    if (pace === 'give up') return options.onLost(`The game server ended too often (${reason}).${log}`);
    options.onCrash(`The game server ended by itself (${reason}); starting it again in ${pace.delayMs / 1000} s.`);
    await pause(pace.delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (!stopping.signal.aborted && !restarting && server === current) begin();
  }
  void watch(current);

  return {
    tell: (order) => {
      if (order.type !== 'stop') standing.set(order.type, order);
      send(current.child, order);
    },
    restart: () => {
      restarting ??= endServer(current).then(() => {
        restarting = undefined;
        if (!stopping.signal.aborted) begin();
      });
      return restarting;
    },
    stop: async () => {
      stopping.abort();
      await endServer(current);
    },
    kill: () => current.child.kill('SIGKILL'),
  };
}

/** `ended` settles with how it ended, in words; `ownWords` is the reason that it gave itself before. */
type ForkedServer = { child: ChildProcess; ended: Promise<string>; logBeginsAt: number; ownWords?: string };

function forkServer(options: GameServerOptions, onNews: (news: ServerNews) => void): ForkedServer {
  const log = options.logFile === undefined ? undefined : openLog(options.logFile);
  const printsTo = log?.descriptor ?? 'inherit';
  // A group of its own: Ctrl-C in the terminal must reach the launcher only, which asks the server to stop.
  const child = fork(options.entry, [], {
    env: options.env,
    detached: true,
    stdio: ['ignore', printsTo, printsTo, 'ipc'],
  });
  if (log) closeSync(log.descriptor);
  child.on('message', (message: Serializable) => {
    const news = readServerNews(message);
    if (news) onNews(news);
  });
  if (child.pid) options.onStarted(child.pid);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  return { child, ended, logBeginsAt: log?.beginsAt ?? 0 };
}

async function endServer(server: ForkedServer): Promise<void> {
  send(server.child, { type: 'stop' });
  const asked = new AbortController();
  await Promise.race([server.ended, pause(8_000, undefined, { signal: asked.signal }).catch(() => undefined)]);
  asked.abort();
  if (server.child.pid === undefined || server.child.exitCode !== null || server.child.signalCode !== null) return;
  await endProcess(server.child.pid, [
    { signal: 'SIGTERM', waitMs: 3_000 },
    { signal: 'SIGKILL', waitMs: 3_000 },
  ]);
  await server.ended;
}

function send(child: ChildProcess, order: LauncherOrder): void {
  if (child.connected) child.send(order, () => undefined);
}

/** The last error that it printed since it began, as `: text`, or nothing. */
function lastError(logFile: string | undefined, beginsAt: number): string {
  if (logFile === undefined) return '';
  const lines = readFileSync(logFile).subarray(beginsAt).toString('utf8').split('\n');
  const line = lines.findLast((text) => /^(?:\w*Error\b|Uncaught\b)/.test(text.trim()));
  return line ? `: ${line.trim().slice(0, 300)}` : '';
}
