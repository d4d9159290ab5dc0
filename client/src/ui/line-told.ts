import type { Connection } from '../net/mirror.ts';

/** A line that is back sooner than this is not worth a word, in whole seconds. */
const SHORT_SECONDS = 1;

/** Whether the page says how the line stands, `seconds` after that began: where it is not simply there, and not for a blink. */
export function isLineTold(state: Connection, seconds: number): boolean {
  return state !== 'here' && (state !== 'reconnecting' || seconds >= SHORT_SECONDS);
}
