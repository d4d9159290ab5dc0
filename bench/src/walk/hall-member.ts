import { randomUUID } from 'node:crypto';
import { SIGHT_FRAME, SightReader } from '@clearhall/shared-schema/avatar/frame';
import { TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import type { AvatarRecord } from '@clearhall/shared-schema/avatar/record';
import type { GateDesk, GateResult } from '@clearhall/shared-schema/gate/asks';
import { Hall } from '@clearhall/shared-schema/hall/state';
import type { Seat } from '@clearhall/shared-schema/identity/http';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { Client, type Room } from '@colyseus/sdk';
import { World } from '../../../client/src/avatar/world.ts';
import { lockedScenes } from '../../../client/src/gate/locked-scenes.ts';
import { SightMirror } from '../../../client/src/net/sight-mirror.ts';
import { answerTo, HALL_ID } from './hall-ground.ts';
import { machineMs } from './machine-ms.ts';
import { countLine, LineCount, type Member, type Seen } from './member.ts';
import type { WalkScript } from './walk-script.ts';

const WALK_LIMIT_MS = 60_000;
const POLL_MS = 50;

/** One person in the hall, through the same public asks as a page. */
export class HallMember implements Member {
  readonly count = new LineCount();
  closedWith: number | null = null;
  readonly #map: HallMap;
  readonly #room: Room<unknown, Hall>;
  readonly #originMs: number;
  readonly #reader = new SightReader();
  #reads = true;
  #seq = 0;
  #script: WalkScript | null = null;
  readonly #mirror = new SightMirror();
  readonly #world: World | null;
  #onDecoded: ((seen: Seen) => void) | null = null;
  #onDrawn: ((seen: Seen) => void) | null = null;
  /** Facings of the last frame. */
  #drawn = new Map<string, number>();

  private constructor(map: HallMap, room: Room<unknown, Hall>, originMs: number, draws: boolean) {
    this.#map = map;
    this.#room = room;
    this.#originMs = originMs;
    this.#world = draws ? new World(map, () => true) : null;
    room.reconnection.enabled = false;
    room.onLeave((code) => {
      this.closedWith = code;
    });
    room.onDrop((code) => {
      this.closedWith = code;
    });
    room.onMessage('*', () => {});
    room.onMessage(SIGHT_FRAME, (bytes: Uint8Array) => this.#read(bytes));
    countLine(room, this.count, true);
  }

  /**
   * Comes in as visitor number `number`, with an address of one's own; ticks are counted from `originMs`. `draws`: has
   * the world of a page, so that it can tell what would be drawn.
   */
  static async enter(
    origin: string,
    map: HallMap,
    who: { number: number; originMs: number; roomId: string | null; draws: boolean },
  ): Promise<HallMember> {
    const { number, originMs, roomId, draws } = who;
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const headers = { origin, 'x-real-ip': address, 'content-type': 'application/json' };
    const signedIn = await fetch(`${origin}/api/auth/sign-in/anonymous`, { method: 'POST', headers, body: '{}' });
    await signedIn.text();
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const body = JSON.stringify({ hallId: HALL_ID, name: `Walker ${number}`, ...(roomId ? { roomId } : {}) });
    const entered = await fetch(`${origin}/api/enter`, { method: 'POST', headers: { ...headers, cookie }, body });
    const seat = (await entered.json()) as Seat;
    if (!entered.ok) throw new Error(`visitor ${number} may not enter: ${JSON.stringify(seat)}`);
    const client = new Client(origin, { headers: { origin, 'x-real-ip': address } });
    client.auth.token = seat.ticket;
    const member = new HallMember(map, await client.joinById<Hall>(seat.roomId, {}, Hall), originMs, draws);
    await member.#until(() => member.#own !== undefined, 'told of itself');
    return member;
  }

  get id(): string {
    return this.#reader.ownId;
  }

  get roomId(): string {
    return this.#room.roomId;
  }

  get inSight(): number | null {
    return this.#reads ? this.#reader.people.size - 1 : null;
  }

  /** Where it stands, by the server's word. */
  get place(): Point {
    const { x, y } = this.#knownSelf.segment;
    return { x, y };
  }

  get passes(): number {
    return this.#knownSelf.passes;
  }

  /** Walks to a scene through every gate on the way, answering what is asked there. */
  async passTo(sceneId: string): Promise<void> {
    for (;;) {
      const here = this.#map.scenes[(this.#map.sceneAt[this.#tileHere()] ?? 0) - 1]?.sceneId ?? '';
      const gateId = lockedScenes(this.#map, this.passes, here).get(sceneId);
      if (gateId === undefined) return;
      await this.#answerAt(gateId);
      await this.#until(() => lockedScenes(this.#map, this.passes, here).get(sceneId) !== gateId, 'let through');
    }
  }

  /** Answers what a gate asks until it opens; what is to be proved, before the exhibit that proves it. */
  async #answerAt(gateId: string): Promise<void> {
    for (let passed = false; !passed; ) {
      await this.goTo(await this.#ask<Point>('avatar.way-to', { kind: 'gate', id: gateId }));
      const desk = await this.#ask<GateDesk>('gate.question', { gateId });
      if (desk.state !== 'question') throw new Error(`the gate ${gateId} asks nothing now`);
      const answer = await answerTo(desk.question);
      if (answer.kind === 'evidence')
        await this.goTo(await this.#ask<Point>('avatar.way-to', { kind: 'exhibit', id: answer.exhibitId }));
      const given = { requestId: randomUUID(), gateId, sheetId: desk.sheetId, answer };
      ({ passed } = await this.#ask<GateResult>('gate.answer', given));
    }
  }

  /** Walks to a place and waits until it stands there. */
  async goTo({ x, y }: Point): Promise<void> {
    this.#seq++;
    this.#room.send('avatar.go', { tick: this.#tick(machineMs()), seq: this.#seq, x, y, pace: 2 });
    await this.#until(() => {
      const { seq, pace } = this.#knownSelf.segment;
      return seq === this.#seq && pace === 0;
    }, `at ${x}, ${y}`);
    const off = Math.hypot(this.place.x - x, this.place.y - y);
    if (off > 1) throw new Error(`${this.id} wanted to ${x}, ${y} and stands ${off.toFixed(1)} tiles off`);
  }

  /** Begins to walk by a script, from where it stands. */
  walkBy(make: (at: { place: Point; tick: number; passes: number }) => WalkScript): void {
    this.#script = make({ place: this.place, tick: this.#tick(machineMs()), passes: this.passes });
  }

  turn(atMs: number, legTicks: number): number {
    if (!this.#script || this.closedWith !== null) return -1;
    const tick = this.#tick(atMs);
    this.#script.advanceTo(tick);
    const heading = this.#script.turn(legTicks);
    this.#seq = (this.#seq + 1) & 0xffff;
    this.#room.send('avatar.steer', { tick, seq: this.#seq, heading, pace: 1 });
    this.count.sent++;
    return heading;
  }

  move(): void {}

  onlyCount(): void {
    this.#reads = false;
    countLine(this.#room, this.count, false);
  }

  watch(onDecoded: (seen: Seen) => void, onDrawn: ((seen: Seen) => void) | null): void {
    this.#onDecoded = onDecoded;
    this.#onDrawn = onDrawn;
  }

  draw(atMs: number): void {
    const world = this.#world;
    if (!world) return;
    world.advance(atMs);
    const drawn = new Map<string, number>();
    for (const { id, facing, isSelf } of world.shown.values()) {
      if (isSelf) continue;
      drawn.set(id, facing);
      const before = this.#drawn.get(id);
      if (before !== undefined && before !== facing) this.#onDrawn?.({ id, mark: facing, atMs });
    }
    this.#drawn = drawn;
  }

  async leave(): Promise<void> {
    if (this.closedWith === null) await this.#room.leave();
  }

  #read(bytes: Uint8Array): void {
    const changes = this.#reader.read(bytes);
    const atMs = machineMs();
    if (this.#world) this.#mirror.take(bytes, this.#world, atMs);
    for (const change of changes)
      if (change.kind === 'moved' && change.record.id !== this.id)
        this.#onDecoded?.({ id: change.record.id, mark: change.record.segment.heading, atMs });
  }

  get #own(): AvatarRecord | undefined {
    return this.#reader.people.get(this.id);
  }

  get #knownSelf(): AvatarRecord {
    if (!this.#own) throw new Error('the room has not told of the own avatar');
    return this.#own;
  }

  #tileHere(): number {
    return Math.floor(this.place.y) * this.#map.width + Math.floor(this.place.x);
  }

  #tick(atMs: number): number {
    return Math.floor((atMs - this.#originMs) / TICK_MS);
  }

  async #ask<T>(name: string, payload: object): Promise<T> {
    return (await this.#room.request(name as never, payload as never)) as T;
  }

  async #until(claim: () => boolean, what: string): Promise<void> {
    const limitMs = machineMs() + WALK_LIMIT_MS;
    while (!claim()) {
      if (this.closedWith !== null) throw new Error(`the line of ${this.id} was closed with ${this.closedWith}`);
      if (machineMs() > limitMs) throw new Error(`${this.id} is not ${what}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
