import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { localised, t } from '../ui/texts.ts';
import { QuestionFields } from './question-fields.tsx';
import type { QuestionFormProps } from './question-form.tsx';

/** A question with several right options, as checkboxes; no answer while none is ticked. */
export function QuestionMultiple({ question, answer, group }: QuestionFormProps) {
  const chosen = chosenIds(answer.value);
  const toggle = (toggledId: string) => {
    // In the order of the question, whatever the order of ticking.
    const optionIds = question.options
      .map(({ optionId }) => optionId)
      .filter((optionId) => chosen.includes(optionId) !== (optionId === toggledId));
    answer.value = optionIds.length > 0 ? { kind: 'multiple', optionIds } : null;
  };
  return (
    <QuestionFields question={question} hint={t('quiz:choose-all-right')}>
      <div class="choices">
        {question.options.map(({ optionId, text }) => (
          <label key={optionId} class="choice">
            <input
              type="checkbox"
              name={group}
              value={optionId}
              checked={chosen.includes(optionId)}
              onChange={() => toggle(optionId)}
            />
            <span>{localised(text)}</span>
          </label>
        ))}
      </div>
    </QuestionFields>
  );
}

function chosenIds(given: GivenAnswer | null): readonly string[] {
  return given?.kind === 'multiple' ? given.optionIds : [];
}
