import type { HallMap, Point } from '../map/hall-map.ts';
import { headingOf, type Motion, type Pace, snapped, step } from './motion.ts';
import { findPath } from './path.ts';

/** How far back, at most, an intention may reach: 250 ms by the server's own clock. */
export const REWIND_TICKS = 5;

/** What a client wants of its avatar: a direction, or a place to walk to. */
export type Intention =
  | { readonly kind: 'steer'; readonly heading: number; readonly pace: Pace }
  | { readonly kind: 'go'; readonly to: Point; readonly pace: Pace };

/** The motion that an intention makes of the present one. A place that cannot be reached lets one stand. */
export function intend(map: HallMap, passes: number, motion: Motion, intention: Intention): Motion {
  const { x, y } = snapped(map, passes, motion);
  if (intention.kind === 'steer') return { x, y, heading: intention.heading & 255, pace: intention.pace, path: [] };
  const path = findPath(map, passes, { x, y }, intention.to);
  const standing: Motion = { x, y, heading: motion.heading, pace: 0, path: [] };
  if (!path) return standing;
  const walk = path.length > 1 && isBetween(path[0] as Point, { x, y }, path[1] as Point) ? path.slice(1) : path;
  const first = walk[0];
  if (!first || intention.pace === 0 || (walk.length === 1 && first.x === x && first.y === y)) return standing;
  const heading =
    first.x === x && first.y === y
      ? headingOf((walk[1] as Point).x - x, (walk[1] as Point).y - y)
      : headingOf(first.x - x, first.y - y);
  return { x, y, heading, pace: intention.pace, path: walk };
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
