import { type Dice, oneOf } from './dice.ts';

/** Of so many answers this share is right. */
export const RIGHT_SHARE = 0.75;

/** The option that a bot takes: the right one in three of four cases, else another; any one where the key is unknown. */
export function chosenOption(dice: Dice, optionIds: readonly string[], key: string | undefined): string | undefined {
  if (key === undefined || !optionIds.includes(key)) return oneOf(dice, optionIds);
  if (dice() < RIGHT_SHARE) return key;
  return (
    oneOf(
      dice,
      optionIds.filter((optionId) => optionId !== key),
    ) ?? key
  );
}
