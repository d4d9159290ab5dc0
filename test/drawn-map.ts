import fc, { type Arbitrary } from 'fast-check';
import type { HallMap } from '../shared-schema/src/map/hall-map.ts';

/** A map of one scene from its rows: `#` is a wall, `1` to `9` the tiles of that gate, anything else is floor. */
export function drawnMap(rows: readonly string[]): HallMap {
  const width = rows[0]?.length ?? 0;
  const tiles = rows.flatMap((row) => [...row]);
  const gates = [...new Set(tiles.filter((tile) => /[1-9]/.test(tile)))].sort();
  return {
    width,
    height: rows.length,
    blocked: Uint8Array.from(tiles, (tile) => (tile === '#' ? 1 : 0)),
    gateAt: Uint8Array.from(tiles, (tile) => (/[1-9]/.test(tile) ? Number(tile) : 0)),
    sceneAt: new Uint8Array(tiles.length).fill(1),
    scenes: [{ sceneId: 'only', x: 0, y: 0, width, height: rows.length, entry: { x: 0.5, y: 0.5 } }],
    gates: gates.map((digit) => {
      const at = tiles.indexOf(digit);
      const place = { x: at % width, y: Math.floor(at / width), width: 1, height: 1 };
      return { gateId: `gate-${digit}`, ...place, fromSceneId: 'only', toSceneId: 'only' };
    }),
    exhibits: [],
    starts: [{ x: 0.5, y: 0.5 }],
    seats: [],
  };
}

/**
 * Whether a body stands on floor that it may enter, told from the grids alone: none of the product's own rules is asked.
 */
export function isOnFloor(map: HallMap, passes: number, { x, y }: { x: number; y: number }): boolean {
  const halfBodyTiles = 0.3;
  return [-halfBodyTiles, halfBodyTiles].every((dx) =>
    [-halfBodyTiles, halfBodyTiles].every((dy) => {
      const [column, row] = [Math.floor(x + dx), Math.floor(y + dy)];
      if (column < 0 || row < 0 || column >= map.width || row >= map.height) return false;
      const gate = map.gateAt[row * map.width + column] ?? 0;
      const isOpen = gate === 0 || Math.floor(passes / 2 ** (gate - 1)) % 2 === 1;
      return map.blocked[row * map.width + column] === 0 && isOpen;
    }),
  );
}

/** Random maps with walls and one gate, at least 2 by 2; most tiles are floor. */
export const anyMap: Arbitrary<HallMap> = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 12 }))
  .chain(([width, height]) => {
    const tile = fc.constantFrom('.', '.', '.', '.', '.', '#', '#', '1');
    return fc.array(fc.array(tile, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
  })
  .map((rows) => drawnMap(rows.map((row) => row.join(''))));

/** Any gate passes: none, the first gate's, all. */
export const anyPasses = fc.constantFrom(0, 1, 0xffffffff);
