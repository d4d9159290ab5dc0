import { type HallMap, type MapExhibit, type Point, tileIndex } from './hall-map-shape.ts';

/**
 * Which tiles one can walk to from `from` (1 in the grid of the map), by steps to the four neighbours. `closedGates`
 * are gate ids nobody passes; all other gates stand open.
 */
export function reachableTiles(
  map: HallMap,
  from: readonly Point[],
  closedGates: ReadonlySet<string> = new Set(),
): Uint8Array {
  const reached = new Uint8Array(map.width * map.height);
  const isOpen = (index: number) => {
    if (map.blocked[index] !== 0) return false;
    const gate = map.gates[(map.gateAt[index] ?? 0) - 1];
    return gate === undefined || !closedGates.has(gate.gateId);
  };
  const queue: number[] = [];
  const visit = (index: number) => {
    if (index < 0 || reached[index] === 1 || !isOpen(index)) return;
    reached[index] = 1;
    queue.push(index);
  };
  for (const point of from) visit(tileIndex(map, point.x, point.y));
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const x = at % map.width;
    const y = Math.floor(at / map.width);
    for (const [dx, dy] of neighbours) visit(tileIndex(map, x + dx, y + dy));
  }
  return reached;
}

/** The steps to the four neighbours of a tile. */
export const neighbours: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];

/** Whether a person on the `reached` tiles can stand near enough to an exhibit, in the exhibit's own scene. */
export function isExhibitReached(map: HallMap, exhibit: MapExhibit, reached: Uint8Array): boolean {
  const reach = exhibit.reachTiles;
  for (let y = Math.floor(exhibit.y - reach); y <= exhibit.y + reach; y++) {
    for (let x = Math.floor(exhibit.x - reach); x <= exhibit.x + reach; x++) {
      const index = tileIndex(map, x, y);
      if (index < 0 || reached[index] !== 1) continue;
      const sceneId = map.scenes[(map.sceneAt[index] ?? 0) - 1]?.sceneId;
      if (sceneId === exhibit.sceneId && Math.hypot(x + 0.5 - exhibit.x, y + 0.5 - exhibit.y) <= reach) return true;
    }
  }
  return false;
}
