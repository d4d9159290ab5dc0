import { boardPieces } from './board-pieces.ts';
import { floorPieces } from './floor-pieces.ts';
import { furniturePieces } from './furniture-pieces.ts';
import { gatePieces } from './gate-pieces.ts';
import { lightPieces } from './light-pieces.ts';
import { type Piece, unit } from './piece.ts';
import { plantPieces } from './plant-pieces.ts';
import { wallPieces } from './wall-pieces.ts';

const sheetColumns = 16;

/** A piece and where it lies on the sheet, in tiles. */
export type PlacedPiece = { piece: Piece; column: number; row: number };

/** The sheet of tiles: where every piece lies; `rows` high. */
export type TileSheet = { rows: number; pieces: ReadonlyMap<string, PlacedPiece> };

/**
 * All pieces in the order of the sheet. New ones go to the end of the list: then the tiles before them keep their
 * numbers, and maps drawn with them stay as they are.
 */
const allPieces: readonly Piece[] = [
  ...floorPieces,
  ...gatePieces,
  ...boardPieces,
  ...furniturePieces,
  ...plantPieces,
  ...lightPieces,
  ...wallPieces,
];

/** Lays the pieces on the sheet, each in the first free place by rows. */
export function layTileSheet(): TileSheet {
  const taken = new Set<number>();
  const pieces = new Map<string, PlacedPiece>();
  let rows = 0;
  for (const piece of allPieces) {
    if (pieces.has(piece.name)) throw new Error(`two pieces are called ${piece.name}`);
    const at = firstFreePlace(piece, taken);
    for (const tile of tilesOf({ piece, ...at })) taken.add(tile.id);
    pieces.set(piece.name, { piece, ...at });
    rows = Math.max(rows, at.row + piece.rows);
  }
  return { rows, pieces };
}

function firstFreePlace(piece: Piece, taken: ReadonlySet<number>): { column: number; row: number } {
  for (let row = 0; ; row++) {
    for (let column = 0; column + piece.columns <= sheetColumns; column++) {
      if (tilesOf({ piece, column, row }).every((tile) => !taken.has(tile.id))) return { column, row };
    }
  }
}

/** The tiles of a placed piece: place within the piece, number on the sheet. */
export function tilesOf(placed: PlacedPiece): { column: number; row: number; id: number }[] {
  return Array.from({ length: placed.piece.columns * placed.piece.rows }, (_, at) => {
    const column = at % placed.piece.columns;
    const row = Math.floor(at / placed.piece.columns);
    return { column, row, id: (placed.row + row) * sheetColumns + placed.column + column };
  });
}

/** The placed piece of this name. Throws where there is none. */
export function pieceNamed(sheet: TileSheet, name: string): PlacedPiece {
  const placed = sheet.pieces.get(name);
  if (placed === undefined) throw new Error(`no piece is called ${name}`);
  return placed;
}

/** The whole sheet as one SVG at 64 units a tile. */
export function sheetSvg(sheet: TileSheet): string {
  const [width, height] = [sheetColumns * unit, sheet.rows * unit];
  let drawing = '';
  for (const { piece, column, row } of sheet.pieces.values()) {
    const box = `x="${column * unit}" y="${row * unit}" width="${piece.columns * unit}" height="${piece.rows * unit}"`;
    drawing += `<svg ${box}>${piece.draw()}</svg>`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
}

/** The sheet as an embedded Tiled tileset; `imagePath` is relative to the map file. */
export function tiledTileset(sheet: TileSheet, imagePath: string) {
  const tiles = [...sheet.pieces.values()].flatMap((placed) => {
    const { piece } = placed;
    return tilesOf(placed).flatMap(({ column, row, id }) => {
      const properties = [
        ...(row >= piece.rows - piece.solidRows ? [{ name: 'collides', type: 'bool', value: true }] : []),
        ...(column === 0 && row === 0 ? pieceProperties(piece) : []),
      ];
      return properties.length === 0 ? [] : [{ id, properties }];
    });
  });
  return {
    columns: sheetColumns,
    firstgid: 1,
    image: imagePath,
    imageheight: sheet.rows * 32,
    imagewidth: sheetColumns * 32,
    margin: 0,
    name: 'hall-tiles',
    spacing: 0,
    tilecount: sheetColumns * sheet.rows,
    tileheight: 32,
    tiles: tiles.sort((a, b) => a.id - b.id),
    tilewidth: 32,
  };
}

function pieceProperties(piece: Piece) {
  return [
    { name: 'piece', type: 'string', value: piece.name },
    { name: 'pieceColumns', type: 'int', value: piece.columns },
    { name: 'pieceRows', type: 'int', value: piece.rows },
  ];
}
