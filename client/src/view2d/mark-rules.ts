import type { Point } from '@clearhall/shared-schema/map/hall-map';

/** A head is this far over the feet, in tiles. */
const HEAD_TILES = 1.2;
/** How near the middles of a mark and a head come until the one covers the other, in tiles. */
const COVERS_TILES = 0.8;

/** Whether a mark that hangs at `mark` would cover the face of somebody who stands (all in tiles). */
export function coversFace(mark: Point, people: Iterable<Point>): boolean {
  for (const { x, y } of people) if (Math.hypot(x - mark.x, y - HEAD_TILES - mark.y) < COVERS_TILES) return true;
  return false;
}
