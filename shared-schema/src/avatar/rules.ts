import { type HallMap, type Point, tileIndex } from '../map/hall-map.ts';
import { directionOf, headingOf, type Motion, type Pace, snapped, step } from './motion.ts';
import { findPath } from './path.ts';
import { besideSeat, seatOf } from './seats.ts';

/** How far back, at most, an intention may reach: 250 ms by the server's own clock. */
export const REWIND_TICKS = 5;

/** What a client wants of its avatar: a direction, or a place to walk to and where to look there. */
export type Intention =
  | { readonly kind: 'steer'; readonly heading: number; readonly pace: Pace }
  | { readonly kind: 'go'; readonly to: Point; readonly pace: Pace; readonly heading?: number | null };

/**
 * The motion that an intention makes of the present one. Who sits stands up beside the seat first; who wants to a seat
 * walks beside it and sits down. A place that cannot be reached lets one stand.
 */
export function intend(map: HallMap, passes: number, motion: Motion, intention: Intention): Motion {
  const at = snapped(map, passes, motion);
  if (intention.kind === 'steer') {
    const { heading, pace } = intention;
    const { x, y } = pace === 0 ? at : onFloor(map, passes, at, ahead(at, heading));
    return { x, y, heading: heading & 255, pace, path: [] };
  }
  const endHeading = intention.heading ?? undefined;
  const standing: Motion = { x: at.x, y: at.y, heading: endHeading ?? motion.heading, pace: 0, path: [] };
  const walk = wayTo(map, passes, at, intention.to);
  const first = walk[0];
  if (!first) return { ...standing, heading: motion.heading };
  if (intention.pace === 0 || (walk.length === 1 && isSame(first, at))) return standing;
  const next = isSame(first, at) ? (walk[1] as Point) : first;
  const heading = headingOf(next.x - at.x, next.y - at.y);
  const walking: Motion = { x: at.x, y: at.y, heading, pace: intention.pace, path: walk };
  return endHeading === undefined ? walking : { ...walking, endHeading: endHeading & 255 };
}

/** The corners of the way from where one stands or sits to a place or a seat; empty when there is none. */
function wayTo(map: HallMap, passes: number, at: Point, to: Point): Point[] {
  const seat = solidSeat(map, to);
  if (seat && isSame(seat, at)) return [];
  const from = onFloor(map, passes, at, to);
  const goal = seat ? besideSeat(map, passes, seat, from) : to;
  const path = goal && findPath(map, passes, from, goal);
  if (!path) return [];
  const isOnWay = path.length > 1 && isBetween(path[0] as Point, from, path[1] as Point);
  const walk = isOnWay ? path.slice(1) : path;
  const standingUp = from === at || (walk[0] && isSame(walk[0], from)) ? [] : [from];
  return [...standingUp, ...walk, ...(seat ? [{ x: seat.x, y: seat.y }] : [])];
}

/** Where one stands; beside the seat toward `toward` for who sits on a solid one. */
function onFloor(map: HallMap, passes: number, at: Point, toward: Point): Point {
  const seat = solidSeat(map, at);
  return (seat && besideSeat(map, passes, seat, toward)) ?? at;
}

function solidSeat(map: HallMap, place: Point): Point | undefined {
  return map.blocked[tileIndex(map, place.x, place.y)] === 1 ? seatOf(map, place) : undefined;
}

function ahead({ x, y }: Point, heading: number): Point {
  const direction = directionOf(heading);
  return { x: x + direction.x, y: y + direction.y };
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

/** Whether `place` lies on the straight line between two neighbouring corners, so that walking back is needless. */
function isBetween(first: Point, place: Point, second: Point): boolean {
  const along = { x: second.x - first.x, y: second.y - first.y };
  const done = { x: place.x - first.x, y: place.y - first.y };
  const cross = along.x * done.y - along.y * done.x;
  const dot = along.x * done.x + along.y * done.y;
  return Math.abs(cross) < 1e-9 && dot >= 0;
}

/**
 * The server tick at which an intention of `clientTick` counts, and the offset (server minus client
 * tick) to keep. The offset follows the quickest message seen; what comes later than the rewind
 * budget, or from a clock that jumped, counts from now.
 */
export function placeIntention(
  nowTick: number,
  offset: number | null,
  clientTick: number,
): { atTick: number; offset: number } {
  const atTick = offset === null ? nowTick : clientTick + offset;
  if (atTick > nowTick || atTick < nowTick - REWIND_TICKS) return { atTick: nowTick, offset: nowTick - clientTick };
  return { atTick, offset: offset ?? nowTick - clientTick };
}

/** Steps a motion `ticks` times. */
export function stepTimes(map: HallMap, passes: number, motion: Motion, ticks: number): Motion {
  let moved = motion;
  for (let i = 0; i < ticks; i++) moved = step(map, passes, moved);
  return moved;
}

/**
 * Whether `after` is just `before` one step on, as everybody extrapolates it by themselves;
 * if not, a new segment has to be written.
 */
export function continues(before: Motion, after: Motion): boolean {
  return before.pace === after.pace && before.heading === after.heading;
}
