const DAY_MS = 86_400_000;

/** The number of the day of a time (ms) in a time zone's calendar, counted from 1970-01-01. Throws for an unknown zone. */
export function dayNumber(timeZone: string, t: number): number {
  return Math.floor((t + offsetAt(timeZone, t)) / DAY_MS);
}

/** When the day of a number begins in a time zone, in milliseconds. */
export function startOfDayNumber(timeZone: string, day: number): number {
  const midnight = day * DAY_MS;
  // The first guess lies within hours of the right one; where clocks change in between, the second is right.
  const near = midnight - offsetAt(timeZone, midnight);
  const start = midnight - offsetAt(timeZone, near);
  // Where clocks go forward at midnight there is no 0:00: the day begins when they do.
  return dayNumber(timeZone, start) === day ? start : near;
}

/** When a day `YYYY-MM-DD` begins in a time zone, in milliseconds; null where the calendar has no such day. */
export function startOfDay(timeZone: string, day: string): number | null {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  return startOfDayNumber(timeZone, midnight / DAY_MS);
}

/** Whether there is a time zone of that name, such as `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== null;
  } catch {
    return false;
  }
}

/** No zone changes its clocks but at a quarter of an hour. */
const QUARTER_MS = 900_000;
const MOST_KEPT = 20_000;
const kept = new Map<string, number>();

/** How far a zone's clocks are before UTC at a time, in milliseconds. Asking the calendar costs much: answers are kept. */
function offsetAt(timeZone: string, t: number): number {
  const quarter = Math.floor(t / QUARTER_MS);
  const name = `${timeZone} ${quarter}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const at = quarter * QUARTER_MS;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, wall - at);
  return wall - at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const n = 'numeric' as const;
  const digits = { year: n, month: n, day: n, hour: n, minute: n, second: n };
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...digits });
  formats.set(timeZone, format);
  return format;
}
