/** How many choices each layer of a figure has. */
export const LOOK_CHOICES = { skin: 5, hair: 8, hairColour: 6, coat: 10, accessory: 6 } as const;

export type LookLayer = keyof typeof LOOK_CHOICES;

/** A figure by its layers, each the number of a choice. */
export type Look = Readonly<Record<LookLayer, number>>;

const LAYERS: readonly { layer: LookLayer; bits: number }[] = [
  { layer: 'skin', bits: 3 },
  { layer: 'hair', bits: 4 },
  { layer: 'hairColour', bits: 3 },
  { layer: 'coat', bits: 4 },
  { layer: 'accessory', bits: 3 },
];

/** The largest number that a look can have. */
export const MOST_LOOK = 2 ** 17 - 1;

/** The layers of a look as it is kept and sent; a choice that does not exist becomes the first one. */
export function lookOf(packed: number): Look {
  let rest = packed;
  const look: Record<LookLayer, number> = { skin: 0, hair: 0, hairColour: 0, coat: 0, accessory: 0 };
  for (const { layer, bits } of LAYERS) {
    const choice = rest % 2 ** bits;
    look[layer] = choice < LOOK_CHOICES[layer] ? choice : 0;
    rest = Math.floor(rest / 2 ** bits);
  }
  return look;
}

/** A look as one number, 0 to `MOST_LOOK`. */
export function packedLook(look: Look): number {
  let packed = 0;
  let factor = 1;
  for (const { layer, bits } of LAYERS) {
    packed += look[layer] * factor;
    factor *= 2 ** bits;
  }
  return packed;
}

/** Whether a number stands for a look of which every layer exists. */
export function isLook(packed: number): boolean {
  return Number.isInteger(packed) && packed >= 0 && packed <= MOST_LOOK && packedLook(lookOf(packed)) === packed;
}

/** What the eight figures of before, numbers 0 to 7, are now: whoever chose one is met again. */
export const FORMER_LOOKS: readonly number[] = [49153, 1056, 18953, 3242, 4115, 5424, 6528, 23564];

/** A look by chance; `roll` gives numbers from 0 (included) to 1. */
export function rolledLook(roll: () => number): number {
  const choice = (layer: LookLayer) => Math.floor(roll() * LOOK_CHOICES[layer]);
  return packedLook({
    skin: choice('skin'),
    hair: choice('hair'),
    hairColour: choice('hairColour'),
    coat: choice('coat'),
    accessory: choice('accessory'),
  });
}

/** A look for somebody known by a whole number from 0 on; neighbours differ in most layers. */
export function variedLook(number: number): number {
  const turn = (layer: LookLayer, step: number) =>
    (number * step + Math.floor(number / LOOK_CHOICES[layer])) % LOOK_CHOICES[layer];
  return packedLook({
    skin: turn('skin', 2),
    hair: turn('hair', 3),
    hairColour: turn('hairColour', 1),
    coat: turn('coat', 3),
    accessory: turn('accessory', 1),
  });
}
