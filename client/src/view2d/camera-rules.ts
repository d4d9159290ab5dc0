import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { CoveredEdges } from '../avatar/hall-view.ts';

/** A phone of 390 px shows 9 tiles across, a screen of 1280 px shows 20; in between and beyond evenly. */
const PHONE = { widthPx: 390, tiles: 9 };
const SCREEN = { widthPx: 1280, tiles: 20 };
/** How fast the camera comes after: after this time about a third of the way is left. */
const FOLLOW_MS = 140;
/** Share of a side from which on what is covered does not move the picture. */
const MOST_COVERED = 0.8;

/** Device pixels of a tile for a view of this CSS width; whole, so that the joints of tiles stay sharp. */
export function tileDevicePx(widthCssPx: number, pixelRatio: number): number {
  const slope = (SCREEN.tiles - PHONE.tiles) / (SCREEN.widthPx - PHONE.widthPx);
  const tiles = Math.max(7, PHONE.tiles + (widthCssPx - PHONE.widthPx) * slope);
  return Math.max(16, Math.round((widthCssPx * pixelRatio) / tiles));
}

/** Where the camera looks after `elapsedMs` on its way to a place; at once where motion is to be reduced. */
export function followed(from: Point | null, to: Point, elapsedMs: number, cuts: boolean): Point {
  if (from === null || cuts || Math.hypot(to.x - from.x, to.y - from.y) > 12) return to;
  const part = 1 - Math.exp(-elapsedMs / FOLLOW_MS);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/**
 * The middle of what can be seen of the picture, in tiles, so that it shows no more outside of the map than it must;
 * `viewTiles` is the size of what can be seen.
 */
export function withinMap(centre: Point, viewTiles: Point, mapTiles: Point): Point {
  return {
    x: clamped(centre.x, viewTiles.x, mapTiles.x),
    y: clamped(centre.y, viewTiles.y, mapTiles.y),
  };
}

/** How far the middle of what can be seen lies from the middle of the whole picture, and its size, in one unit. */
export function seenPart(size: Point, covered: CoveredEdges): { size: Point; offset: Point } {
  // Where a sheet covers nearly all, the picture stays as it is: nobody looks at it.
  const left = covered.left + covered.right < size.x * MOST_COVERED ? covered.left : 0;
  const right = covered.left + covered.right < size.x * MOST_COVERED ? covered.right : 0;
  const top = covered.top + covered.bottom < size.y * MOST_COVERED ? covered.top : 0;
  const bottom = covered.top + covered.bottom < size.y * MOST_COVERED ? covered.bottom : 0;
  return {
    size: { x: size.x - left - right, y: size.y - top - bottom },
    offset: { x: (left - right) / 2, y: (top - bottom) / 2 },
  };
}

function clamped(centre: number, view: number, map: number): number {
  if (view >= map) return map / 2;
  return Math.min(map - view / 2, Math.max(view / 2, centre));
}
