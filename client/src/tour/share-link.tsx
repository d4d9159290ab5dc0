import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { publicHall, tour } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';

/** The address that brings people into this tour. */
function tourLink(): string {
  const link = new URL('/hall.html', location.origin);
  link.searchParams.set('hall', publicHall.value?.hallId ?? '');
  link.searchParams.set('tour', tour.value?.tourId ?? '');
  return link.href;
}

/** The tour's link, to copy and hand on. */
export function ShareLink() {
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    field.current?.select();
    copied.value = await copyText(tourLink());
    announce(copied.value ? t('tour:copied') : t('tour:copy-by-hand'));
  };
  return (
    <div class="field">
      <label for="tour-link">{t('tour:share')}</label>
      <div class="share">
        <input
          id="tour-link"
          ref={field}
          class="text-input"
          readOnly
          value={tourLink()}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={copied.value ? 'check' : 'link'} />
          {copied.value ? t('tour:copied') : t('tour:copy')}
        </button>
      </div>
      <p class="hint">{t('tour:share-hint')}</p>
    </div>
  );
}

/** False where the browser does not let the page write to the clipboard; the text is then selected to copy. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
