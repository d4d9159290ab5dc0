/** Minutes left at which somebody is told. */
const TOLD_AT_MINUTES = [5, 1] as const;

/** The time left as a clock shows it: `12:05`, with hours `1:02:05`; never below `0:00`. */
export function clockWords(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts = hours > 0 ? [hours, twoDigits(minutes)] : [minutes];
  return [...parts, twoDigits(seconds % 60)].join(':');
}

/** The minutes left that are to be told when the time left falls from one value to the next; null where none are. */
export function minutesToTell(beforeMs: number, nowMs: number): (typeof TOLD_AT_MINUTES)[number] | null {
  const crossed = TOLD_AT_MINUTES.filter((minutes) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000);
  return crossed.at(-1) ?? null;
}

/** The moment of the deadline on a clock of the page's own, from what the server said and when that came. */
export function deadlineOnPage(said: { deadlineMs: number | null; nowMs: number }, cameMs: number): number | null {
  return said.deadlineMs === null ? null : cameMs + (said.deadlineMs - said.nowMs);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
