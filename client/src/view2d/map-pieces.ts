/** A picture of several tiles within a tileset, in tiles; `tileset` counts the tilesets of the map from 0. */
export type MapPiece = { name: string; tileset: number; column: number; row: number; columns: number; rows: number };

/**
 * The pieces that the tilesets of a Tiled map name: a tile with the property `piece` is the upper left one of a
 * picture of `pieceColumns` × `pieceRows` tiles.
 */
export function readMapPieces(tmj: unknown): Map<string, MapPiece> {
  const pieces = new Map<string, MapPiece>();
  for (const [tileset, set] of listAt(tmj, 'tilesets').entries()) {
    const setColumns = numberAt(set, 'columns');
    for (const tile of listAt(set, 'tiles')) {
      const of = new Map(listAt(tile, 'properties').map((each) => [at(each, 'name'), at(each, 'value')]));
      const [name, columns, rows] = [of.get('piece'), of.get('pieceColumns'), of.get('pieceRows')];
      if (typeof name !== 'string' || typeof columns !== 'number' || typeof rows !== 'number' || setColumns < 1)
        continue;
      const id = numberAt(tile, 'id');
      pieces.set(name, { name, tileset, columns, rows, column: id % setColumns, row: Math.floor(id / setColumns) });
    }
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
