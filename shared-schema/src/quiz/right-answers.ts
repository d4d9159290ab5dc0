import type { PublicQuestion } from '../pack/public-pack.ts';
import type { AnswerKey, GivenAnswer } from './answers.ts';

/** The answer that a key calls right, in the names of the question; of several texts the first. */
export function rightAnswer(key: AnswerKey): GivenAnswer {
  if (key.kind === 'multiple' || key.kind === 'ordering') return { kind: key.kind, optionIds: [...key.optionIds] };
  return key.kind === 'fill-in' ? { kind: 'fill-in', text: key.accepted[0] ?? '' } : key;
}

/**
 * An answer in the names of the question as it is given on a sheet of that question: options are found by what they
 * say. Throws where the sheet has no such option.
 */
export function answerOnSheet(
  sheet: PublicQuestion,
  original: Pick<PublicQuestion, 'options'>,
  answer: GivenAnswer,
): GivenAnswer {
  const onSheet = (optionId: string): string => {
    const text = original.options.find((option) => option.optionId === optionId)?.text.en;
    const found = sheet.options.find((option) => option.text.en === text);
    if (!found) throw new Error(`the sheet of ${sheet.questionId} has no option ${optionId}`);
    return found.optionId;
  };
  if (answer.kind === 'single') return { kind: 'single', optionId: onSheet(answer.optionId) };
  if (answer.kind !== 'multiple' && answer.kind !== 'ordering') return answer;
  return { kind: answer.kind, optionIds: answer.optionIds.map(onSheet) };
}
