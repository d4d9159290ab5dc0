/** What turns, hides or breaks a line: controls, direction marks, halves of characters, letters that show nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** Kept inside words, which change without: joiners of scripts and pictures, variants of pictures and characters. */
const SHAPES_WORDS = /^[\p{Join_Control}\p{M}]$/u;
/** More marks and joiners than this on one letter paint over the lines above. */
const TOO_MANY_MARKS = /([\p{Join_Control}\p{M}]{4})[\p{Join_Control}\p{M}]+/gu;
/** What joins or marks nothing: marks before the first letter of a word, joiners at either end. */
const LONE = /^[\p{Join_Control}\p{M}]+|\p{Join_Control}+$/gu;

/**
 * A text as it is shown to others, on one line; null when nothing is left of it or it is longer than `most` characters
 * (code points, counted after cleaning). It stays data: whoever shows it puts it into the page as text.
 */
export function spokenText(text: string, most: number): string | null {
  const words = text
    .replaceAll(/\s/gu, ' ')
    .replaceAll(UNSEEN, (character) => (SHAPES_WORDS.test(character) ? character : ''))
    // Only now: what stood between a letter and its mark is gone.
    .normalize('NFC')
    .replaceAll(TOO_MANY_MARKS, '$1')
    .split(' ')
    .map((word) => word.replaceAll(LONE, ''));
  const seen = words.filter((word) => word !== '').join(' ');
  const length = [...seen].length;
  return length === 0 || length > most ? null : seen;
}
