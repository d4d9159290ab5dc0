import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FORMER_LOOKS,
  isLook,
  LOOK_CHOICES,
  type Look,
  type LookLayer,
  lookOf,
  MOST_LOOK,
  packedLook,
  rolledLook,
  variedLook,
} from './look.ts';

const layers = Object.keys(LOOK_CHOICES) as LookLayer[];
const choice = (layer: LookLayer) => fc.integer({ min: 0, max: LOOK_CHOICES[layer] - 1 });
const looks: fc.Arbitrary<Look> = fc.record({
  skin: choice('skin'),
  hair: choice('hair'),
  hairColour: choice('hairColour'),
  coat: choice('coat'),
  accessory: choice('accessory'),
});

describe('looks', () => {
  test('P24 every look comes back from its number, and no two looks share one', () => {
    fc.assert(
      fc.property(looks, looks, (a, b) => {
        expect(lookOf(packedLook(a))).toEqual(a);
        expect(isLook(packedLook(a))).toBe(true);
        expect(packedLook(a) === packedLook(b)).toBe(layers.every((layer) => a[layer] === b[layer]));
      }),
    );
  });

  test('P24 every number gives a look of choices that exist; only the numbers of looks are looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_LOOK }), (packed) => {
        const look = lookOf(packed);
        for (const layer of layers) expect(look[layer]).toBeLessThan(LOOK_CHOICES[layer]);
        expect(isLook(packed)).toBe(packedLook(look) === packed);
      }),
    );
    for (const wrong of [-1, 5, 0.5, MOST_LOOK + 1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(isLook(wrong)).toBe(false);
  });

  test('P24 the figures of before are looks, each another one', () => {
    expect(FORMER_LOOKS.every(isLook)).toBe(true);
    expect(new Set(FORMER_LOOKS).size).toBe(8);
  });

  test('P24 looks by chance and by number are looks', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (rolls) => {
        expect(isLook(rolledLook(() => rolls.next().value ?? 0))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.nat(5000), (number) => {
        expect(isLook(variedLook(number))).toBe(true);
      }),
    );
  });

  test('P24 the first hundred people of a hall all look different, neighbours in most layers', () => {
    const hundred = Array.from({ length: 100 }, (_, number) => variedLook(number));
    expect(new Set(hundred).size).toBe(100);
    for (const [at, packed] of hundred.slice(1).entries()) {
      const [a, b] = [lookOf(hundred[at] ?? 0), lookOf(packed)];
      expect(layers.filter((layer) => a[layer] !== b[layer]).length).toBeGreaterThanOrEqual(3);
    }
  });
});
