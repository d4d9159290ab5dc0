import { fits } from '@clearhall/shared-schema/avatar/motion';
import { findPath } from '@clearhall/shared-schema/avatar/path';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';

/** How far from a tapped wall or thing a free place is looked for, in tiles. */
const LOOK_ROUND_TILES = 3;
const MAX_TRIES = 8;

/** The nearest tile centre to a tapped place to which one can walk from `from`; null when there is none near. */
export function placeToWalkTo(map: HallMap, passes: number, from: Point, tapped: Point): Point | null {
  const free: { place: Point; tiles: number }[] = [];
  for (let dy = -LOOK_ROUND_TILES; dy <= LOOK_ROUND_TILES; dy++) {
    for (let dx = -LOOK_ROUND_TILES; dx <= LOOK_ROUND_TILES; dx++) {
      const place = { x: Math.floor(tapped.x) + dx + 0.5, y: Math.floor(tapped.y) + dy + 0.5 };
      if (fits(map, passes, place.x, place.y))
        free.push({ place, tiles: Math.hypot(place.x - tapped.x, place.y - tapped.y) });
    }
  }
  free.sort((a, b) => a.tiles - b.tiles);
  return free.slice(0, MAX_TRIES).find(({ place }) => findPath(map, passes, from, place) !== null)?.place ?? null;
}
