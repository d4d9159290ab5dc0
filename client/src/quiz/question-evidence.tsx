import { nearExhibitId } from '../net/mirror.ts';
import { exhibitTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { QuestionFields } from './question-fields.tsx';
import type { QuestionFormProps } from './question-form.tsx';

/**
 * A question answered by walking to the exhibit that proves it: only the exhibit before which one stands can be chosen,
 * so that nothing gives the right one away. One that was chosen before stays beside it.
 */
export function QuestionEvidence({ question, answer, group }: QuestionFormProps) {
  const hereId = nearExhibitId.value;
  const chosenId = answer.value?.kind === 'evidence' ? answer.value.exhibitId : '';
  const offered = [...new Set([chosenId, hereId])].filter((exhibitId) => exhibitId !== '');
  return (
    <QuestionFields question={question} hint={t('quiz:walk-to-proof')}>
      <div class="choices">
        {offered.map((exhibitId) => (
          <label key={exhibitId} class="choice">
            <input
              type="radio"
              name={group}
              value={exhibitId}
              checked={chosenId === exhibitId}
              onChange={() => {
                answer.value = { kind: 'evidence', exhibitId };
              }}
            />
            <span>{t('quiz:this-one', { title: exhibitTitle(exhibitId) })}</span>
          </label>
        ))}
        {hereId === '' && (
          <p class="no-exhibit-here">
            <Icon name="walk" />
            {t('quiz:before-no-exhibit')}
          </p>
        )}
      </div>
    </QuestionFields>
  );
}
