import fc from 'fast-check';

/** A coordinate from 0 to `mostTiles`, anywhere alike; doubles by chance lie nearly all at zero. */
export function tilesAnywhere(mostTiles: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: mostTiles * 128 }).map((parts) => parts / 128);
}
