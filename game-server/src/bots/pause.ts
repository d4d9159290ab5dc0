import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; false when `signal` ended it before. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
