import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import type { Signal } from '@preact/signals';
import { QuestionChoices } from './question-choices.tsx';
import { QuestionEvidence } from './question-evidence.tsx';
import { QuestionFillIn } from './question-fill-in.tsx';
import { QuestionMultiple } from './question-multiple.tsx';
import { QuestionOrdering } from './question-ordering.tsx';
import { QuestionTrueFalse } from './question-true-false.tsx';

/** `answer` is null until a whole answer is given, and what can be sent then; `group` sets the controls apart. */
export type QuestionFormProps = { question: PublicQuestion; answer: Signal<GivenAnswer | null>; group: string };

/**
 * The fields of a question of any kind, with its text as their legend; to be put into a form of one's own, with a
 * button that sends `answer`. What `answer` holds already is shown, so that an answer kept elsewhere comes back.
 */
export function QuestionForm(props: QuestionFormProps) {
  const { question, answer, group } = props;
  const given = answer.value;
  if (question.kind === 'multiple') return <QuestionMultiple {...props} />;
  if (question.kind === 'true-false') return <QuestionTrueFalse {...props} />;
  if (question.kind === 'ordering') return <QuestionOrdering {...props} />;
  if (question.kind === 'fill-in') return <QuestionFillIn {...props} />;
  if (question.kind === 'evidence') return <QuestionEvidence {...props} />;
  return (
    <QuestionChoices
      question={question}
      chosenId={given?.kind === 'single' ? given.optionId : ''}
      onChoose={(optionId) => {
        answer.value = { kind: 'single', optionId };
      }}
      group={group}
    />
  );
}
