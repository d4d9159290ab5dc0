/** Text in quotation marks, and before it the word with which the database names a part of its own. */
const QUOTED =
  /(\b(?:relation|column|table|constraint|function|type|enum|role|database|schema|index|trigger|policy) )?("[^"\n]*"|`[^`\n]*`|(?<=[\s(:])'[^'\n]*')/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Tickets, cookies and tokens are long words with digits in them; a UUID is a pseudonym and stays. */
const LONG_WORD = /[\w%+=~.-]{20,}/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No message of our own holds anything but plain characters; what people write does. */
const FOREIGN = /[^\x20-\x7e\t\n]+/g;

/**
 * A text of the log without what somebody gave: what stands in quotation marks, addresses, long words that may be
 * tokens, and all but plain characters. What the database calls its parts, UUIDs and places in the source stay.
 */
export function cleanLine(text: string): string {
  return text
    .replace(QUOTED, (whole, own?: string) => (own ? whole : '"..."'))
    .replace(ADDRESS, '...')
    .replace(LONG_WORD, (word) => (UUID.test(word) || !/\d/.test(word) ? word : '...'))
    .replace(FOREIGN, '...');
}
