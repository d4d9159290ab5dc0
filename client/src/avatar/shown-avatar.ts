import type { Motion, Pace } from '@clearhall/shared-schema/avatar/motion';
import type { Segment } from '@clearhall/shared-schema/avatar/record';
import type { Status } from '@clearhall/shared-schema/avatar/status';
import type { Role } from '@clearhall/shared-schema/contract';

/** One avatar as a view draws it now: place in tiles, facing 0…7 (0 = east, clockwise), pace 0 when it stands. */
export type ShownAvatar = {
  id: string;
  name: string;
  role: Role;
  /** See `shared-schema/avatar/look.ts`. */
  look: number;
  x: number;
  y: number;
  facing: number;
  pace: Pace;
  connected: boolean;
  status: Status;
  hasHandUp: boolean;
  /** Whether it sits, on a seat of the map. */
  sits: boolean;
  isSelf: boolean;
};

/** From this distance on, a place is taken over at once instead of glided to. */
const SNAP_TILES = 3;
/** Less than this is not to be seen: a hundredth of a pixel. */
const UNSEEN_TILES = 1 / 6400;
/** After this time about a third of a correction is still to be seen; after three times as long, a twentieth. */
const FADE_MS = 33;

/** The motion that a segment begins. */
export function motionOf(segment: Segment): Motion {
  return { x: segment.x, y: segment.y, heading: segment.heading, pace: segment.pace, path: [] };
}

/** One of eight directions for a heading byte: 0 = east, 2 = south, 4 = west, 6 = north. */
export function facingOf(heading: number): number {
  return Math.round(heading / 32) & 7;
}

/**
 * The distance between where an avatar was shown and where it is now known to be; it fades, so that a correction
 * moves what is seen smoothly while the simulation is right at once.
 */
export class FadingOffset {
  x = 0;
  y = 0;

  /** Keeps what was shown in place when the simulation moves by (dx, dy) the other way; far jumps are not hidden. */
  absorb(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    if (Math.hypot(this.x, this.y) >= SNAP_TILES) this.clear();
  }

  /** Whether nothing is left of it that could be seen. */
  get isGone(): boolean {
    return this.x === 0 && this.y === 0;
  }

  /** Lets `elapsedMs` pass. */
  fade(elapsedMs: number): void {
    const left = Math.exp(-elapsedMs / FADE_MS);
    this.x *= left;
    this.y *= left;
    if (Math.hypot(this.x, this.y) < UNSEEN_TILES) this.clear();
  }

  clear(): void {
    this.x = 0;
    this.y = 0;
  }
}
