/** What puts words and values together in a language; which one a page uses, it says to `loadTexts`. */
export type Translator = {
  /** Takes in the texts of a file of a language. */
  add(language: string, file: string, words: Readonly<Record<string, string>>): void;
  /** The text of the first of the keys (`file:key`) that has one, with its values; the last key where none has. */
  say(language: string, keys: readonly string[], values: Readonly<Record<string, string | number>>): string;
};
