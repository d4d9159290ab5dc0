import { language } from '../ui/texts.ts';

/** A number as the present language writes it. */
export function numberWords(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}
