import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { localised } from '../ui/texts.ts';
import { QuestionFields } from './question-fields.tsx';

/** A question with one right option among several, as a radio group; `chosenId` is empty before a choice. */
export function QuestionChoices(props: {
  question: PublicQuestion;
  chosenId: string;
  onChoose: (optionId: string) => void;
  group: string;
}) {
  const { question, chosenId, onChoose, group } = props;
  return (
    <QuestionFields question={question}>
      <div class="choices">
        {question.options.map(({ optionId, text }) => (
          <label key={optionId} class="choice">
            <input
              type="radio"
              name={group}
              value={optionId}
              checked={chosenId === optionId}
              onChange={() => onChoose(optionId)}
            />
            <span>{localised(text)}</span>
          </label>
        ))}
      </div>
    </QuestionFields>
  );
}
