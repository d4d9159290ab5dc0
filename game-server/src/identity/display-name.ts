/** Shortest and longest name that a visitor may choose, in characters. */
export const NAME_LENGTH = { least: 2, most: 16 } as const;

/** Letters of any script, digits, marks, and what stands inside names; nothing that turns or hides text. */
const ALLOWED = /^[\p{L}\p{N}\p{M} .'’·_-]+$/u;
/** Letters and marks that show nothing, such as the Hangul filler. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** The name as it will be shown, or null when it cannot be one. */
export function displayName(text: string): string | null {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const length = [...name].length;
  const isAllowed = ALLOWED.test(name) && SAYS_SOMETHING.test(name) && !UNSEEN.test(name);
  return isAllowed && length >= NAME_LENGTH.least && length <= NAME_LENGTH.most ? name : null;
}
