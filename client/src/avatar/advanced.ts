import { type Motion, step } from '@clearhall/shared-schema/avatar/motion';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';

/** A motion `ticks` later; ends early where it stands or leans on a wall, so that a long absence costs little. */
export function advanced(map: HallMap, passes: number, motion: Motion, ticks: number): Motion {
  let moved = motion;
  for (let i = 0; i < ticks; i++) {
    const next = step(map, passes, moved);
    if (next === moved) break;
    moved = next;
  }
  return moved;
}

/** The place between a motion and its next tick; `part` is 0…1 of a tick. */
export function between(motion: Motion, next: Motion, part: number): Point {
  return { x: motion.x + (next.x - motion.x) * part, y: motion.y + (next.y - motion.y) * part };
}
