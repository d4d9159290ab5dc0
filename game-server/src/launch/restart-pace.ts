const windowMs = 60_000;
const mostInWindow = 5;
const firstDelayMs = 500;
const longestDelayMs = 5_000;

/**
 * How long to wait before a process that ended by itself is started again: 0.5 s, doubling to 5 s; 'give up' when it
 * ended more than five times within a minute. `endedAtMs` are the times of its ends, the last one included.
 */
export function restartPace(endedAtMs: readonly number[], nowMs: number): { delayMs: number } | 'give up' {
  const recent = endedAtMs.filter((at) => nowMs - at < windowMs).length;
  if (recent > mostInWindow) return 'give up';
  return { delayMs: Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, recent - 1)) };
}
