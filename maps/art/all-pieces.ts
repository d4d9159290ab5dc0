import { boardPieces } from './board-pieces.ts';
import { contributionBoards } from './contribution-boards.ts';
import { contributionThings } from './contribution-things.ts';
import { floorPieces } from './floor-pieces.ts';
import { furniturePieces } from './furniture-pieces.ts';
import { facadePieces, gardenGround, gardenThings } from './garden-pieces.ts';
import { entrancePiece, gatePieces } from './gate-pieces.ts';
import { historyBoards } from './history-boards.ts';
import { historyThings } from './history-things.ts';
import { inlayPieces } from './inlay-pieces.ts';
import { lawBoards } from './law-boards.ts';
import { lightPieces } from './light-pieces.ts';
import type { PaletteLook } from './picture.ts';
import type { Piece } from './piece.ts';
import { plantPieces } from './plant-pieces.ts';
import { responsibilityBoards } from './responsibility-boards.ts';
import { responsibilityThings } from './responsibility-things.ts';
import { sceneFloorPieces } from './scene-floor-pieces.ts';
import { wallPieces } from './wall-pieces.ts';

/** The sheets in the order of their tile numbers: doors and walls, what hangs on walls, the ground, what stands, light. */
export const sheetNames = ['hall-tiles', 'hall-boards', 'hall-ground', 'hall-things', 'hall-light'] as const;

/**
 * The pieces of each sheet in order. New ones go to the end of a list: as long as they fit into the rows of the sheet,
 * the tiles keep their numbers. A layer of a map takes its tiles from one sheet.
 */
export const sheetLists: Record<(typeof sheetNames)[number], readonly Piece[]> = {
  'hall-tiles': [...gatePieces, ...wallPieces],
  'hall-boards': [
    entrancePiece,
    ...boardPieces,
    ...historyBoards,
    ...contributionBoards,
    ...responsibilityBoards,
    ...facadePieces,
    ...lawBoards,
  ],
  'hall-ground': [...floorPieces, ...sceneFloorPieces, ...inlayPieces, ...gardenGround],
  'hall-things': [
    ...furniturePieces,
    ...plantPieces,
    ...historyThings,
    ...contributionThings,
    ...responsibilityThings,
    ...gardenThings,
  ],
  'hall-light': lightPieces,
};

const small: PaletteLook = { quality: 48, dither: 0 };

/** The colours of each sheet: the one of double size is what people see, the single one what makers of maps see. */
export const sheetLooks: Record<(typeof sheetNames)[number], { single: PaletteLook; double: PaletteLook }> = {
  'hall-tiles': { single: small, double: { quality: 100, dither: 0.4 } },
  'hall-boards': { single: small, double: { quality: 100, dither: 0.2 } },
  'hall-ground': { single: { quality: 45, dither: 0 }, double: { quality: 79, dither: 0.2 } },
  'hall-things': { single: small, double: { quality: 90, dither: 0.3 } },
  'hall-light': { single: { quality: 45, dither: 0.2 }, double: { quality: 90, dither: 1 } },
};
