import { randomUUID } from 'node:crypto';
import { SIGHT_FRAME, SightReader } from '@clearhall/shared-schema/avatar/frame';
import { Hall } from '@clearhall/shared-schema/hall/state';
import type { Seat } from '@clearhall/shared-schema/identity/http';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { Client, type Room } from '@colyseus/sdk';
import { retryDelayMs } from '../../../client/src/net/retry-delay.ts';
import { HALL_ID } from '../walk/hall-ground.ts';
import { machineMs } from '../walk/machine-ms.ts';

const WAIT_MS = 60_000;
const POLL_MS = 25;

/** How a returner stands in the hall: all that has to be the same after the server was killed. */
export type Standing = { roomId: string; place: Point; passes: number; roundId: string; ownOptionId: string | null };
/** How long a returner was away, in milliseconds from the end of the line, and how often it tried. */
export type Return = { awayMs: number; backAtMs: number; attempts: number };
type Wish = { tourId?: string; roomId?: string };

/** One browser without a screen that comes back by itself, with the delays of the page. */
export class Returner {
  readonly #origin: string;
  readonly #name: string;
  readonly #headers: Record<string, string>;
  #wish: Wish = {};
  #room: Room<unknown, Hall> | null = null;
  #reader = new SightReader();
  #return: Promise<Return> | null = null;

  constructor(origin: string, number: number) {
    this.#origin = origin;
    this.#name = `Returner ${number}`;
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    this.#headers = { origin, 'x-real-ip': address, 'content-type': 'application/json' };
  }

  /** Signs in as a new visitor, or by a link of the demonstration, and becomes a person of the hall. */
  async signIn(link: { role: string; token: string } | null): Promise<void> {
    // Links of the demonstration work through no proxy.
    if (link) delete this.#headers['x-real-ip'];
    const route = link ? '/api/demonstration/sign-in' : '/api/auth/sign-in/anonymous';
    const response = await this.#post(route, link ?? {});
    await response.text();
    const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]);
    this.#headers.cookie = cookies.join('; ');
    await this.#seat();
  }

  async openTour(): Promise<string> {
    const response = await this.#post('/api/tours', { hallId: HALL_ID });
    return ((await response.json()) as { tourId: string }).tourId;
  }

  /** Comes in, trying again where the room filled up meanwhile. */
  async enter(wish: Wish): Promise<void> {
    this.#wish = wish;
    for (let tries = 1; ; tries++) {
      try {
        return await this.#tryToEnter();
      } catch (error) {
        if (tries === 10) throw error;
        await pause(retryDelayMs(tries, Math.random));
      }
    }
  }

  async ask<T>(name: string, payload: object): Promise<T> {
    return (await this.#here.request(name as never, payload as never)) as T;
  }

  /** Walks to where the hall knows the way by name, and waits until it stands there. */
  async walkTo(kind: string, id: string): Promise<void> {
    const to = await this.ask<Point>('avatar.way-to', { kind, id });
    this.#here.send('avatar.go', { tick: 1, seq: 1, x: to.x, y: to.y, pace: 2 });
    await until(() => {
      const segment = this.#own?.segment;
      return segment?.seq === 1 && segment.pace === 0;
    }, `${this.#name} at ${id}`);
  }

  async answer(roundId: string): Promise<void> {
    const { question } = await this.ask<{ question: { options: { optionId: string }[] } }>('quiz.round-question', {
      roundId,
    });
    await this.ask('quiz.answer-round', { requestId: randomUUID(), roundId, optionId: question.options[0]?.optionId });
  }

  async standing(): Promise<Standing> {
    const own = this.#own;
    if (!own) throw new Error(`${this.#name} was not told of itself`);
    const { roundId } = this.#here.state.round;
    const round =
      roundId === '' ? null : await this.ask<{ ownOptionId: string | null }>('quiz.round-question', { roundId });
    const { x, y } = own.segment;
    const { roomId } = this.#here;
    return { roomId, place: { x, y }, passes: own.passes, roundId, ownOptionId: round?.ownOptionId ?? null };
  }

  /** From now on comes back when the line ends; what came of it is told by `returned`. */
  comeBackWhenCut(): void {
    const room = this.#here;
    this.#return = new Promise((resolve, reject) => {
      const cut = () => this.#comeBack(room.roomId).then(resolve, reject);
      room.onLeave(cut);
    });
    this.#return.catch(() => {});
  }

  returned(): Promise<Return> {
    if (!this.#return) throw new Error(`${this.#name} was never cut`);
    return this.#return;
  }

  async leave(): Promise<void> {
    await this.#room?.leave().catch(() => {});
  }

  get #here(): Room<unknown, Hall> {
    if (!this.#room) throw new Error(`${this.#name} is not in a room`);
    return this.#room;
  }

  get #own() {
    return this.#reader.people.get(this.#reader.ownId);
  }

  async #comeBack(roomId: string): Promise<Return> {
    const cutAtMs = machineMs();
    if (!this.#wish.tourId) this.#wish = { roomId };
    for (let attempts = 1; ; attempts++) {
      await pause(retryDelayMs(attempts, Math.random));
      try {
        await this.#tryToEnter();
        const backAtMs = machineMs();
        return { awayMs: backAtMs - cutAtMs, backAtMs, attempts };
      } catch (error) {
        if (machineMs() - cutAtMs > WAIT_MS) throw error;
      }
    }
  }

  async #tryToEnter(): Promise<void> {
    const seat = await this.#seat();
    const client = new Client(this.#origin, { headers: this.#headers });
    client.auth.token = seat.ticket;
    const room = await client.joinById<Hall>(seat.roomId, {}, Hall);
    room.reconnection.enabled = false;
    this.#reader = new SightReader();
    room.onMessage('*', () => {});
    room.onMessage(SIGHT_FRAME, (bytes: Uint8Array) => void this.#reader.read(bytes));
    this.#room = room;
    await until(() => this.#own !== undefined, `${this.#name} told of itself`);
  }

  async #seat(): Promise<Seat> {
    const response = await this.#post('/api/enter', { hallId: HALL_ID, name: this.#name, ...this.#wish });
    const seat = (await response.json()) as Seat;
    if (!response.ok) throw new Error(`${this.#name} may not enter: ${JSON.stringify(seat)}`);
    return seat;
  }

  #post(route: string, body: object): Promise<Response> {
    const init = { method: 'POST', headers: this.#headers, body: JSON.stringify(body) };
    return fetch(this.#origin + route, { ...init, signal: AbortSignal.timeout(15_000) });
  }
}

async function until(claim: () => boolean, what: string): Promise<void> {
  const limitMs = machineMs() + WAIT_MS;
  while (!claim()) {
    if (machineMs() > limitMs) throw new Error(`not ${what}`);
    await pause(POLL_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
