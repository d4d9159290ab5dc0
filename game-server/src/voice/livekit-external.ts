import { setTimeout as pause } from 'node:timers/promises';
import { RoomServiceClient, TwirpError } from 'livekit-server-sdk';
import type { LivekitEvent } from './livekit-process.ts';

const lookMs = 2_000;
const answerLimitS = 3;

/**
 * Watches a voice server that somebody else runs: asks it every 2 s for its rooms with our key. Reports `starting`
 * first, then `ready` or `down` at each change.
 */
export function watchLivekit(options: {
  url: string;
  apiKey: string;
  apiSecret: string;
  onEvent(event: LivekitEvent): void;
}): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const watched = watch(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return watched;
    },
  };
}

async function watch(
  { url, apiKey, apiSecret, onEvent }: Parameters<typeof watchLivekit>[0],
  stopping: AbortSignal,
): Promise<void> {
  const rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: answerLimitS });
  let reported = '';
  onEvent({ state: 'starting' });
  while (!stopping.aborted) {
    const fault = await rooms.listRooms().then(() => '', faultOf);
    if (stopping.aborted) return;
    if (fault !== reported || reported === '') {
      if (fault !== '') onEvent({ state: 'down', fault });
      else if (reported !== 'ready') onEvent({ state: 'ready', url, apiKey, apiSecret });
    }
    reported = fault === '' ? 'ready' : fault;
    await pause(lookMs, undefined, { signal: stopping }).catch(() => {
      // Stopped while waiting.
    });
  }
}

function faultOf(fault: unknown): string {
  if (fault instanceof TwirpError && (fault.status === 401 || fault.status === 403)) {
    return 'The server at LIVEKIT_URL refuses LIVEKIT_API_KEY and LIVEKIT_API_SECRET: set the pair that it knows.';
  }
  return 'The server at LIVEKIT_URL does not answer: check the address and that the server runs.';
}
