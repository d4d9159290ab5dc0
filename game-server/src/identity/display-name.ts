/** Shortest and longest name that a visitor may choose, in characters. */
export const NAME_LENGTH = { least: 2, most: 16 } as const;

/** Letters of any script, digits, marks, and what stands inside names; nothing that turns or hides text. */
const ALLOWED = /^[\p{L}\p{N}\p{M} .'’·_-]+$/u;

/** The name as it will be shown, or null when it cannot be one. */
export function displayName(text: string): string | null {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const length = [...name].length;
  return length >= NAME_LENGTH.least && length <= NAME_LENGTH.most && ALLOWED.test(name) ? name : null;
}
