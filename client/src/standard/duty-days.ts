import { language } from '../ui/texts.ts';

/** The day of a time (ms) by the clocks of a time zone, such as "31 March 2027". */
export function dayIn(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat(language.value, { timeZone, dateStyle: 'long' }).format(atMs);
}

/** The last day before a time (ms), by the clocks of a time zone: a deadline is the first moment that is too late. */
export function lastDayIn(timeZone: string, endMs: number): string {
  return dayIn(timeZone, endMs - 1);
}
