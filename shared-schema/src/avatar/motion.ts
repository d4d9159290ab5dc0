import type { HallMap, Point } from '../map/hall-map.ts';
import { tileIndex } from '../map/hall-map.ts';

/** Length of one server and client tick. */
export const TICK_MS = 50;
/** Pace 0 stands, 1 walks, 2 hurries. */
export const SPEED_TILES_PER_S = [0, 5, 8] as const;
/** Half the side of an avatar's footprint, in tiles. */
export const HALF_BODY_TILES = 0.3;
/** Positions on the wire and at the start of every motion are multiples of 1/128 tile. */
export const QUANTUM = 128;

export type Pace = 0 | 1 | 2;

/** How an avatar moves: position in tiles, heading as a byte of the full turn (0 = east, 64 = south). */
export type Motion = {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly pace: Pace;
  /** Places still to be walked through, in order; empty when steered. */
  readonly path: readonly Point[];
  /** Where to look at the end of the path; absent: along the last stretch. */
  readonly endHeading?: number;
};

/** Whether a person with these gate passes (bit i for gate i) may stand on the tile. */
export function passable(map: HallMap, passes: number, tileX: number, tileY: number): boolean {
  const index = tileIndex(map, tileX, tileY);
  if (index < 0 || map.blocked[index] === 1) return false;
  const gate = map.gateAt[index] ?? 0;
  return gate === 0 || (passes & (1 << (gate - 1))) !== 0;
}

/** Whether a body fits at the place: all four corners of its footprint on passable tiles. */
export function fits(map: HallMap, passes: number, x: number, y: number): boolean {
  const left = Math.floor(x - HALF_BODY_TILES);
  const right = Math.floor(x + HALF_BODY_TILES);
  const top = Math.floor(y - HALF_BODY_TILES);
  const bottom = Math.floor(y + HALF_BODY_TILES);
  return (
    passable(map, passes, left, top) &&
    passable(map, passes, right, top) &&
    passable(map, passes, left, bottom) &&
    passable(map, passes, right, bottom)
  );
}

/** Unit vector of a heading byte. */
export function directionOf(heading: number): Point {
  const angle = (heading / 256) * 2 * Math.PI;
  return { x: Math.cos(angle), y: Math.sin(angle) };
}

/** Heading byte of a vector; 64 (south) for no vector at all. */
export function headingOf(dx: number, dy: number): number {
  if (dx === 0 && dy === 0) return 64;
  return Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * 256) & 255;
}

/** Snaps a coordinate to the quantum of the wire, so that both ends start a motion from the same number. */
export function quantise(tiles: number): number {
  return Math.round(tiles * QUANTUM) / QUANTUM;
}

/**
 * The place on the quantum nearest to where a body stands at which it fits too: plain rounding could put one that
 * leans on a wall a hair's breadth into it, where it could not slide any more.
 */
export function snapped(map: HallMap, passes: number, place: Point): Point {
  const xs = roundings(place.x);
  const ys = roundings(place.y);
  for (const x of xs) for (const y of ys) if (fits(map, passes, x, y)) return { x, y };
  return { x: xs[0], y: ys[0] };
}

/** The nearest multiple of the quantum, and the next one on the other side. */
function roundings(tiles: number): [number, number] {
  const nearest = quantise(tiles);
  return [nearest, nearest > tiles ? nearest - 1 / QUANTUM : nearest + 1 / QUANTUM];
}

/** The next tick of a motion. Pure, and the same on server and client. */
export function step(map: HallMap, passes: number, motion: Motion): Motion {
  if (motion.pace === 0) return motion;
  const reachTiles = (SPEED_TILES_PER_S[motion.pace] * TICK_MS) / 1000;
  return motion.path.length > 0 ? follow(motion, reachTiles) : slide(map, passes, motion, reachTiles);
}

function slide(map: HallMap, passes: number, motion: Motion, reachTiles: number): Motion {
  const direction = directionOf(motion.heading);
  const x = slideAlong(motion.x, direction.x * reachTiles, (at) => fits(map, passes, at, motion.y));
  const y = slideAlong(motion.y, direction.y * reachTiles, (at) => fits(map, passes, x, at));
  return x === motion.x && y === motion.y ? motion : { ...motion, x, y };
}

/** A hair's breadth between a body and the wall that it leans on; far above rounding errors. */
const SKIN_TILES = 1 / 1024;

/** How far one axis gets: the whole step, else up to the wall, else nowhere. `isFree` is told the coordinate. */
function slideAlong(at: number, by: number, isFree: (at: number) => boolean): number {
  if (isFree(at + by)) return at + by;
  const flush =
    by > 0
      ? Math.floor(at + by + HALF_BODY_TILES) - HALF_BODY_TILES - SKIN_TILES
      : Math.floor(at + by - HALF_BODY_TILES) + 1 + HALF_BODY_TILES + SKIN_TILES;
  const isForward = by > 0 ? flush > at : flush < at;
  return isForward && isFree(flush) ? flush : at;
}

function follow(motion: Motion, reachTiles: number): Motion {
  let { x, y, heading } = motion;
  let left = reachTiles;
  let passed = 0;
  while (passed < motion.path.length) {
    const next = motion.path[passed] as Point;
    const dx = next.x - x;
    const dy = next.y - y;
    const distance = Math.hypot(dx, dy);
    if (distance > left) {
      heading = headingOf(dx, dy);
      x += (dx / distance) * left;
      y += (dy / distance) * left;
      return { ...motion, x, y, heading, path: passed === 0 ? motion.path : motion.path.slice(passed) };
    }
    if (distance > 0) heading = headingOf(dx, dy);
    ({ x, y } = next);
    left -= distance;
    passed++;
  }
  return { x, y, heading: motion.endHeading ?? heading, pace: 0, path: [] };
}
