import type { Localised } from '@clearhall/shared-schema/pack/public-pack';
import { effect, signal } from '@preact/signals';
import type { RefusalWord, TextKey } from './text-keys.ts';
import type { Translator } from './translator.ts';

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' };

const rememberedAs = 'clearhall.language';
const files: Readonly<Record<Language, () => Promise<{ texts: Record<string, Record<string, string>> }>>> = {
  en: () => import('./texts-en.ts'),
  'zh-CN': () => import('./texts-zh-cn.ts'),
};

let translator: Translator | null = null;

/** The language of everything on the page; changes once its texts are there. */
export const language = signal<Language>('en');

/** Loads the texts of the remembered or preferred language into `words`; await it before anything is shown. */
export async function loadTexts(words: Translator): Promise<void> {
  translator = words;
  const preferred = remembered() ?? languageFor(navigator.languages);
  await changeLanguage(preferred, false);
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** Shows everything in another language and, unless told otherwise, remembers it on this device. */
export async function changeLanguage(next: Language, remember = true): Promise<void> {
  const loaded = await files[next]();
  for (const [file, words] of Object.entries(loaded.texts)) translator?.add(next, file, words);
  language.value = next;
  if (remember) rememberLanguage(next);
}

/** The text of a key in the present language; read within a component, it follows the language. */
export function t(key: TextKey, params?: Record<string, string | number>): string {
  // Reading the signal is what makes a component follow the language.
  return say([key], params);
}

/** Words for the reason of a refusal; a reason without words of its own reads as a failure. */
export function refusalText(reason: RefusalWord | (string & {})): string {
  return say([`refused:${reason}`, 'refused:failed']);
}

function say(keys: readonly string[], values: Record<string, string | number> = {}): string {
  // Nothing is shown before `loadTexts`; a key stands for what is not there.
  return translator?.say(language.value, keys, values) ?? keys[0] ?? '';
}

/** A text of the hall in the present language. */
export function localised(text: Localised): string {
  return text[language.value] || text.en;
}

/** The first supported language among those a person prefers; English where none is. */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'zh') return 'zh-CN';
    if (base === 'en') return 'en';
  }
  return 'en';
}

function remembered(): Language | null {
  try {
    const stored = localStorage.getItem(rememberedAs);
    return languages.find((known) => known === stored) ?? null;
  } catch {
    return null;
  }
}

function rememberLanguage(next: Language): void {
  try {
    localStorage.setItem(rememberedAs, next);
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page is left.
  }
}
