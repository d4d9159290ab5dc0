/** Gives a number from 0 up to, not including, 1 at each call. */
export type Dice = () => number;

/** Dice that fall the same way for the same seed (any whole number). */
export function seededDice(seed: number): Dice {
  let state = (seed ^ 0x2545f491) | 0 || 1;
  const shuffle = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds begin alike; some throws later they do not.
  for (let i = 0; i < 8; i++) shuffle();
  return shuffle;
}

/** A number from `least` up to `most`. */
export function between(dice: Dice, least: number, most: number): number {
  return least + dice() * (most - least);
}

/** One of the list; undefined where it is empty. */
export function oneOf<T>(dice: Dice, list: readonly T[]): T | undefined {
  return list[Math.floor(dice() * list.length)];
}
