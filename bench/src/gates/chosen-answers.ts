import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import type { GeneratedQuestion } from './generated-questions.ts';
import type { PlainAnswer } from './own-marker.ts';

/** What a learner aims at; what can be answered only rightly or wrongly is answered wrongly for `partly`. */
export type Aim = 'right' | 'partly' | 'wrong';

/** An answer in the words of the question's file, by dice (0…1); `elsewhere` is an exhibit that proves nothing. */
export function chosenAnswer(
  question: GeneratedQuestion,
  aim: Aim,
  dice: () => number,
  elsewhere: string,
): PlainAnswer {
  const { kind, key, options } = question;
  const ids = options.map(({ optionId }) => optionId);
  if (aim === 'right') return kind === 'fill-in' ? spelt(String([key].flat()[0]), dice) : key;
  switch (kind) {
    case 'single':
      return oneOf(
        ids.filter((id) => id !== key),
        dice,
      );
    case 'multiple':
      return aim === 'partly' ? partly(ids, [key].flat() as string[], dice) : ids.filter((id) => !isIn(key, id));
    case 'ordering':
      return [...([key].flat() as string[])].reverse();
    case 'true-false':
      return !key;
    case 'fill-in':
      return `${[key].flat()[0]} not`;
    case 'evidence':
      return elsewhere;
  }
}

/** An answer as it is sent: options under their names on this sheet, found by what they say. */
export function onSheet(sheet: PublicQuestion, question: GeneratedQuestion, answer: PlainAnswer): GivenAnswer {
  const named = (id: string) => nameOn(sheet, question, id);
  switch (question.kind) {
    case 'single':
      return { kind: 'single', optionId: named(String(answer)) };
    case 'multiple':
    case 'ordering':
      return { kind: question.kind, optionIds: (answer as string[]).map(named) };
    case 'true-false':
      return { kind: 'true-false', isTrue: answer === true };
    case 'fill-in':
      return { kind: 'fill-in', text: String(answer) };
    case 'evidence':
      return { kind: 'evidence', exhibitId: String(answer) };
  }
}

function nameOn(sheet: PublicQuestion, { questionId, options }: GeneratedQuestion, optionId: string): string {
  const said = options.find((option) => option.optionId === optionId)?.text['zh-CN'];
  const found = sheet.options.find(({ text }) => text['zh-CN'] === said);
  if (!found) throw new Error(`an option of ${questionId} is not on its sheet`);
  return found.optionId;
}

/** One right option missing, a wrong one beside all that are right, or both. */
function partly(ids: readonly string[], key: readonly string[], dice: () => number): string[] {
  const wrong = oneOf(
    ids.filter((id) => !key.includes(id)),
    dice,
  );
  const missing = oneOf(key, dice);
  const without = key.filter((id) => id !== missing);
  const throws = dice();
  if (throws < 0.4) return without;
  return throws < 0.7 ? [...key, wrong] : [...without, wrong];
}

/** A text as people write it: as it stands, in capitals, or as a Chinese keyboard sends it. */
function spelt(text: string, dice: () => number): string {
  const throws = dice();
  if (throws < 0.34) return text;
  if (throws < 0.67) return ` ${text.toUpperCase()}.`;
  return `“${[...text].map((letter) => (letter === ' ' ? '　' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join('')}”`;
}

function isIn(key: GeneratedQuestion['key'], optionId: string): boolean {
  return Array.isArray(key) && key.includes(optionId);
}

function oneOf(things: readonly string[], dice: () => number): string {
  const thing = things[Math.floor(dice() * things.length)];
  if (thing === undefined) throw new Error('there is nothing to choose from');
  return thing;
}
