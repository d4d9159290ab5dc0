import type { Pace } from '@clearhall/shared-schema/avatar/motion';
import type { Point } from '@clearhall/shared-schema/map/hall-map';

/** How far a foot comes: standing (never), walking, hurrying. */
const STRIDE_TILES = [Number.POSITIVE_INFINITY, 1.5, 1.9] as const;
/** A longer way between two looks was not walked, but moved by the room. */
const MOST_TILES = 2;
/** After standing, the first foot comes down soon. */
const HEAD_START = 0.6;

/** Tells when the feet of somebody who walks come down. */
export class Strides {
  #before: Point | null = null;
  #tiles = 0;
  #stood = true;

  /** Whether a foot came down since the last look; `place` in tiles. */
  falls(place: Point, pace: Pace): boolean {
    const before = this.#before;
    this.#before = { x: place.x, y: place.y };
    const tiles = before ? Math.hypot(place.x - before.x, place.y - before.y) : 0;
    if (pace === 0 || tiles > MOST_TILES) {
      this.#stood = true;
      return false;
    }
    if (this.#stood) this.#tiles = STRIDE_TILES[pace] * HEAD_START;
    this.#stood = false;
    this.#tiles += tiles;
    if (this.#tiles < STRIDE_TILES[pace]) return false;
    this.#tiles -= STRIDE_TILES[pace];
    return true;
  }
}
