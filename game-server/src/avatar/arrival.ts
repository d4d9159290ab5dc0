import { fits } from '@clearhall/shared-schema/avatar/motion';
import { besideSeat, seatOf, seatUnder } from '@clearhall/shared-schema/avatar/seats';
import { type HallMap, type Point, tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { reachableTiles } from '@clearhall/shared-schema/map/map-reach';

/**
 * Where a body may stand that was last at a place: there; beside the seat when somebody else of `others` has it
 * meanwhile. Null where it may not be: in a wall, or where no way leads through the gates that this person passed.
 */
export function arrivalAt(map: HallMap, passes: number, last: Point, others: Iterable<Point>): Point | null {
  const seat = seatUnder(map, last);
  if (!seat) return fits(map, passes, last.x, last.y) && isReached(map, passes, last) ? last : null;
  const floor = besideSeat(map, passes, seat, seat);
  if (!floor || !isReached(map, passes, floor)) return null;
  for (const other of others) if (seatOf(map, other) === seat) return floor;
  return last;
}

/** What can be walked to by passes, for each map; there are few different ones at a time. */
const reachOf = new WeakMap<HallMap, Map<number, Uint8Array>>();
const MOST_REMEMBERED = 64;

function isReached(map: HallMap, passes: number, place: Point): boolean {
  const known = reachOf.get(map) ?? new Map<number, Uint8Array>();
  reachOf.set(map, known);
  const reached = known.get(passes) ?? reachableTiles(map, map.starts, closedGates(map, passes));
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(passes, reached);
  return reached[tileIndex(map, place.x, place.y)] === 1;
}

function closedGates(map: HallMap, passes: number): Set<string> {
  return new Set(map.gates.filter((_, i) => (passes & (1 << i)) === 0).map(({ gateId }) => gateId));
}
