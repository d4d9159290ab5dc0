/**
 * Dice that a text seeds: numbers from 0 to below 1, the same for the same seed on every machine and in every version
 * of the product (attempts that are kept are drawn again from their seed, so this must never change). The seed becomes
 * four words by FNV-1a from four beginnings, each well mixed; the numbers come from Marsaglia's xorshift over 128 bits.
 * They are even, not secret: a seed itself has to be unguessable and stay on the server.
 */
export function seededDice(seed: string): () => number {
  let [x, y, z, w] = [wordOf(`0 ${seed}`), wordOf(`1 ${seed}`), wordOf(`2 ${seed}`), wordOf(`3 ${seed}`) | 1];
  return () => {
    const turned = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ turned ^ (turned >>> 8);
    return (w >>> 0) / 2 ** 32;
  };
}

/** As many different things as are asked for, or all, in an order by the dice; the given list stays as it is. */
export function drawnFrom<T>(things: readonly T[], count: number, dice: () => number): T[] {
  const rest = [...things];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(dice() * rest.length), 1));
  return drawn;
}

function wordOf(text: string): number {
  let word = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) word = Math.imul(word ^ text.charCodeAt(i), 0x01000193);
  // Seeds that differ in one letter only must differ everywhere.
  for (let round = 0; round < 3; round++) word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  return word ^ (word >>> 16);
}
