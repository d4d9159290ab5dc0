import { SIGHT_FRAME, SightReader } from '@clearhall/shared-schema/avatar/frame';
import { TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import { Hall } from '@clearhall/shared-schema/hall/state';
import type { Seat } from '@clearhall/shared-schema/identity/http';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { Client, type Room } from '@colyseus/sdk';
import type { ReceivedBytes } from './received-bytes.ts';

const WALK_LIMIT_MS = 60_000;
const POLL_MS = 50;
const RUNNING = 2;

/** Who comes in: a visitor at an address of one's own, as from behind the proxy of a real hall. */
export type Comer = { number: number; hallId: string; received: ReceivedBytes };

/** The line of one learner: the public API alone; every byte that comes over it or by HTTP is looked through. */
export class LearnerLine {
  /** Milliseconds from asking to the reply, by the name of what was asked. */
  readonly tookMs = new Map<string, number[]>();
  closedWith: number | null = null;
  readonly #origin: string;
  readonly #room: Room<unknown, Hall>;
  readonly #fetch: typeof fetch;
  readonly #cookie: string;
  readonly #reader = new SightReader();
  readonly #beganMs = performance.now();
  #seq = 0;

  private constructor(origin: string, room: Room<unknown, Hall>, by: { fetch: typeof fetch; cookie: string }) {
    this.#origin = origin;
    this.#room = room;
    this.#fetch = by.fetch;
    this.#cookie = by.cookie;
    room.reconnection.enabled = false;
    const end = (code: number) => {
      this.closedWith = code;
    };
    room.onLeave(end);
    room.onDrop(end);
    room.onMessage('*', () => {});
    room.onMessage(SIGHT_FRAME, (bytes: Uint8Array) => void this.#reader.read(bytes));
  }

  /** Signs in, loads the hall as a page does, and joins a room of it. */
  static async enter(origin: string, { number, hallId, received }: Comer): Promise<LearnerLine> {
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const headers = { origin, 'x-real-ip': address, 'content-type': 'application/json' };
    const heard: typeof fetch = async (input, init) => received.http(await fetch(input, init));
    const signedIn = await heard(`${origin}/api/auth/sign-in/anonymous`, { method: 'POST', headers, body: '{}' });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const body = JSON.stringify({ hallId, name: `Learner ${number}` });
    const entered = await heard(`${origin}/api/enter`, { method: 'POST', headers: { ...headers, cookie }, body });
    if (!entered.ok) throw new Error(`learner ${number} may not enter: ${await entered.text()}`);
    const seat = (await entered.json()) as Seat;
    const hall = await heard(`${origin}/api/halls/${hallId}/${seat.version}`, { headers: { 'x-real-ip': address } });
    if (!hall.ok) throw new Error(`learner ${number} is not shown the hall`);
    const client = new HeardClient(origin, received, { headers: { origin, 'x-real-ip': address }, fetchFn: heard });
    client.auth.token = seat.ticket;
    const line = new LearnerLine(origin, await client.joinById<Hall>(seat.roomId, {}, Hall), { fetch: heard, cookie });
    await line.#until(() => line.#segment !== undefined, 'told of itself');
    return line;
  }

  get roomId(): string {
    return this.#room.roomId;
  }

  /** Asks the room; throws the reason of a refusal. */
  async ask<T>(name: string, payload: object = {}): Promise<T> {
    const askedMs = performance.now();
    const value = (await this.#room.request(name as never, payload as never)) as T;
    const took = this.tookMs.get(name) ?? [];
    took.push(performance.now() - askedMs);
    this.tookMs.set(name, took);
    return value;
  }

  /** Gets a page of the own record, signed in. */
  async get(route: string): Promise<void> {
    const { ok, status } = await this.#fetch(`${this.#origin}${route}`, { headers: { cookie: this.#cookie } });
    if (!ok) throw new Error(`${route} is answered with ${status}`);
  }

  /** Runs to where something known by name is used from, and waits until it stands there. */
  async goTo(kind: 'gate' | 'exhibit', id: string): Promise<void> {
    const { x, y } = await this.ask<Point>('avatar.way-to', { kind, id });
    this.#seq++;
    const tick = Math.floor((performance.now() - this.#beganMs) / TICK_MS);
    this.#room.send('avatar.go', { tick, seq: this.#seq, x, y, pace: RUNNING });
    await this.#until(() => this.#segment?.seq === this.#seq && this.#segment.pace === 0, `at the ${kind} ${id}`);
  }

  async leave(): Promise<void> {
    if (this.closedWith === null) await this.#room.leave();
  }

  get #segment() {
    return this.#reader.people.get(this.#reader.ownId)?.segment;
  }

  async #until(claim: () => boolean, what: string): Promise<void> {
    const limitMs = performance.now() + WALK_LIMIT_MS;
    while (!claim()) {
      if (this.closedWith !== null) throw new Error(`the line was closed with ${this.closedWith}`);
      if (performance.now() > limitMs) throw new Error(`a learner is not ${what}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

/** A room client of which everything is heard from the first byte, the greeting of the room too. */
class HeardClient extends Client {
  readonly #received: ReceivedBytes;

  constructor(origin: string, received: ReceivedBytes, options: ConstructorParameters<typeof Client>[1]) {
    super(origin, options);
    this.#received = received;
  }

  protected override createRoom<T>(roomName: string, rootSchema?: new () => T): Room<unknown, T> {
    const room = super.createRoom<T>(roomName, rootSchema);
    const connect = room.connect.bind(room);
    room.connect = (...to) => {
      connect(...to);
      const { events } = room.connection;
      const read = events.onmessage;
      events.onmessage = (event: MessageEvent) => {
        this.#received.frame(new Uint8Array(event.data as ArrayBuffer));
        read?.(event);
      };
    };
    return room;
  }
}
