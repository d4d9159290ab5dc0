import { LOOK_CHOICES, type Look } from '@clearhall/shared-schema/avatar/look';
import type { Role } from '@clearhall/shared-schema/contract';
import table from './avatars.json' with { type: 'json' };

/** Layers of the sheet. */
export type SheetLayer = keyof typeof table.layers;

/** Layers of a figure from below to above. */
export const STACK = ['skin', 'coat', 'accessory', 'badge', 'hair', 'cap'] as const;
export type StackLayer = (typeof STACK)[number];

/** How a figure is to be seen: 0…7 from east clockwise, and standing, in a step (0…3) or sitting. */
export type Posture = { facing: number; step: number | null; sits: boolean };

/** What a part of the field shows: number of a picture within its layer. */
export type Piece = { layer: SheetLayer; cell: number };

/** A part of the sheet, in its pixels. */
export type SheetPart = { x: number; y: number; width: number; height: number };

/** Frames of one pair of steps. */
export const STEPS = table.frameOf.walking.length;

/** The place in the field of a figure at which one stands, or has the middle of the seat. */
export const FEET = table.feet;

/** The size of the sheet when its files lie below each other, in pixels. */
export const SHEET = {
  width: table.files[0]?.width ?? 0,
  height: table.files.reduce((most, { y, height }) => Math.max(most, y + height), 0),
};

/** Which file of the sheet holds a layer, and from which line of the sheet on. */
export function fileOf(layer: SheetLayer): { image: string; y: number } {
  const at = table.layers[layer].y;
  const file = table.files.find(({ y, height }) => at >= y && at < y + height);
  if (!file) throw new Error(`no file of the sheet has the layer ${layer}`);
  return file;
}

/** Where in the sheet a picture lies. */
export function partOf({ layer, cell }: Piece): SheetPart {
  const { y, columns, width, height } = table.layers[layer];
  return { x: (cell % columns) * width, y: y + Math.floor(cell / columns) * height, width, height };
}

/** Where in the field of a figure the pictures of a layer lie. */
export function boxOf(layer: SheetLayer): { left: number; top: number; width: number; height: number } {
  return table.layers[layer];
}

/** How many pictures a layer has. */
export function cellsOf(layer: SheetLayer): number {
  return table.layers[layer].things * table.layers[layer].cellsPerThing;
}

/** The layer of the sheet that a layer of a figure is taken from. */
export function sheetLayerOf(layer: StackLayer): SheetLayer {
  return layer === 'cap' ? 'accessory' : layer;
}

/** How much higher than standing, in pixels of the art, that which is worn lies in this posture. */
export function riseOf(posture: Posture): number {
  return table.rises[frameOf(posture)] ?? 0;
}

/** Whether a layer's pictures have the rise of the posture in them. */
export function hasOwnRise(layer: StackLayer): boolean {
  return layer === 'skin' || layer === 'coat';
}

/** The number of the picture that a layer of a figure shows; -1 where it shows none. */
export function cellOf(layer: StackLayer, look: Look, role: Role, posture: Posture): number {
  const column = columnOf(posture.facing);
  const posed = column * table.framesPerFacing + frameOf(posture);
  switch (layer) {
    case 'skin':
      return look.skin * table.layers.skin.cellsPerThing + posed;
    case 'coat':
      return look.coat * table.layers.coat.cellsPerThing + posed;
    case 'hair':
      return (look.hair * LOOK_CHOICES.hairColour + look.hairColour) * table.layers.hair.cellsPerThing + column;
    case 'badge':
      return turned('badge', BADGES.indexOf(role), column);
    case 'accessory':
    case 'cap': {
      const isOverHair = table.overHair[look.accessory - 1] === true;
      return turned('accessory', isOverHair === (layer === 'cap') ? look.accessory - 1 : -1, column);
    }
  }
}

/** The one picture of a figure far off: its coat, about its hair and skin; it never steps. */
export function simplePiece(look: Look, { facing, sits }: Pick<Posture, 'facing' | 'sits'>): Piece {
  const { hairTones, skinTones } = table.simple;
  const hairTone = Math.min(hairTones - 1, Math.floor((look.hairColour * hairTones) / LOOK_CHOICES.hairColour));
  const skinTone = Math.min(skinTones - 1, Math.floor((look.skin * skinTones) / LOOK_CHOICES.skin));
  const kind = (look.coat * hairTones + hairTone) * skinTones + skinTone;
  const column = columnOf(facing);
  if (!sits) return { layer: 'simple', cell: kind * table.layers.simple.cellsPerThing + column };
  // One sits facing a side of the seat: the facings in between are drawn as the next one.
  return {
    layer: 'simpleSitting',
    cell: kind * table.layers.simpleSitting.cellsPerThing + (((column + 1) >> 1) & 3),
  };
}

/** Roles with a badge, in the order of the sheet. */
const BADGES: readonly Role[] = ['lecturer', 'supervisor', 'moderator'];

function turned(layer: SheetLayer, thing: number, column: number): number {
  return thing < 0 ? -1 : thing * table.layers[layer].cellsPerThing + column;
}

/** The sheet begins with north; facings count from east. */
function columnOf(facing: number): number {
  return (facing + 2) & 7;
}

function frameOf({ step, sits }: Posture): number {
  if (sits) return table.frameOf.sitting;
  return step === null ? table.frameOf.standing : (table.frameOf.walking[step % STEPS] ?? table.frameOf.standing);
}
