import type { Signal } from '@preact/signals';
import { t } from '../ui/texts.ts';
import { LookPicture } from './look-picture.tsx';

const lookCount = 8;

/** Which of the avatars one wants to be, as a radio group of pictures with names. */
export function LookChoice({ look }: { look: Signal<number> }) {
  return (
    <fieldset class="looks">
      <legend class="label">{t('entry:look')}</legend>
      <div class="look-list">
        {Array.from({ length: lookCount }, (_, index) => (
          <label key={`look-${index + 1}`} class="look">
            <input
              type="radio"
              name="look"
              value={index}
              checked={look.value === index}
              onChange={() => {
                look.value = index;
              }}
            />
            <LookPicture look={index} />
            <span class="unseen">{t('entry:look-number', { number: index + 1 })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
