import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { exhibitTitle } from '../ui/hall-words.ts';
import { localised, t } from '../ui/texts.ts';

/** An answer in the words of its question, one line for each part; an order is numbered by its place in the list. */
export function answerWords(question: PublicQuestion, answer: GivenAnswer): string[] {
  const textOf = (optionId: string): string => {
    const option = question.options.find((known) => known.optionId === optionId);
    return option ? localised(option.text) : '';
  };
  switch (answer.kind) {
    case 'single':
      return [textOf(answer.optionId)];
    case 'multiple':
      return answer.optionIds.map(textOf);
    case 'ordering':
      return answer.optionIds.map((optionId, i) => `${i + 1}. ${textOf(optionId)}`);
    case 'true-false':
      return [answer.isTrue ? t('quiz:true') : t('quiz:false')];
    case 'fill-in':
      return [answer.text];
    case 'evidence':
      return [exhibitTitle(answer.exhibitId)];
  }
}
