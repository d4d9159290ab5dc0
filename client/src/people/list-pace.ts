/** Between two askings for the list; in a group that is called together something changes ten times a second. */
const ASK_EVERY_MS = 600;

/** How long to wait before the list is asked for, so that the room is never asked more often than it answers. */
export function waitBeforeAskingMs(askedAtMs: number | null, nowMs: number): number {
  return askedAtMs === null ? 0 : Math.max(0, askedAtMs + ASK_EVERY_MS - nowMs);
}
