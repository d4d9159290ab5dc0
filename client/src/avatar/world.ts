import { headingOf, type Pace, TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import type { AvatarRecord } from '@clearhall/shared-schema/avatar/record';
import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import { seatUnder } from '@clearhall/shared-schema/avatar/seats';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { OtherAvatar } from './other-avatar.ts';
import { OwnAvatar } from './own-avatar.ts';
import { ServerClock } from './server-clock.ts';
import { facingOf, type ShownAvatar } from './shown-avatar.ts';

/** Others are shown this much later than they are known, so that a late message finds its place in time. */
const DISPLAY_DELAY_TICKS = 3;
/** Ticks after the first sight of oneself at which the own tick is told, so that the server learns the way's length. */
const CLOCK_TICKS = [2, 5, 9, 20, 40];

/** Tells the room an intention of one's own; false when it could not be sent. */
export type SendIntention = (intention: Intention, seq: number, tick: number) => boolean;

/** Tells the room the own tick, and nothing else. */
export type TellClock = (tick: number) => void;

type Known = { record: AvatarRecord; shown: ShownAvatar; body: OtherAvatar };

/**
 * All avatars of one's scene as they are to be shown now, the own one predicted. Knows no renderer and no clock:
 * the time (ms, monotone) is passed in.
 */
export class World {
  readonly map: HallMap;
  readonly #send: SendIntention;
  readonly #tellClock: TellClock;
  #clock = new ServerClock();
  readonly #known = new Map<string, Known>();
  readonly #shown = new Map<string, ShownAvatar>();
  #selfId = '';
  #self: OwnAvatar | null = null;
  #clockTicks: number[] = [];
  #wanted: Intention | null = null;
  #originMs: number | null = null;
  #nowMs = 0;
  #tick = 0;

  constructor(map: HallMap, send: SendIntention, tellClock: TellClock = () => {}) {
    this.map = map;
    this.#send = send;
    this.#tellClock = tellClock;
  }

  /** Everybody to draw, oneself included, by avatar id; brought up to date by `advance`. */
  get shown(): ReadonlyMap<string, ShownAvatar> {
    return this.#shown;
  }

  /** The own avatar as shown; null before the room told of it. */
  get self(): ShownAvatar | null {
    return this.#shown.get(this.#selfId) ?? null;
  }

  /** Gate passes of one's own. */
  get passes(): number {
    return this.#self?.passes ?? 0;
  }

  /** Where the own avatar will arrive; null when it is not walking to a place. */
  get goal(): Point | null {
    return this.#self?.motion.path.at(-1) ?? null;
  }

  /** How often the own past was not what the server says. */
  get corrections(): number {
    return this.#self?.corrections ?? 0;
  }

  /** The own clock in whole ticks. */
  get tick(): number {
    return this.#tick;
  }

  /** Lets the time come up to `nowMs` and brings what is shown up to date. */
  advance(nowMs: number): void {
    this.#originMs ??= nowMs;
    const elapsedMs = Math.max(0, nowMs - this.#nowMs);
    this.#nowMs = Math.max(nowMs, this.#nowMs);
    this.#tick = Math.floor(this.#localTick);
    this.#walkSelf();
    const localTick = this.#localTick;
    const othersTick = this.#clock.shownTick(localTick) - DISPLAY_DELAY_TICKS;
    for (const [id, { shown, body }] of this.#known) {
      const place =
        id === this.#selfId && this.#self
          ? this.#self.showAt(localTick, elapsedMs)
          : body.showAt(othersTick, elapsedMs);
      this.#show(shown, place);
    }
  }

  #show(shown: ShownAvatar, { x, y, pace, heading }: Point & { pace: Pace; heading: number }): void {
    const stood = shown.pace === 0 && shown.x === x && shown.y === y;
    shown.x = x;
    shown.y = y;
    shown.pace = pace;
    // Looking for a seat is for who has just stopped; a crowd that stands costs nothing.
    const seat = pace !== 0 || stood ? undefined : seatUnder(this.map, shown);
    if (!stood) shown.sits = seat !== undefined;
    if (seat) shown.facing = facingOf(seat.heading);
    else if (!shown.sits) shown.facing = facingOf(heading);
  }

  /** What one wants of the own avatar; counts from the next tick on, the last wish before it. */
  want(intention: Intention): void {
    this.#wanted = intention;
  }

  /** Turns to a place, when one stands. */
  face(place: Point): void {
    const self = this.self;
    if (self?.pace !== 0 || self.sits) return;
    this.want({ kind: 'steer', heading: headingOf(place.x - self.x, place.y - self.y), pace: 0 });
  }

  /** Says which avatar is one's own. */
  be(avatarId: string): void {
    if (this.#selfId === avatarId) return;
    this.#selfId = avatarId;
    this.#self = null;
    for (const { shown } of this.#known.values()) shown.isSelf = shown.id === avatarId;
    this.#embody();
  }

  /** Notes a server tick that was told at `nowMs`. */
  hear(serverTick: number, nowMs: number): void {
    this.#originMs ??= nowMs;
    this.#clock.note(serverTick, (nowMs - this.#originMs) / TICK_MS);
  }

  /** Takes in what the room says of an avatar at `nowMs`. `isNews`: its motion changed just now. */
  put(record: AvatarRecord, isNews: boolean, nowMs: number): void {
    // A frame of a crowd tells of many at one time: everybody is brought up to it once.
    if (this.#originMs === null || nowMs !== this.#nowMs) this.advance(nowMs);
    const known = this.#known.get(record.id);
    if (!known) {
      this.#meet(record);
      return;
    }
    known.record = record;
    Object.assign(known.shown, appearance(record));
    known.body.passes = record.passes;
    if (isNews) known.body.push(record.segment);
    if (record.id !== this.#selfId || !this.#self) return;
    this.#self.passes = record.passes;
    if (isNews) this.#self.confirm(record.segment, this.#clock.ahead);
  }

  /** Takes an avatar away that left the room or the scene. */
  remove(avatarId: string): void {
    this.#known.delete(avatarId);
    this.#shown.delete(avatarId);
    if (avatarId === this.#selfId) this.#self = null;
  }

  /** Empties the world: another room, or the same one anew. */
  clear(): void {
    this.#known.clear();
    this.#shown.clear();
    this.#self = null;
    this.#selfId = '';
    this.#wanted = null;
    this.#clock = new ServerClock();
  }

  /** Lets the own avatar stand while the line is down; the server's next word says where it is. */
  pause(): void {
    this.#wanted = null;
    this.#clockTicks = [];
    this.#self?.halt();
  }

  /** The line stands again: goes on from what the server last said of the own avatar. */
  resume(): void {
    this.#self?.obey();
  }

  get #localTick(): number {
    return (this.#nowMs - (this.#originMs ?? this.#nowMs)) / TICK_MS;
  }

  #walkSelf(): void {
    const self = this.#self;
    if (!self) return;
    self.advanceTo(this.#tick);
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted) self.act(wanted, (seq, tick) => this.#send(wanted, seq, tick));
    const due = this.#clockTicks[0];
    if (due === undefined || this.#tick < due) return;
    this.#clockTicks.shift();
    this.#tellClock(this.#tick);
  }

  #meet(record: AvatarRecord): void {
    const { id, segment } = record;
    const { x, y, heading, pace } = segment;
    const isSelf = id === this.#selfId;
    const sits = pace === 0 && seatUnder(this.map, segment) !== undefined;
    const shown: ShownAvatar = { id, x, y, pace, sits, facing: facingOf(heading), isSelf, ...appearance(record) };
    this.#known.set(id, { record, shown, body: new OtherAvatar(this.map, segment, record.passes) });
    this.#shown.set(id, shown);
    if (isSelf) this.#embody();
  }

  #embody(): void {
    const known = this.#known.get(this.#selfId);
    if (!known) return;
    const { segment, passes } = known.record;
    this.#self = new OwnAvatar(this.map, segment, passes, this.#tick, this.#clock.ahead);
    this.#clockTicks = CLOCK_TICKS.map((ticks) => this.#tick + ticks);
  }
}

function appearance({ name, role, look, connected, status, hasHandUp }: AvatarRecord) {
  return { name, role, look, connected, status, hasHandUp };
}
