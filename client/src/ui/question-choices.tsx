import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { Signal } from '@preact/signals';
import { localised } from './texts.ts';

/** The stem and the options of a question as one radio group; `chosen` holds the id of the option. */
export function QuestionChoices(props: { question: PublicQuestion; chosen: Signal<string>; group: string }) {
  const { question, chosen, group } = props;
  return (
    <fieldset class="question">
      <legend>{localised(question.stem)}</legend>
      <div class="choices">
        {question.options.map(({ optionId, text }) => (
          <label key={optionId} class="choice">
            <input
              type="radio"
              name={group}
              value={optionId}
              checked={chosen.value === optionId}
              onChange={() => {
                chosen.value = optionId;
              }}
            />
            <span>{localised(text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
