import { type Motion, SPEED_TILES_PER_S, step, TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import { intend } from '@clearhall/shared-schema/avatar/rules';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { facingOf } from '../../../client/src/avatar/shown-avatar.ts';

/** A rectangle of the floor, in tiles. */
export type Ground = { x: number; y: number; width: number; height: number };

/** Headings tried for a turn; the freest of them is taken. */
const TRIES = 16;
/** A turn goes where none of the last so many went, so that whoever sees it can tell which one it was. */
const UNLIKE_LAST = 3;
/** A turn looks this much further ahead than it needs, since the next one may come late. */
const AHEAD_TICKS = 4;

/**
 * How a walker of the swarm walks: at 5 tiles/s without a rest, with a turn to another of the eight directions each
 * time it is told to, within its ground. Counts in ticks, by the rules that the server walks by.
 */
export class WalkScript {
  motion: Motion;
  readonly #map: HallMap;
  readonly #passes: number;
  readonly #ground: Ground;
  readonly #dice: () => number;
  #tick: number;
  #lastFacings: number[] = [];

  constructor(
    map: HallMap,
    at: { place: Point; tick: number; passes: number },
    ground: Ground,
    /** Numbers 0…1. */
    dice: () => number,
  ) {
    this.#map = map;
    this.#passes = at.passes;
    this.#ground = ground;
    this.#dice = dice;
    this.#tick = at.tick;
    this.motion = { x: at.place.x, y: at.place.y, heading: 64, pace: 0, path: [] };
  }

  /** Walks on to a tick. */
  advanceTo(tick: number): void {
    for (; this.#tick < tick; this.#tick++) this.motion = step(this.#map, this.#passes, this.motion);
  }

  /** Where it is at a time in ticks (a float), at the present tick or a part of one later. */
  placeAt(tick: number): Point {
    const next = step(this.#map, this.#passes, this.motion);
    const part = Math.min(1, Math.max(0, tick - this.#tick));
    return { x: this.motion.x + (next.x - this.motion.x) * part, y: this.motion.y + (next.y - this.motion.y) * part };
  }

  /** Turns at the present tick for a leg of so many ticks; gives the new heading byte. */
  turn(legTicks: number): number {
    let best = { heading: 0, score: -1 };
    for (let i = 0; i < TRIES && best.score < 1; i++) {
      const heading = Math.floor(this.#dice() * 256);
      if (this.#lastFacings.includes(facingOf(heading))) continue;
      const score = this.#freedom(heading, legTicks + AHEAD_TICKS);
      if (score > best.score) best = { heading, score };
    }
    this.#lastFacings = [...this.#lastFacings, facingOf(best.heading)].slice(-UNLIKE_LAST);
    this.motion = intend(this.#map, this.#passes, this.motion, { kind: 'steer', heading: best.heading, pace: 1 });
    return best.heading;
  }

  /** Which part of a leg can be walked without a wall or the edge of the ground. */
  #freedom(heading: number, ticks: number): number {
    const reachTiles = (SPEED_TILES_PER_S[1] * TICK_MS) / 1000;
    let motion: Motion = { ...this.motion, heading, pace: 1, path: [] };
    for (let walked = 0; walked < ticks; walked++) {
      const next = step(this.#map, this.#passes, motion);
      const moved = Math.hypot(next.x - motion.x, next.y - motion.y);
      if (moved < 0.9 * reachTiles || !isWithin(this.#ground, next)) return walked / ticks;
      motion = next;
    }
    return 1;
  }
}

/** Whether a body at the place stands on the ground. */
function isWithin({ x, y, width, height }: Ground, place: Point): boolean {
  const edge = 0.5;
  return place.x >= x + edge && place.y >= y + edge && place.x <= x + width - edge && place.y <= y + height - edge;
}

/** Numbers 0…1 from a seed (mulberry32), so that every run walks alike. */
export function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
