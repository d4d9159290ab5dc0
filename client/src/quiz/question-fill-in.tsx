import { FILL_IN_LENGTH } from '@clearhall/shared-schema/quiz/rules';
import { useId } from 'preact/hooks';
import { isComposing } from '../people/composing.ts';
import { t } from '../ui/texts.ts';
import { QuestionFields } from './question-fields.tsx';
import type { QuestionFormProps } from './question-form.tsx';

/** A question answered by a word or a few; blanks alone are no answer. */
export function QuestionFillIn({ question, answer }: QuestionFormProps) {
  const inputId = useId();
  const given = answer.value;
  return (
    <QuestionFields question={question}>
      <div class="field">
        <label for={inputId}>{t('quiz:your-words')}</label>
        <input
          id={inputId}
          class="text-input"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="send"
          maxLength={FILL_IN_LENGTH}
          value={given?.kind === 'fill-in' ? given.text : ''}
          onInput={(event) => {
            const text = event.currentTarget.value;
            answer.value = text.trim() === '' ? null : { kind: 'fill-in', text };
          }}
          onKeyDown={(event) => {
            // The Enter that ends a composition must not send.
            if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
          }}
        />
      </div>
    </QuestionFields>
  );
}
