/** Shortest and longest name that a visitor may choose, in characters. */
export const NAME_LENGTH = { least: 2, most: 16 } as const;

/** Letters of any script, digits, marks, and what stands inside names; nothing that turns or hides text. */
const ALLOWED = /^[\p{L}\p{N}\p{M} .'’·_-]+$/u;
/** Letters and marks that show nothing, such as the Hangul filler. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** A name as it will be shown, or what is wrong with it. */
export type ReadName = { name: string } | { problem: 'too-short' | 'too-long' | 'odd' };

/**
 * Reads a name as somebody typed it; the page says the problem before the server has to. `limits`: how long it may be,
 * in characters; else as long as a visitor's.
 */
export function readName(text: string, limits: { least: number; most: number } = NAME_LENGTH): ReadName {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const length = [...name].length;
  if (length < limits.least) return { problem: 'too-short' };
  if (length > limits.most) return { problem: 'too-long' };
  const isName = ALLOWED.test(name) && SAYS_SOMETHING.test(name) && !UNSEEN.test(name);
  return isName ? { name } : { problem: 'odd' };
}

/** The name as it will be shown, or null when it cannot be one. */
export function displayName(text: string): string | null {
  const read = readName(text);
  return 'name' in read ? read.name : null;
}
