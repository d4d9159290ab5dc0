const FIRST_MS = 500;
const LONGEST_MS = 5000;

/**
 * How long to wait before try number `attempt` (from 1): anything up to a limit that doubles, so that a hall full of
 * people does not come back in one moment. `dice` gives 0…1.
 */
export function retryDelayMs(attempt: number, dice: () => number): number {
  return dice() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
}
