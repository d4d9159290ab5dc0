import { dateMs } from '@clearhall/shared-schema/exhibit/dates';
import { language } from '../ui/texts.ts';

/** A year, month or day (`1949`, `1949-11`, `1949-11-09`) as the present language writes it. */
export function dateWords(date: string): string {
  const parts = date.split('-').length;
  const words = new Intl.DateTimeFormat(language.value, {
    year: 'numeric',
    ...(parts > 1 && { month: 'long' }),
    ...(parts > 2 && { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return words.format(dateMs(date) ?? 0);
}
