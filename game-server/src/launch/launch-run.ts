import { failureText } from './launch-failure.ts';

/** One run of the launcher, from the first line that it prints to its exit. */
export type LaunchRun = {
  /** Aborted when the hall is to stop: Ctrl-C, a signal, or a loss that cannot be mended. */
  stopping: AbortSignal;
  /** Prints a line with the time since the start. */
  say(text: string): void;
  /** Prints as it is. */
  print(text: string): void;
  /** Leaves something to be ended when the run ends; the last one left is ended first. */
  leave(end: () => Promise<void> | void): void;
  /** What a second Ctrl-C does at once, besides leaving. */
  onForce(end: () => void): void;
  /** Ends the run with a sentence and exit code 1. */
  fail(text: string): void;
};

const sameKeystrokeMs = 1_000;

/**
 * Runs `story`, then waits until the hall is to stop, ends what the story left, and exits: 0 after Ctrl-C or a signal,
 * 1 after a failure, which is printed as one sentence (with its stack under DEBUG=clearhall), 130 when forced.
 */
export async function runLaunch(story: (run: LaunchRun) => Promise<void>): Promise<void> {
  const beganMs = performance.now();
  const stopping = new AbortController();
  const left = new AsyncDisposableStack();
  const forced: (() => void)[] = [];
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const say = (text: string) => print(`[${((performance.now() - beganMs) / 1000).toFixed(1).padStart(5)} s] ${text}`);
  const fail = (text: string) => {
    if (process.exitCode !== 1) process.stderr.write(`\nClearhall: ${text}\n`);
    process.exitCode = 1;
    stopping.abort();
  };
  const failWith = (failure: unknown) => {
    if (process.env.DEBUG === 'clearhall') process.stderr.write(`${(failure as Error)?.stack}\n`);
    fail(failureText(failure));
  };
  surviveLostTerminal();
  process.on('uncaughtException', failWith);
  onStopSignals((first) => {
    if (first) {
      print('');
      say('Stopping (Ctrl-C again stops at once)');
      stopping.abort();
      return;
    }
    for (const end of forced) end();
    process.exit(130);
  });

  const untilStopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  try {
    await story({
      stopping: stopping.signal,
      say,
      print,
      leave: (end) => left.defer(end),
      onForce: (end) => void forced.push(end),
      fail,
    });
    await untilStopped;
  } catch (failure) {
    if (!stopping.signal.aborted) failWith(failure);
  }
  await left.disposeAsync().catch(failWith);
  if (process.exitCode !== 1) say('Stopped');
  process.exit();
}

/**
 * Calls back for the first signal to stop, then for each later one. npm passes Ctrl-C on to a launcher that has had it
 * from the terminal already: what follows within a second is the same keystroke.
 */
function onStopSignals(callback: (first: boolean) => void): void {
  let firstAtMs: number | undefined;
  const onSignal = () => {
    const nowMs = performance.now();
    if (firstAtMs === undefined) {
      firstAtMs = nowMs;
      callback(true);
    } else if (nowMs - firstAtMs > sameKeystrokeMs) callback(false);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** A closed terminal makes each line that is printed an error; the stop must go on all the same. */
function surviveLostTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
