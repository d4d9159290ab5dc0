import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { percent } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';

/** How many chose each option, as bars with numbers; the right one and the own one are named in words. */
export function TallyBars(props: {
  question: PublicQuestion;
  tally: ReadonlyMap<string, number>;
  rightOptionId: string;
  ownOptionId: string | null;
}) {
  const { question, tally, rightOptionId, ownOptionId } = props;
  const answered = [...tally.values()].reduce((sum, count) => sum + count, 0);
  return (
    <ul class="tally" aria-label={t('quiz:tally')}>
      {question.options.map(({ optionId, text }) => {
        const count = tally.get(optionId) ?? 0;
        const isRight = optionId === rightOptionId;
        return (
          <li key={optionId} class={isRight ? 'tally-row right' : 'tally-row'}>
            <p class="tally-words">{localised(text)}</p>
            <p class="tally-signs">
              {isRight && (
                <span class="tag done">
                  <Icon name="check" />
                  {t('quiz:right-answer')}
                </span>
              )}
              {optionId === ownOptionId && <span class="tag">{t('quiz:your-answer')}</span>}
            </p>
            <svg class="tally-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="tally-track" width="100" height="4" />
              <rect class="tally-part" width={answered === 0 ? 0 : (100 * count) / answered} height="4" />
            </svg>
            <p class="tally-number">
              {t('quiz:chose', { count })} <span class="hint">{percent(count, answered)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
