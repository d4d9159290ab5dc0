export const nameLength = { least: 2, most: 16 } as const;

/** The same letters and signs that the server takes in a name. */
const allowed = /^[\p{L}\p{N}\p{M} .'’·_-]+$/u;

/** What is wrong with a visitor's name, or null; the server's rule, told before the name is sent. */
export function nameProblem(text: string): 'too-short' | 'too-long' | 'odd' | null {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const length = [...name].length;
  if (length < nameLength.least) return 'too-short';
  if (length > nameLength.most) return 'too-long';
  return allowed.test(name) ? null : 'odd';
}
