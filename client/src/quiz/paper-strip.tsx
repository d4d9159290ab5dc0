import type { PaperInHand } from '@clearhall/shared-schema/quiz/paper-asks';
import { listed } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { answered, flagged, queue } from './paper-desk.ts';
import { slotsWhere } from './paper-slots.ts';

/** Papers of up to so many questions show their strip from the beginning. */
const OPEN_UP_TO = 14;

/** The numbers of all questions, each with signs and words for answered and flagged. `shown` is the one in view. */
export function PaperStrip(props: { paper: PaperInHand; shown: number | null; onShow: (slot: number) => void }) {
  const { paper, shown, onShow } = props;
  const all = paper.slots.length;
  return (
    <details class="fold paper-strip" open={all <= OPEN_UP_TO}>
      <summary>{t('paper:answered-of', { answered: slotsWhere(answered.value, true).length, all })}</summary>
      <ol>
        {paper.slots.map((_, slot) => {
          const isAnswered = answered.value[slot] === true;
          const isFlagged = flagged.value.has(slot);
          const words = [isAnswered ? t('paper:is-answered') : t('paper:is-open')];
          if (isFlagged) words.push(t('paper:is-flagged'));
          if (queue.value.has(slot)) words.push(t('paper:is-unsaved'));
          return (
            <li key={slot}>
              <button
                type="button"
                class={`paper-number ${isAnswered ? 'answered' : ''}`}
                aria-current={slot === shown ? 'step' : undefined}
                aria-label={`${t('paper:question-number', { number: slot + 1 })}: ${listed(words)}`}
                onClick={() => onShow(slot)}
              >
                {slot + 1}
                {isAnswered && <Icon name="check" />}
                {isFlagged && <Icon name="flag" />}
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
