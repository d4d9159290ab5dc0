import { signal } from '@preact/signals';
import { t } from '../ui/texts.ts';
import { signedIn } from './entry-state.ts';

/** Whether what this browser did as a visitor goes on under who signs in. */
export const keepVisit = signal(true);

/** Asks a visitor who signs in whether to keep the visit; nothing where there is none. */
export function KeepVisit() {
  if (!signedIn.value) return null;
  return (
    <label class="row keep-visit">
      <input
        type="checkbox"
        checked={keepVisit.value}
        onChange={(event) => {
          keepVisit.value = event.currentTarget.checked;
        }}
      />
      {t('join:keep', { name: signedIn.value.name })}
    </label>
  );
}
