import { Icon } from './icons.tsx';
import { changeLanguage, language, languageNames, languages, t } from './texts.ts';

/** One button that turns the page to the other language, named in that language. */
export function LanguageSwitch() {
  const other = languages.find((known) => known !== language.value) ?? 'en';
  return (
    <button type="button" class="button quiet language-switch" onClick={() => void changeLanguage(other)}>
      <Icon name="language" />
      <span lang={other}>{languageNames[other]}</span>
      <span class="unseen">{t('ui:switch-language')}</span>
    </button>
  );
}
