import { sheetLists, sheetNames } from './all-pieces.ts';
import { type Piece, unit } from './piece.ts';

const sheetColumns = 32;

/** A piece and where it lies: on which sheet, in which tile of it. */
export type PlacedPiece = { piece: Piece; sheet: string; firstGid: number; column: number; row: number };

/** One picture of tiles; a layer of a map is drawn from one sheet. `firstGid` is the number of its first tile in maps. */
export type TileSheet = { name: string; firstGid: number; rows: number; pieces: readonly PlacedPiece[] };

/** All sheets, and their pieces by name. */
export type TileSheets = { sheets: readonly TileSheet[]; pieces: ReadonlyMap<string, PlacedPiece> };

/** Lays the pieces on their sheets, each in the first free place by rows. Throws where two have one name. */
export function layTileSheets(): TileSheets {
  const sheets: TileSheet[] = [];
  const pieces = new Map<string, PlacedPiece>();
  let firstGid = 1;
  for (const name of sheetNames) {
    const sheet = layTileSheet(name, sheetLists[name], firstGid);
    for (const placed of sheet.pieces) {
      if (pieces.has(placed.piece.name)) throw new Error(`two pieces are called ${placed.piece.name}`);
      pieces.set(placed.piece.name, placed);
    }
    sheets.push(sheet);
    firstGid += sheetColumns * sheet.rows;
  }
  return { sheets, pieces };
}

function layTileSheet(name: string, list: readonly Piece[], firstGid: number): TileSheet {
  const taken = new Set<number>();
  const pieces: PlacedPiece[] = [];
  let rows = 0;
  for (const piece of list) {
    const placed = { piece, sheet: name, firstGid, ...firstFreePlace(piece, taken) };
    for (const tile of tilesOf(placed)) taken.add(tile.id);
    pieces.push(placed);
    rows = Math.max(rows, placed.row + piece.rows);
  }
  return { name, firstGid, rows, pieces };
}

function firstFreePlace(piece: Piece, taken: ReadonlySet<number>): { column: number; row: number } {
  for (let row = 0; ; row++) {
    for (let column = 0; column + piece.columns <= sheetColumns; column++) {
      if (tilesOf({ piece, column, row }).every((tile) => !taken.has(tile.id))) return { column, row };
    }
  }
}

/** The tiles of a placed piece: place within the piece, number on its sheet. */
export function tilesOf(placed: Pick<PlacedPiece, 'piece' | 'column' | 'row'>) {
  return Array.from({ length: placed.piece.columns * placed.piece.rows }, (_, at) => {
    const column = at % placed.piece.columns;
    const row = Math.floor(at / placed.piece.columns);
    return { column, row, id: (placed.row + row) * sheetColumns + placed.column + column };
  });
}

/** The placed piece of this name. Throws where there is none. */
export function pieceNamed(sheets: TileSheets, name: string): PlacedPiece {
  const placed = sheets.pieces.get(name);
  if (placed === undefined) throw new Error(`no piece is called ${name}`);
  return placed;
}

/** A whole sheet as one SVG at 64 units a tile. */
export function sheetSvg(sheet: TileSheet): string {
  const [width, height] = [sheetColumns * unit, sheet.rows * unit];
  let drawing = '';
  for (const { piece, column, row } of sheet.pieces) {
    const box = `x="${column * unit}" y="${row * unit}" width="${piece.columns * unit}" height="${piece.rows * unit}"`;
    drawing += `<svg ${box}>${piece.draw()}</svg>`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
}

/** A sheet as an embedded Tiled tileset; its picture lies in `folder`, relative to the map file. */
export function tiledTileset(sheet: TileSheet, folder: string) {
  const tiles = sheet.pieces.flatMap((placed) => {
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
    firstgid: sheet.firstGid,
    image: `${folder}/${sheet.name}.png`,
    imageheight: sheet.rows * 32,
    imagewidth: sheetColumns * 32,
    margin: 0,
    name: sheet.name,
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
