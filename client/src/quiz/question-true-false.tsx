import { t } from '../ui/texts.ts';
import { QuestionFields } from './question-fields.tsx';
import type { QuestionFormProps } from './question-form.tsx';

/** A statement to be called true or false, as two radio buttons. */
export function QuestionTrueFalse({ question, answer, group }: QuestionFormProps) {
  const given = answer.value;
  return (
    <QuestionFields question={question} hint={t('quiz:true-or-false')}>
      <div class="choices two">
        {[true, false].map((isTrue) => (
          <label key={String(isTrue)} class="choice">
            <input
              type="radio"
              name={group}
              value={String(isTrue)}
              checked={given?.kind === 'true-false' && given.isTrue === isTrue}
              onChange={() => {
                answer.value = { kind: 'true-false', isTrue };
              }}
            />
            <span>{isTrue ? t('quiz:true') : t('quiz:false')}</span>
          </label>
        ))}
      </div>
    </QuestionFields>
  );
}
