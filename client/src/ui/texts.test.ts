import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { languageFor, languages } from './texts.ts';

const client = fileURLToPath(new URL('../..', import.meta.url));

/** All texts of a language as `file:key`, plural forms with their endings. */
function textsOf(language: string): Map<string, string> {
  const folder = join(client, 'locales', language);
  const found = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(texts)) found.set(`${file.replace('.json', '')}:${key}`, text);
  }
  return found;
}

const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const basesOf = (language: string) => new Set([...textsOf(language).keys()].map(withoutPlural));

/** The keys that the sources name: whole ones, and beginnings of those put together (`file:start-${…}`). */
function usedKeys(): { whole: Set<string>; beginnings: string[] } {
  const whole = new Set<string>();
  const beginnings: string[] = [];
  const files = readdirSync(join(client, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.test)\.tsx?$/.test(name))) {
    const source = readFileSync(join(client, 'src', file), 'utf8');
    for (const [, key] of source.matchAll(/'([a-z]+:[a-z-]+)'/g)) whole.add(key ?? '');
    for (const [, start] of source.matchAll(/`([a-z]+:[a-z-]*)\$\{/g)) beginnings.push(start ?? '');
  }
  return { whole, beginnings };
}

test('U1 both languages have the same texts', () => {
  const [first, ...others] = languages.map((language) => [...basesOf(language)].sort());
  for (const other of others) expect(other).toEqual(first);
});

test('U1 every language has the plural forms that it needs', () => {
  for (const language of languages) {
    const keys = [...textsOf(language).keys()];
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plural = new Set([...textsOf('en').keys()].filter((key) => /_(one|other)$/.test(key)).map(withoutPlural));
    for (const base of plural) for (const form of forms) expect(keys).toContain(`${base}_${form}`);
  }
});

test('U1 the same values stand in a text in both languages', () => {
  const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  const [en, zh] = [textsOf('en'), textsOf('zh-CN')];
  for (const [key, text] of zh) {
    const other = en.get(key);
    if (other && !key.endsWith('_one')) expect(values(text), key).toEqual(values(other));
  }
});

test('U1 no text is empty', () => {
  for (const language of languages) {
    for (const [key, text] of textsOf(language)) expect(text.trim(), `${language} ${key}`).not.toBe('');
  }
});

test('U1 every key that the sources name has a text', () => {
  const known = basesOf('en');
  const { whole, beginnings } = usedKeys();
  const files = new Set([...known].map((key) => key.split(':')[0]));
  const named = [...whole].filter((key) => files.has(key.split(':')[0]));
  expect(named.filter((key) => !known.has(key))).toEqual([]);
  for (const start of beginnings)
    expect(
      [...known].some((key) => key.startsWith(start)),
      start,
    ).toBe(true);
});

test('U1 every text is used', () => {
  const { whole, beginnings } = usedKeys();
  const unused = [...basesOf('en')].filter(
    (key) => !whole.has(key) && !beginnings.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test('U5 the language follows the first supported one that a person prefers', () => {
  expect(languageFor(['de-DE', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(languageFor(['en-GB', 'zh-CN'])).toBe('en');
  expect(languageFor(['fr'])).toBe('en');
});
