import type { Translator } from './translator.ts';

/**
 * Texts with values and plurals and nothing else, for the pages that are only passed through on the way into the hall:
 * a phone at the door waits for 14 kB less. Says what i18next says, of every text that there is; a test compares them.
 */
export function plainTexts(): Translator {
  const known = new Map<string, string>();
  const find = (language: string, key: string, count: string | number | undefined): string | undefined => {
    const name = `${language} ${key}`;
    const form = typeof count === 'number' ? `_${new Intl.PluralRules(language).select(count)}` : '';
    return known.get(name + form) ?? known.get(name);
  };
  return {
    add: (language, file, words) => {
      for (const [key, text] of Object.entries(words)) known.set(`${language} ${file}:${key}`, text);
    },
    say: (language, keys, values) => {
      for (const key of keys) {
        const text = find(language, key, values.count);
        if (text !== undefined)
          return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
      }
      return keys.at(-1) ?? '';
    },
  };
}
