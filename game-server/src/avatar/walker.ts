import { type Motion, quantise, snapped, step } from '@clearhall/shared-schema/avatar/motion';
import type { Segment } from '@clearhall/shared-schema/avatar/record';
import { continues, type Intention, intend, placeIntention, REWIND_TICKS } from '@clearhall/shared-schema/avatar/rules';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';

/**
 * One avatar's motion on the server: where it is, where it was within the rewind budget, and the
 * segment that the others extrapolate from.
 */
export class Walker {
  #motion: Motion;
  #segment: Segment;
  /** Motions by the tick after which they held, oldest first; one entry at or before the budget. */
  #history: { tick: number; motion: Motion }[];
  #offset: number | null = null;
  #lastAtTick = 0;
  #passes = 0;

  constructor(place: Point, tick: number) {
    this.#motion = { x: place.x, y: place.y, heading: 64, pace: 0, path: [] };
    this.#segment = { ...this.#motion, startTick: tick, seq: 0, order: 0 };
    this.#history = [{ tick, motion: this.#motion }];
    this.#lastAtTick = tick;
    this.#write(tick);
  }

  get place(): Point {
    return this.#motion;
  }

  get isMoving(): boolean {
    return this.#motion.pace !== 0;
  }

  /** The motion as others are told of it; another object whenever there is something new to tell. */
  get segment(): Segment {
    return this.#segment;
  }

  /** The motion as somebody is told who comes to see it at `tick`: begun there and then. */
  segmentAt(map: HallMap, tick: number): Segment {
    const { heading, pace } = this.#motion;
    return { ...this.#segment, ...snapped(map, this.#passes, this.#motion), heading, pace, startTick: tick };
  }

  setPasses(passes: number, tick: number): void {
    this.#passes = passes;
    this.#write(tick);
  }

  /** A line that begins anew counts its ticks anew. */
  forgetClock(): void {
    this.#offset = null;
  }

  /** Learns from a client's tick how long the way is; nothing moves. */
  hearClock(clientTick: number, nowTick: number): void {
    this.#offset = placeIntention(nowTick, this.#offset, clientTick).offset;
  }

  /** Applies a client's intention at the tick it claims, within the budget, and steps on to now. */
  obey(map: HallMap, intention: Intention, clientTick: number, seq: number, nowTick: number): void {
    const placed = placeIntention(nowTick, this.#offset, clientTick);
    this.#offset = placed.offset;
    const atTick = Math.max(placed.atTick, this.#lastAtTick);
    this.#lastAtTick = atTick;
    this.#segment = { ...this.#segment, seq };
    this.#begin(map, intend(map, this.#passes, this.#motionAt(atTick), intention), atTick, nowTick);
  }

  /** The server itself moves the avatar: to a place by the shortest way, to look along `heading` there. False when there is none. */
  lead(map: HallMap, to: Point, heading: number, nowTick: number): boolean {
    const motion = intend(map, this.#passes, this.#motion, { kind: 'go', to, pace: 2, heading });
    const isThere = Math.hypot(this.#motion.x - to.x, this.#motion.y - to.y) < 0.5;
    if (motion.pace === 0 && !isThere) return false;
    this.#segment = { ...this.#segment, order: (this.#segment.order + 1) & 255 };
    this.#lastAtTick = nowTick;
    this.#begin(map, motion, nowTick, nowTick);
    return true;
  }

  /** Ends the motion where it is. */
  stand(map: HallMap, nowTick: number): void {
    if (!this.isMoving) return;
    const { heading } = this.#motion;
    this.#lastAtTick = nowTick;
    this.#motion = { ...snapped(map, this.#passes, this.#motion), heading, pace: 0, path: [] };
    this.#history.push({ tick: nowTick, motion: this.#motion });
    this.#write(nowTick);
  }

  /** One tick on. */
  advance(map: HallMap, tick: number): void {
    if (!this.isMoving) return;
    this.#move(step(map, this.#passes, this.#motion), tick);
  }

  #begin(map: HallMap, motion: Motion, atTick: number, nowTick: number): void {
    this.#history = this.#history.filter((entry) => entry.tick <= atTick);
    this.#motion = motion;
    this.#history.push({ tick: atTick, motion });
    this.#write(atTick);
    for (let tick = atTick + 1; tick <= nowTick; tick++) this.advance(map, tick);
  }

  #move(next: Motion, tick: number): void {
    const before = this.#motion;
    this.#motion = next;
    this.#history.push({ tick, motion: next });
    while ((this.#history[1]?.tick ?? tick) <= tick - REWIND_TICKS) this.#history.shift();
    if (!continues(before, next)) this.#write(tick);
  }

  #motionAt(tick: number): Motion {
    return (this.#history.findLast((entry) => entry.tick <= tick) ?? this.#history[0])?.motion ?? this.#motion;
  }

  #write(tick: number): void {
    const { x, y, heading, pace } = this.#motion;
    this.#segment = { ...this.#segment, x: quantise(x), y: quantise(y), heading, pace, startTick: tick };
  }
}
