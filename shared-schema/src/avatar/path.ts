import type { HallMap, Point } from '../map/hall-map.ts';
import { passable } from './motion.ts';

const DIAGONAL = Math.SQRT2;
const NEIGHBOURS = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, -1, 1],
  [1, 1, DIAGONAL],
  [1, -1, DIAGONAL],
  [-1, 1, DIAGONAL],
  [-1, -1, DIAGONAL],
] as const;

/**
 * Shortest way over the grid (A*, octile distance, no corner cut) from a place to a place, as tile
 * centres beginning with the tile one stands on; only the corners are kept. Null when there is none
 * for a person with these gate passes.
 */
export function findPath(map: HallMap, passes: number, from: Point, to: Point): Point[] | null {
  const start = Math.floor(from.y) * map.width + Math.floor(from.x);
  const goalX = Math.floor(to.x);
  const goalY = Math.floor(to.y);
  const goal = goalY * map.width + goalX;
  if (!passable(map, passes, Math.floor(from.x), Math.floor(from.y)) || !passable(map, passes, goalX, goalY))
    return null;
  const cost = new Float64Array(map.width * map.height).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(map.width * map.height).fill(-1);
  const open = new Heap();
  cost[start] = 0;
  open.push(start, 0);
  for (let tile = open.pop(); tile !== -1; tile = open.pop()) {
    if (tile === goal) return corners(map, cameFrom, goal);
    const x = tile % map.width;
    const y = (tile - x) / map.width;
    for (const [dx, dy, length] of NEIGHBOURS) {
      if (!canStep(map, passes, x, y, dx, dy)) continue;
      const next = tile + dy * map.width + dx;
      const reached = (cost[tile] as number) + length;
      if (reached >= (cost[next] as number)) continue;
      cost[next] = reached;
      cameFrom[next] = tile;
      open.push(next, reached + octile(x + dx - goalX, y + dy - goalY));
    }
  }
  return null;
}

/** Whether one may go from a tile to a neighbour; diagonally only when both tiles beside are free. */
export function canStep(map: HallMap, passes: number, x: number, y: number, dx: number, dy: number): boolean {
  if (!passable(map, passes, x + dx, y + dy)) return false;
  return dx === 0 || dy === 0 || (passable(map, passes, x + dx, y) && passable(map, passes, x, y + dy));
}

function octile(dx: number, dy: number): number {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  return Math.max(ax, ay) + (DIAGONAL - 1) * Math.min(ax, ay);
}

function corners(map: HallMap, cameFrom: Int32Array, goal: number): Point[] {
  const tiles: Point[] = [];
  for (let tile = goal; tile !== -1; tile = cameFrom[tile] as number)
    tiles.unshift({ x: (tile % map.width) + 0.5, y: Math.floor(tile / map.width) + 0.5 });
  return tiles.filter((tile, i) => {
    const before = tiles[i - 1];
    const after = tiles[i + 1];
    if (!before || !after) return true;
    return after.x - tile.x !== tile.x - before.x || after.y - tile.y !== tile.y - before.y;
  });
}

/** Binary heap whose entries carry their own key: a key looked up later would be another one. */
class Heap {
  readonly #tiles: number[] = [];
  readonly #keys: number[] = [];

  push(tile: number, key: number): void {
    let i = this.#tiles.length;
    this.#tiles.push(tile);
    this.#keys.push(key);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((this.#keys[parent] as number) <= key) break;
      this.#move(parent, i);
      i = parent;
    }
    this.#tiles[i] = tile;
    this.#keys[i] = key;
  }

  pop(): number {
    const top = this.#tiles[0];
    if (top === undefined) return -1;
    const tile = this.#tiles.pop() as number;
    const key = this.#keys.pop() as number;
    const size = this.#tiles.length;
    if (size === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && (this.#keys[child + 1] as number) < (this.#keys[child] as number)) child++;
      if ((this.#keys[child] as number) >= key) break;
      this.#move(child, i);
      i = child;
    }
    this.#tiles[i] = tile;
    this.#keys[i] = key;
    return top;
  }

  #move(from: number, to: number): void {
    this.#tiles[to] = this.#tiles[from] as number;
    this.#keys[to] = this.#keys[from] as number;
  }
}
