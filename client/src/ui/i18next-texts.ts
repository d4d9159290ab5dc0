import { createInstance } from 'i18next';
import type { Translator } from './translator.ts';

/** Texts by i18next, for the pages in which one stays. */
export function i18nextTexts(): Translator {
  const texts = createInstance({
    lng: 'en',
    ns: [],
    resources: {},
    keySeparator: false,
    // Texts become DOM text by Preact, which escapes; escaping here would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void texts.init();
  return {
    add: (language, file, words) => void texts.addResourceBundle(language, file, words),
    say: (language, keys, values) => texts.t([...keys], { ...values, lng: language }),
  };
}
