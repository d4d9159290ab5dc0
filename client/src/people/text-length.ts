import { spokenText } from '@clearhall/shared-schema/people/spoken-text';

/** How a text that is being written stands against its longest length, in characters as they will be shown. */
export type TextLength = { length: number; isTooLong: boolean; canBeSent: boolean };

/** Measures a text; what shows nothing (blanks at the ends, controls) does not count. */
export function textLength(text: string, most: number): TextLength {
  const cleaned = spokenText(text, Number.POSITIVE_INFINITY);
  const length = cleaned === null ? 0 : [...cleaned].length;
  return { length, isTooLong: length > most, canBeSent: length > 0 && length <= most };
}
