import type { PublicQuestion } from '../pack/public-pack.ts';
import type { GivenAnswer } from './answers.ts';

/**
 * A question as it is handed to one person for one try: its options in an order of their own and under names that mean
 * nothing elsewhere. `originals` gives back the option of the question, by name on the sheet.
 */
export type Sheet = { readonly question: PublicQuestion; readonly originals: ReadonlyMap<string, string> };

/** Lays out a sheet; the same dice (numbers 0…1) give the same sheet. */
export function sheetOf(question: PublicQuestion, dice: () => number): Sheet {
  const shuffled = [...question.options];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(dice() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]] as [Option, Option];
  }
  const names = new Set<string>();
  while (names.size < shuffled.length) names.add(nameBy(dice));
  const named = [...names];
  return {
    question: { ...question, options: shuffled.map(({ text }, i) => ({ optionId: named[i] as string, text })) },
    originals: new Map(shuffled.map(({ optionId }, i) => [named[i] as string, optionId])),
  };
}

type Option = PublicQuestion['options'][number];

/** An answer in the names of the question; null when it names something that is not on the sheet, or twice. */
export function originalAnswer({ originals }: Sheet, given: GivenAnswer): GivenAnswer | null {
  if (given.kind === 'single') {
    const optionId = originals.get(given.optionId);
    return optionId === undefined ? null : { kind: 'single', optionId };
  }
  if (given.kind !== 'multiple' && given.kind !== 'ordering') return given;
  const optionIds = given.optionIds.map((optionId) => originals.get(optionId));
  if (new Set(optionIds).size < optionIds.length || optionIds.includes(undefined)) return null;
  return { kind: given.kind, optionIds: optionIds as string[] };
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function nameBy(dice: () => number): string {
  return Array.from({ length: 6 }, () => LETTERS[Math.floor(dice() * LETTERS.length)]).join('');
}
