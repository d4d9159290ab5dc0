import { useSignal } from '@preact/signals';
import { Icon } from './icons.tsx';
import { later } from './later.tsx';
import './settings-button.css';
import { t } from './texts.ts';

const SettingsForm = later(async () => (await import('./settings-form.tsx')).SettingsForm);

/** The gear in the top bar and what it opens. */
export function SettingsButton() {
  const isOpen = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet settings-button" popovertarget="settings">
        <Icon name="gear" />
        <span class="unseen">{t('settings:title')}</span>
      </button>
      <section
        id="settings"
        class="settings"
        popover="auto"
        aria-label={t('settings:title')}
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') isOpen.value = true;
        }}
        // Only once it is closed: the focus goes back from what still stands in it.
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open';
        }}
      >
        {isOpen.value && <SettingsForm />}
      </section>
    </>
  );
}
