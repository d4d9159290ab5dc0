/** Milliseconds of a year, month or day (`1949`, `1949-11`, `1949-11-09`), its beginning; null for no such date. */
export function dateMs(date: string): number | null {
  const parts = /^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/.exec(date);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.getTime() : null;
}

/** The entries in order of time; those of one date stay as they were written. */
export function inTimeOrder<T extends { date: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (dateMs(a.date) ?? 0) - (dateMs(b.date) ?? 0));
}
