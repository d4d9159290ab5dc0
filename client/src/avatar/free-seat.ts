import type { HallMap, MapSeat, Point } from '@clearhall/shared-schema/map/hall-map';
import type { ShownAvatar } from './shown-avatar.ts';

/** Nearer than this to a seat's middle, somebody who sits takes it. */
const TAKEN_TILES = 0.5;

/** The nearest seat no farther than `reachTiles` from a place on which nobody else sits; undefined when there is none. */
export function freeSeat(
  map: HallMap,
  shown: Iterable<Pick<ShownAvatar, 'x' | 'y' | 'sits' | 'isSelf'>>,
  near: Point,
  reachTiles: number,
): MapSeat | undefined {
  const sitting = [...shown].filter(({ sits, isSelf }) => sits && !isSelf);
  const isTaken = (seat: Point) => sitting.some((each) => Math.hypot(each.x - seat.x, each.y - seat.y) < TAKEN_TILES);
  const tiles = (seat: Point) => Math.hypot(seat.x - near.x, seat.y - near.y);
  return map.seats
    .filter((seat) => tiles(seat) <= reachTiles && !isTaken(seat))
    .reduce<MapSeat | undefined>((best, each) => (best && tiles(best) <= tiles(each) ? best : each), undefined);
}
