import type { texts } from './texts-en.ts';

type Texts = typeof texts;
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Every text of the client, as `file:key`; a key with plural forms is named without its ending. */
export type TextKey = {
  [File in keyof Texts & string]: `${File}:${WithoutPlural<keyof Texts[File] & string>}`;
}[keyof Texts & string];

/** Reasons that have words in `refused.json`. */
export type RefusalWord = keyof Texts['refused'] & string;
