import { type Motion, type Pace, quantise, step } from '@clearhall/shared-schema/avatar/motion';
import type { Segment } from '@clearhall/shared-schema/avatar/record';
import { type Intention, intend } from '@clearhall/shared-schema/avatar/rules';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { advanced, between } from './advanced.ts';
import { FadingOffset, motionOf } from './shown-avatar.ts';

/** How many ticks of the own past are kept to compare with what the server says. */
const HISTORY_TICKS = 64;
/** An intention that the room has not answered after this many ticks was not taken. */
const UNANSWERED_TICKS = 60;
/** A step longer than this means that the page slept; what it slept through does not count as waiting. */
const AWAKE_TICKS = 10;

/** A moment of the own past: how one came to the tick, and how one went on from it after what was wanted then. */
type Moment = { readonly came: Motion; readonly went: Motion };

type Pending = { readonly seq: number; readonly tick: number; readonly intention: Intention };

/**
 * The own body, walked at once by the rules that the server walks it by. What the server says of it is compared with
 * the own past; where both differ the own present is computed anew from the server's word and all that was wanted since.
 */
export class OwnAvatar {
  /** How often the server's word differed from the own past, other than by an order of the server. */
  corrections = 0;
  passes = 0;
  readonly #map: HallMap;
  readonly #history = new Map<number, Moment>();
  readonly #offset = new FadingOffset();
  #pending: Pending[] = [];
  /** Ticks that passed, awake, since the room answered or there was nothing to answer. */
  #unansweredTicks = 0;
  #motion: Motion;
  #tick: number;
  #last: Segment;
  /** Own tick and number of the intention that the server answered last. */
  #answered: { seq: number; tick: number } | null = null;
  /** Server tick minus own tick, by the last answer; null before one came. */
  #ahead: number | null = null;
  #seq: number;
  /** Motions that answer this number are the server's own doing; null when none is. */
  #ledSeq: number | null;
  /** A word of the server about a tick that the own clock has not reached. */
  #early: { segment: Segment; tick: number } | null = null;

  /** `ahead` is the estimate of server tick minus own tick. */
  constructor(map: HallMap, first: Segment, passes: number, tick: number, ahead: number) {
    this.#map = map;
    this.passes = passes;
    this.#tick = tick;
    this.#seq = first.seq;
    this.#ledSeq = first.seq;
    this.#last = first;
    this.#motion = motionOf(first);
    this.#restart(first.startTick - Math.round(ahead), this.#motion);
  }

  get motion(): Motion {
    return this.#motion;
  }

  /** Walks on to a tick of the own clock. */
  advanceTo(tick: number): void {
    const awakeTicks = Math.min(AWAKE_TICKS, tick - this.#tick);
    if (tick - this.#tick > HISTORY_TICKS) {
      this.#motion = advanced(this.#map, this.passes, this.#motion, tick - this.#tick - HISTORY_TICKS);
      this.#tick = tick - HISTORY_TICKS;
    }
    while (this.#tick < tick) {
      this.#motion = step(this.#map, this.passes, this.#motion);
      this.#tick++;
      this.#remember();
    }
    this.#unansweredTicks = this.#pending.length === 0 ? 0 : this.#unansweredTicks + awakeTicks;
    if (this.#unansweredTicks > UNANSWERED_TICKS) this.obey();
    if (this.#early && this.#early.tick < this.#tick) this.#compare(this.#early.segment, this.#early.tick);
  }

  /**
   * Does what is wanted from the present tick on, when it could be told (`tell` gets the number and the tick);
   * false when it could not.
   */
  act(intention: Intention, tell: (seq: number, tick: number) => boolean): boolean {
    const seq = (this.#seq + 1) & 0xffff;
    if (!tell(seq, this.#tick)) return false;
    this.#seq = seq;
    this.#pending.push({ seq, tick: this.#tick, intention });
    this.#motion = intend(this.#map, this.passes, this.#motion, intention);
    this.#remember();
    return true;
  }

  /** Stands where it is and wants nothing more, until the server says where it is. */
  halt(): void {
    this.#pending = [];
    this.#early = null;
    this.#ledSeq = this.#last.seq;
    this.#motion = { ...this.#motion, pace: 0, path: [] };
    this.#remember();
  }

  /** Gives up what was wanted and is not answered, and takes the server's last word. */
  obey(): void {
    this.#pending = [];
    this.#early = null;
    this.#ledSeq = this.#last.seq;
    this.#adopt(this.#tickOf(this.#last, 0), motionOf(this.#last));
  }

  /** Takes the server's word in. `ahead` is the estimate of server tick minus own tick, for want of a better one. */
  confirm(segment: Segment, ahead: number): void {
    const isOrder = segment.order !== this.#last.order;
    const isAnswer = segment.seq !== this.#last.seq;
    this.#last = segment;
    if (isAnswer) this.#settle(segment.seq);
    this.#early = null;
    if (isOrder) this.#ledSeq = segment.seq;
    if (segment.seq === this.#ledSeq) this.#adopt(this.#tickOf(segment, ahead), motionOf(segment));
    else if (!this.#isOverruled(segment, ahead)) this.#compare(segment, this.#guessTick(segment, isAnswer, ahead));
  }

  /** Whether the server said this of a tick at which one wants something else, before it heard of it. */
  #isOverruled(segment: Segment, ahead: number): boolean {
    const next = this.#pending[0];
    return next !== undefined && next.tick <= this.#tickOf(segment, ahead);
  }

  #compare(segment: Segment, guessedTick: number): void {
    this.#early = null;
    const own = this.#ownTickOf(segment);
    if (own !== null) {
      this.#ahead = segment.startTick - own;
    } else if (guessedTick > this.#tick) {
      this.#early = { segment, tick: guessedTick };
    } else {
      this.corrections++;
      this.#ahead = segment.startTick - guessedTick;
      this.#adopt(guessedTick, { ...motionOf(segment), ...this.#wayAt(guessedTick, segment) });
    }
  }

  /** Where it is shown at a time of the own clock (a float of ticks); `elapsedMs` since the last call. */
  showAt(localTick: number, elapsedMs: number): Point & { pace: Pace; heading: number } {
    this.#offset.fade(elapsedMs);
    const next = step(this.#map, this.passes, this.#motion);
    const part = Math.min(1, Math.max(0, localTick - this.#tick));
    const { x, y } = between(this.#motion, next, part);
    const moves = next !== this.#motion;
    // On the way to a corner the heading of the next tick is the one that is walked.
    const { heading } = moves && this.#motion.path.length > 0 ? next : this.#motion;
    return { x: x + this.#offset.x, y: y + this.#offset.y, heading, pace: moves ? this.#motion.pace : 0 };
  }

  #settle(seq: number): void {
    const answered = this.#pending.find((pending) => pending.seq === seq);
    if (answered) this.#answered = { seq, tick: answered.tick };
    this.#unansweredTicks = 0;
    this.#pending = this.#pending.filter((pending) => isLater(pending.seq, seq));
  }

  /** The own tick at which the own past was just what the segment says; null when it never was. */
  #ownTickOf(segment: Segment): number | null {
    const from = this.#answered?.seq === segment.seq ? this.#answered.tick : this.#tick - HISTORY_TICKS;
    for (let tick = from; tick <= this.#tick; tick++) {
      const moment = this.#history.get(tick);
      if (moment && (isSame(moment.went, segment) || isSame(moment.came, segment))) return tick;
    }
    return null;
  }

  /** The own tick that a segment is about when it is not found in the own past. */
  #guessTick(segment: Segment, isAnswer: boolean, ahead: number): number {
    if (!isAnswer || this.#answered?.seq !== segment.seq) return this.#tickOf(segment, ahead);
    for (let tick = this.#answered.tick; tick <= this.#tick; tick++) {
      const went = this.#history.get(tick)?.went;
      if (went?.heading === segment.heading && went.pace === segment.pace) return tick;
    }
    return this.#answered.tick;
  }

  #tickOf(segment: Segment, ahead: number): number {
    return segment.startTick - (this.#ahead ?? Math.round(ahead));
  }

  /** The way still to go at a tick of the own past, where the server walks the same way on. */
  #wayAt(tick: number, segment: Segment): Pick<Motion, 'path' | 'endHeading'> {
    const went = segment.pace === 0 ? undefined : this.#history.get(tick)?.went;
    if (!went) return { path: [] };
    const { path, endHeading } = went;
    return endHeading === undefined ? { path } : { path, endHeading };
  }

  /** Makes the present anew from a motion at a tick of the past; what is seen moves there smoothly. */
  #adopt(tick: number, motion: Motion): void {
    const { x, y } = this.#motion;
    this.#restart(tick, motion);
    this.#offset.absorb(x - this.#motion.x, y - this.#motion.y);
  }

  #restart(from: number, motion: Motion): void {
    const present = this.#tick;
    const open = [...this.#pending];
    let tick = Math.min(from, present);
    let moved = motion;
    if (present - tick > HISTORY_TICKS) {
      moved = advanced(this.#map, this.passes, moved, present - tick - HISTORY_TICKS);
      tick = present - HISTORY_TICKS;
    }
    for (; ; tick++) {
      const came = moved;
      while (open[0] && open[0].tick <= tick)
        moved = intend(this.#map, this.passes, moved, (open.shift() as Pending).intention);
      this.#history.set(tick, { came, went: moved });
      if (tick === present) break;
      moved = step(this.#map, this.passes, moved);
    }
    this.#motion = moved;
  }

  #remember(): void {
    const came = this.#history.get(this.#tick)?.came ?? this.#motion;
    this.#history.set(this.#tick, { came, went: this.#motion });
    this.#history.delete(this.#tick - HISTORY_TICKS);
  }
}

/** Whether number `a` comes after `b`, counted round 16 bits. */
function isLater(a: number, b: number): boolean {
  return ((a - b) << 16) >> 16 > 0;
}

function isSame(motion: Motion, segment: Segment): boolean {
  return (
    motion.heading === segment.heading &&
    motion.pace === segment.pace &&
    quantise(motion.x) === segment.x &&
    quantise(motion.y) === segment.y
  );
}
