import { describe, expect, test } from 'vitest';
import { i18nextTexts } from './i18next-texts.ts';
import { plainTexts } from './plain-texts.ts';
import { texts as english } from './texts-en.ts';
import { texts as chinese } from './texts-zh-cn.ts';

const languages = { en: english, 'zh-CN': chinese } satisfies Record<string, Record<string, Record<string, string>>>;
const translators = { i18next: i18nextTexts(), plain: plainTexts() };
for (const translator of Object.values(translators))
  for (const [language, files] of Object.entries(languages))
    for (const [file, words] of Object.entries(files)) translator.add(language, file, words);

/** Every text as it is asked for: without the endings of plural forms. */
const asked = Object.entries(english).flatMap(([file, words]) =>
  [...new Set(Object.keys(words).map((key) => key.replace(/_(one|other)$/, '')))].map((key) => `${file}:${key}`),
);

describe.each(Object.keys(languages))('U1 the plain texts in %s', (language) => {
  test('say what i18next says, of every text that there is, for every number', () => {
    const names = Object.values(english).flatMap((words) =>
      Object.values(words).flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)),
    );
    const values = Object.fromEntries(names.map((name) => [name, `<${name}> & 林`]));
    expect(asked.length).toBeGreaterThan(200);
    for (const key of asked) {
      for (const count of [0, 1, 2, 5, 11, 21]) {
        const given = { ...values, count };
        const [plain, whole] = [translators.plain, translators.i18next].map((each) => each.say(language, [key], given));
        expect(plain, key).toBe(whole);
      }
    }
  });

  test('say the first text that is there, and the key where none is', () => {
    for (const translator of Object.values(translators)) {
      const failed = translator.say(language, ['refused:failed'], {});
      expect(translator.say(language, ['refused:never-heard-of', 'refused:failed'], {})).toBe(failed);
    }
    expect(translators.plain.say(language, ['refused:never-heard-of'], {})).toBe('refused:never-heard-of');
  });
});
