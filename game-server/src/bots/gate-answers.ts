import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { answerOnSheet, rightAnswer } from '@clearhall/shared-schema/quiz/right-answers';
import type { KeyedQuestion } from '../pack/question-file.ts';
import { keyOf } from '../quiz/answer-key.ts';
import { RIGHT_SHARE } from './answers.ts';
import { type Dice, oneOf } from './dice.ts';

/** What a bot answers on a sheet: the right thing in three of four cases; null where it does not know the question. */
export function answerAtGate(dice: Dice, sheet: PublicQuestion, known: KeyedQuestion | undefined): GivenAnswer | null {
  if (!known || known.kind !== sheet.kind || !isSameText(sheet, known)) return null;
  const right = answerOnSheet(sheet, known, rightAnswer(keyOf(known)));
  return dice() < RIGHT_SHARE ? right : wrongAnswer(dice, sheet, right);
}

/** Whether the hall on the disk still says what the published one says. */
function isSameText(sheet: PublicQuestion, known: KeyedQuestion): boolean {
  const texts = new Set(sheet.options.map((option) => option.text.en));
  return texts.size === known.options.length && known.options.every((option) => texts.has(option.text.en));
}

function wrongAnswer(dice: Dice, sheet: PublicQuestion, right: GivenAnswer): GivenAnswer {
  const others = (besides: readonly string[]) =>
    sheet.options.map(({ optionId }) => optionId).filter((optionId) => !besides.includes(optionId));
  switch (right.kind) {
    case 'single':
      return { kind: 'single', optionId: oneOf(dice, others([right.optionId])) ?? right.optionId };
    case 'multiple':
      return { kind: 'multiple', optionIds: right.optionIds.slice(1) };
    case 'ordering':
      return { kind: 'ordering', optionIds: [...right.optionIds].reverse() };
    case 'true-false':
      return { kind: 'true-false', isTrue: !right.isTrue };
    case 'fill-in':
      return { kind: 'fill-in', text: '?' };
    case 'evidence':
      return right;
  }
}
