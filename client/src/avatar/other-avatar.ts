import { type Motion, type Pace, step } from '@clearhall/shared-schema/avatar/motion';
import type { Segment } from '@clearhall/shared-schema/avatar/record';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { advanced, between } from './advanced.ts';
import { FadingOffset, motionOf } from './shown-avatar.ts';

/** Somebody else's body: its motion segments in the order in which they are to be shown. */
export class OtherAvatar {
  passes = 0;
  readonly #map: HallMap;
  readonly #offset = new FadingOffset();
  #waiting: Segment[] = [];
  #startTick: number;
  #motion: Motion;
  #tick: number;

  constructor(map: HallMap, first: Segment, passes: number) {
    this.#map = map;
    this.passes = passes;
    this.#startTick = first.startTick;
    this.#motion = motionOf(first);
    this.#tick = first.startTick;
  }

  get motion(): Motion {
    return this.#motion;
  }

  /** Takes a segment in; one that is older than what is shown says nothing new. */
  push(segment: Segment): void {
    if (segment.startTick < this.#startTick) return;
    this.#waiting = this.#waiting.filter((other) => other.startTick < segment.startTick);
    this.#waiting.push(segment);
  }

  /** Where it is shown at a server tick (a float), and whether it walks; `elapsedMs` since the last call. */
  showAt(serverTick: number, elapsedMs: number): Point & { pace: Pace; heading: number } {
    if (this.#stands) return this.#standing;
    this.#offset.fade(elapsedMs);
    for (let next = this.#waiting[0]; next && next.startTick <= serverTick; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#switchTo(next, serverTick);
    }
    const { x, y, moves } = this.#placeAt(serverTick);
    const { heading, pace } = this.#motion;
    return { x: x + this.#offset.x, y: y + this.#offset.y, heading, pace: moves ? pace : 0 };
  }

  /** Whether it stood when last shown, and nothing has come since: then nothing is to be computed. */
  get #stands(): boolean {
    return this.#motion.pace === 0 && this.#waiting.length === 0 && this.#offset.isGone;
  }

  get #standing(): Point & { pace: Pace; heading: number } {
    const { x, y, heading } = this.#motion;
    return { x, y, heading, pace: 0 };
  }

  #switchTo(segment: Segment, serverTick: number): void {
    const before = this.#placeAt(serverTick);
    this.#startTick = segment.startTick;
    this.#motion = motionOf(segment);
    this.#tick = segment.startTick;
    const after = this.#placeAt(serverTick);
    this.#offset.absorb(before.x - after.x, before.y - after.y);
  }

  #placeAt(serverTick: number): Point & { moves: boolean } {
    const whole = Math.max(this.#tick, Math.floor(serverTick));
    this.#motion = advanced(this.#map, this.passes, this.#motion, whole - this.#tick);
    this.#tick = whole;
    const next = step(this.#map, this.passes, this.#motion);
    const part = Math.min(1, Math.max(0, serverTick - whole));
    return { ...between(this.#motion, next, part), moves: next !== this.#motion };
  }
}
