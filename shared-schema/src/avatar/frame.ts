import { EVERYONE, type Role } from '../contract.ts';
import { type Pace, QUANTUM } from './motion.ts';
import type { Appearance, AvatarRecord, Segment } from './record.ts';
import { STATUSES } from './status.ts';

/**
 * Type of the one binary message a patch that tells a line who is in its sight and how they move. Layout, numbers
 * little-endian, `varint` seven bits a byte:
 * ```
 * frame      = begin:u8  record*      begin 0: tick:u16 lower bits · 1: tick:varint · 2: tick:varint own:varint, anew
 * record     = kind:2 pace:2 age:4 bits  [age:varint when 15]  number:varint  body
 * body moved = x128:u16 y128:u16 heading:u8 [own: seq:u16 order:u8]
 * body met   = moved + looks      body looks = appearance      body gone = nothing
 * appearance = role:3 connected:1 hand:1 status:2 bits  look:varint passes:varint nameBytes:u8 name
 * ```
 * `age` is how many ticks before the frame's the motion began. A frame that begins anew forgets everybody known before.
 */
export const SIGHT_FRAME = 1;

const KIND = { moved: 0, met: 1, looks: 2, gone: 3 } as const;
const BEGIN = { goesOn: 0, afterPause: 1, anew: 2 } as const;
const LONG_AGE = 15;
/** From this pause on the lower bits of a tick do not say which one is meant. */
const LONG_PAUSE_TICKS = 0x7fff;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/** The id by which a room's avatar is known, from its number (1, 2, …). */
export function avatarIdOf(number: number): string {
  return `a${number}`;
}

/** Writes one line's frame, record by record. The same writer serves the frames of one line, one after the other. */
export class SightWriter {
  #bytes = new Uint8Array(256);
  #at = 0;
  #bodyAt = 0;
  #tick = 0;
  /** Tick of the last frame that was taken. */
  #toldTick = 0;

  /** Begins a frame of server tick `tick`; `own` is the number of the line's own avatar when all is told anew. */
  begin(tick: number, own: number | null): void {
    const goesOn = own === null && tick - this.#toldTick < LONG_PAUSE_TICKS;
    this.#at = 0;
    this.#tick = tick;
    if (goesOn) {
      this.#byte(BEGIN.goesOn);
      this.#u16(tick & 0xffff);
    } else {
      this.#byte(own === null ? BEGIN.afterPause : BEGIN.anew);
      this.#varint(tick);
      if (own !== null) this.#varint(own);
    }
    this.#bodyAt = this.#at;
  }

  /** A motion; `isOwn` adds what only its own person needs. */
  moved(number: number, segment: Segment, isOwn: boolean): void {
    this.#head(KIND.moved, number, segment);
    this.#motion(segment, isOwn);
  }

  /** Somebody who came into sight. */
  met(number: number, segment: Segment, appearance: Appearance, isOwn: boolean): void {
    this.#head(KIND.met, number, segment);
    this.#motion(segment, isOwn);
    this.#looks(appearance);
  }

  /** Somebody in sight looks, is named or is available in another way. */
  looks(number: number, appearance: Appearance): void {
    this.#head(KIND.looks, number, null);
    this.#looks(appearance);
  }

  /** Somebody went out of sight. */
  gone(number: number): void {
    this.#head(KIND.gone, number, null);
  }

  /** Whether nothing was written since the beginning. */
  get isEmpty(): boolean {
    return this.#at === this.#bodyAt;
  }

  /** The frame, to be sent; valid until the next `begin`. */
  frame(): Uint8Array {
    this.#toldTick = this.#tick;
    return this.#bytes.subarray(0, this.#at);
  }

  #head(kind: number, number: number, segment: Segment | null): void {
    const age = segment === null ? 0 : Math.max(0, this.#tick - segment.startTick);
    this.#byte(kind | ((segment?.pace ?? 0) << 2) | (Math.min(age, LONG_AGE) << 4));
    if (age >= LONG_AGE) this.#varint(age);
    this.#varint(number);
  }

  #motion({ x, y, heading, seq, order }: Segment, isOwn: boolean): void {
    this.#u16(Math.round(x * QUANTUM));
    this.#u16(Math.round(y * QUANTUM));
    this.#byte(heading);
    if (!isOwn) return;
    this.#u16(seq);
    this.#byte(order);
  }

  #looks({ name, role, look, connected, status, hasHandUp, passes }: Appearance): void {
    const bits = EVERYONE.indexOf(role) | (Number(connected) << 3) | (Number(hasHandUp) << 4);
    this.#byte(bits | (STATUSES.indexOf(status) << 5));
    this.#varint(look);
    this.#varint(passes >>> 0);
    const bytes = utf8.encode(name).subarray(0, 255);
    this.#byte(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = value;
  }

  #u16(value: number): void {
    this.#byte(value & 0xff);
    this.#byte((value >>> 8) & 0xff);
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.#byte((rest % 128) | 0x80);
    this.#byte(rest);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + bytes));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** What a frame changed. `moved`: somebody's motion; `met`: somebody is in sight now; `looks`: only the appearance. */
export type SightChange =
  | { readonly kind: 'moved' | 'met' | 'looks'; readonly record: AvatarRecord }
  | { readonly kind: 'gone'; readonly id: string };

/** Reads one line's frames and keeps who is in sight. */
export class SightReader {
  /** Everybody in sight, oneself included, by id. */
  readonly people = new Map<string, AvatarRecord>();
  /** Id of the own avatar; empty before the first frame. */
  ownId = '';
  /** Server tick of the last frame. */
  tick = 0;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;

  /**
   * Reads one frame; gives what it changed, in order. Who was known before a frame that begins anew and is not in it
   * comes as `gone`. Throws `RangeError` on a frame that is cut off.
   */
  read(bytes: Uint8Array): SightChange[] {
    this.#bytes = bytes;
    this.#at = 0;
    const begin = this.#byte();
    this.tick = begin === BEGIN.goesOn ? this.tick + (((this.#u16() - this.tick) << 16) >> 16) : this.#varint();
    const before = begin === BEGIN.anew ? this.#beginAnew() : [];
    const changes: SightChange[] = [];
    while (this.#at < bytes.length) changes.push(...this.#record());
    for (const id of before) if (!this.people.has(id)) changes.push({ kind: 'gone', id });
    return changes;
  }

  #beginAnew(): string[] {
    const before = [...this.people.keys()];
    this.people.clear();
    this.ownId = avatarIdOf(this.#varint());
    return before;
  }

  #record(): SightChange[] {
    const head = this.#byte();
    const kind = head & 3;
    const pace = ((head >> 2) & 3) as Pace;
    const age = head >> 4 === LONG_AGE ? this.#varint() : head >> 4;
    const id = avatarIdOf(this.#varint());
    if (kind === KIND.gone) return this.people.delete(id) ? [{ kind: 'gone', id }] : [];
    const segment = kind === KIND.looks ? undefined : this.#motion(id, pace, this.tick - age);
    const appearance = kind === KIND.moved ? undefined : this.#looks();
    const before = this.people.get(id);
    const known = { ...before, ...appearance, id, segment: segment ?? before?.segment };
    // News of somebody who was never met would be half a person.
    if (!isWhole(known)) return [];
    this.people.set(id, known);
    return [{ kind: kind === KIND.moved ? 'moved' : kind === KIND.met ? 'met' : 'looks', record: known }];
  }

  #motion(id: string, pace: Pace, startTick: number): Segment {
    const x = this.#u16() / QUANTUM;
    const y = this.#u16() / QUANTUM;
    const heading = this.#byte();
    const isOwn = id === this.ownId;
    return { x, y, heading, pace, startTick, seq: isOwn ? this.#u16() : 0, order: isOwn ? this.#byte() : 0 };
  }

  #looks(): Appearance {
    const bits = this.#byte();
    const look = this.#varint();
    const passes = this.#varint();
    const length = this.#byte();
    const name = text.decode(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    const role: Role = EVERYONE[bits & 7] ?? 'visitor';
    const status = STATUSES[bits >> 5] ?? 'here';
    return { name, role, look, connected: (bits & 8) !== 0, hasHandUp: (bits & 16) !== 0, status, passes };
  }

  #byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError('a frame of sight is cut off');
    return value;
  }

  #u16(): number {
    return this.#byte() | (this.#byte() << 8);
  }

  #varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }
}

function isWhole(known: Partial<AvatarRecord>): known is AvatarRecord {
  return known.segment !== undefined && known.name !== undefined;
}
