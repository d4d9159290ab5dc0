import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts, livekitConfig, newApiKey } from './livekit-config.ts';
import { spawnTied, type TiedProcess } from './tied-process.ts';

/** What a kept voice server does; `fault` is the last thing it said, without tokens. */
export type LivekitEvent =
  | { state: 'starting' }
  | { state: 'ready'; url: string; apiKey: string; apiSecret: string }
  | { state: 'down'; fault: string };

const readyLimitMs = 10_000;
const readyLookMs = 50;
const healthLookMs = 2_000;
const healthLooksLost = 3;
const answerLimitMs = 1_500;
const backOffMs = { first: 500, longest: 10_000 };
const steadyMs = 60_000;
const secondTermMs = 200;
const killMs = 1_000;

/**
 * Keeps a voice server running on 127.0.0.1: starts it, watches it, starts it again after 0.5 to 10 s when it ends or
 * no longer answers. Address and key stay the same over restarts, so that clients find it again.
 * `stop` ends it within about a second and then says nothing more.
 */
export function keepLivekit(options: { binary: string; webhookUrl: string; onEvent(event: LivekitEvent): void }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const kept = keep(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return kept;
    },
  };
}

async function keep(
  { binary, webhookUrl, onEvent }: Parameters<typeof keepLivekit>[0],
  stopping: AbortSignal,
): Promise<void> {
  const key = newApiKey();
  let ports = await freePorts();
  let backOff = backOffMs.first;
  while (!stopping.aborted) {
    onEvent({ state: 'starting' });
    const config = livekitConfig({ ...ports, ...key, webhookUrl });
    const tied = spawnTied(binary, [], serverEnv(config));
    const lastWords = listen(tied);
    const address = `127.0.0.1:${ports.signalPort}`;
    const ready = await becameReady(tied, `http://${address}/`, stopping);
    const readyAt = performance.now();
    if (ready) {
      onEvent({ state: 'ready', url: `ws://${address}`, ...key });
      await untilLost(tied, `http://${address}/`, stopping);
    }
    await end(tied, stopping.aborted);
    if (stopping.aborted) return;
    const how = `The voice server ended (${await tied.ended}) and is started again.`;
    onEvent({ state: 'down', fault: ready ? how : `${how} ${lastWords()}`.trim() });
    // Somebody may have taken a port between our look and its start.
    if (!ready) ports = await freePorts();
    if (ready && performance.now() - readyAt > steadyMs) backOff = backOffMs.first;
    await pause(backOff, undefined, { signal: stopping }).catch(() => {
      // Stopped while waiting.
    });
    backOff = Math.min(backOff * 2, backOffMs.longest);
  }
}

/** Whether GET on the address is answered with 200 within the limit. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerLimitMs) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function becameReady(tied: TiedProcess, url: string, stopping: AbortSignal): Promise<boolean> {
  const ended = untilEnded(tied, stopping);
  const limit = performance.now() + readyLimitMs;
  while (!ended() && performance.now() < limit) {
    if (await answersOk(url)) return !ended();
    await pause(readyLookMs);
  }
  return false;
}

/** Resolves when the server has ended, or has not answered several times in a row, or we stop. */
async function untilLost(tied: TiedProcess, url: string, stopping: AbortSignal): Promise<void> {
  const ended = untilEnded(tied, stopping);
  const over = Promise.race([
    tied.ended,
    new Promise((resolve) => stopping.addEventListener('abort', resolve, { once: true })),
  ]);
  let silent = 0;
  while (!ended() && silent < healthLooksLost) {
    const waiting = new AbortController();
    await Promise.race([over, pause(healthLookMs, undefined, { signal: waiting.signal }).catch(() => {})]);
    waiting.abort();
    if (!ended()) silent = (await answersOk(url)) ? 0 : silent + 1;
  }
}

function untilEnded(tied: TiedProcess, stopping: AbortSignal): () => boolean {
  let over = false;
  void tied.ended.then(() => {
    over = true;
  });
  return () => over || stopping.aborted;
}

/** The first SIGTERM waits until everybody has left; a second one does not. */
async function end(tied: TiedProcess, gently: boolean): Promise<void> {
  const timers: NodeJS.Timeout[] = [];
  if (gently) {
    tied.signal('SIGTERM');
    timers.push(setTimeout(() => tied.signal('SIGTERM'), secondTermMs));
    timers.push(setTimeout(() => tied.signal('SIGKILL'), killMs));
  } else {
    tied.signal('SIGKILL');
  }
  await tied.ended;
  for (const timer of timers) clearTimeout(timer);
}

/** Gives the server's last complaint. Its messages may quote a token, which must not go further. */
function listen(tied: TiedProcess): () => string {
  let last = '';
  for (const stream of [tied.child.stdout, tied.child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') last = withoutTokens(line).slice(0, 300);
    });
  }
  return () => last;
}

/** The text with everything that looks like a token (a JWT) taken out. */
export function withoutTokens(text: string): string {
  return text.replace(/eyJ[\w-]+(\.[\w-]*){0,2}/g, '[token]');
}

/** The server sees its configuration and what the system needs to start it, none of our secrets. */
function serverEnv(config: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { LIVEKIT_CONFIG: config, ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) };
}
