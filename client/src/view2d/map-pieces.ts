/** A picture of several tiles within a tileset, in tiles. */
export type MapPiece = { name: string; column: number; row: number; columns: number; rows: number };

/**
 * The pieces that the first tileset of a Tiled map names: a tile with the property `piece` is the upper left one of a
 * picture of `pieceColumns` × `pieceRows` tiles.
 */
export function readMapPieces(tmj: unknown): Map<string, MapPiece> {
  const pieces = new Map<string, MapPiece>();
  const set = listAt(tmj, 'tilesets')[0];
  const setColumns = numberAt(set, 'columns');
  for (const tile of listAt(set, 'tiles')) {
    const of = new Map(listAt(tile, 'properties').map((each) => [at(each, 'name'), at(each, 'value')]));
    const [name, columns, rows] = [of.get('piece'), of.get('pieceColumns'), of.get('pieceRows')];
    if (typeof name !== 'string' || typeof columns !== 'number' || typeof rows !== 'number' || setColumns < 1) continue;
    const id = numberAt(tile, 'id');
    pieces.set(name, { name, columns, rows, column: id % setColumns, row: Math.floor(id / setColumns) });
  }
  return pieces;
}

function at(thing: unknown, key: string): unknown {
  return typeof thing === 'object' && thing !== null ? (thing as Record<string, unknown>)[key] : undefined;
}

function listAt(thing: unknown, key: string): unknown[] {
  const list = at(thing, key);
  return Array.isArray(list) ? list : [];
}

function numberAt(thing: unknown, key: string): number {
  const number = at(thing, key);
  return typeof number === 'number' ? number : 0;
}
