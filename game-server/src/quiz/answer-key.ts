import type { AnswerKey } from '@clearhall/shared-schema/quiz/answers';
import type { KeyedQuestion } from '../pack/question-file.ts';

/** What is right at a question, as it is marked. */
export function keyOf(question: KeyedQuestion): AnswerKey {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', optionId: question.key };
    case 'multiple':
    case 'ordering':
      return { kind: question.kind, optionIds: question.key };
    case 'true-false':
      return { kind: 'true-false', isTrue: question.key };
    case 'fill-in':
      return { kind: 'fill-in', accepted: question.key };
    case 'evidence':
      return { kind: 'evidence', exhibitId: question.key };
  }
}
