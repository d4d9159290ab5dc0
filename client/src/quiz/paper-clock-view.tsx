import { signal } from '@preact/signals';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { clockWords } from './paper-clock.ts';
import { leftMs } from './paper-desk.ts';

/** Stays as it was chosen from question to question. */
const isHidden = signal(false);

/** The time left, for the eye; what has to be heard of it is told at five minutes and at one. Can be hidden. */
export function PaperClock() {
  if (leftMs.value === null) return <p class="hint">{t('paper:start-no-limit')}</p>;
  return (
    <div class="paper-clock">
      {!isHidden.value && (
        <p role="timer" aria-live="off">
          <Icon name="clock" />
          <span class="unseen">{t('paper:time-left')}</span> {clockWords(leftMs.value)}
        </p>
      )}
      <button
        type="button"
        class="button quiet small"
        onClick={() => {
          isHidden.value = !isHidden.value;
        }}
      >
        {isHidden.value ? t('paper:show-clock') : t('paper:hide-clock')}
      </button>
    </div>
  );
}
