import type { Hall } from '@clearhall/shared-schema/hall/state';
import type { HttpRefusal, Seat } from '@clearhall/shared-schema/identity/http';
import { Client, type Room } from '@colyseus/sdk';
import { type HttpReason, postJson } from '../ui/requests.ts';
import { askThisRoom } from './ask.ts';
import { connection, entryRefusal } from './mirror.ts';
import { retryDelayMs } from './retry-delay.ts';

export type HallRoom = Room<unknown, Hall>;

/** What `POST /api/enter` is asked. */
export type EnterRequest = { hallId: string; tourId?: string; roomId?: string; name?: string; look?: number };

/** Close code of the server for a tab whose person came in by another one. */
const REPLACED_CODE = 4100;
/** Close codes for whoever was sent out, and how it is said. */
const SENT_OUT: ReadonlyMap<number, HttpRefusal> = new Map([
  [4101, 'removed'],
  [4102, 'banned'],
  [4103, 'not-signed-in'],
]);
/** How long a broken line is mended before it counts as lost. */
const PATIENCE_MS = 120_000;
/** Tries of the SDK with the old seat; after them a new seat is asked for. */
const SEAT_RETRIES = 12;
/** The longest wait between two of them; the SDK cannot be woken when the network is back. */
const SEAT_RETRY_MS = 2500;
/** Refusals that pass by themselves. */
const PASSING: ReadonlySet<HttpReason> = new Set(['offline', 'failed', 'too-many', 'busy']);

/** What happens on the line: a seat was given, there is a room to read from (new or the same again), or nothing. */
export type LineListener = {
  seated: (seat: Seat) => void;
  up: (room: HallRoom, isNew: boolean) => void;
  down: () => void;
};

/** The line to one room: enters, mends itself, and says how it stands through the signal `connection`. */
export class RoomLine {
  readonly #request: EnterRequest;
  readonly #listener: LineListener;
  readonly #client: Client;
  #room: HallRoom | null = null;
  /** Grows with every new beginning; what belongs to an older one is over. */
  #run = 0;
  #brokeAtMs: number | null = null;
  #wake: (() => void) | null = null;

  /** `endpoint` is the page's own origin. */
  constructor(request: EnterRequest, listener: LineListener, endpoint: string) {
    this.#request = request;
    this.#listener = listener;
    this.#client = new Client(endpoint);
  }

  /** Enters the room; gives the refusal when it may not be entered, null when one is in or the line was lost. */
  async enter(): Promise<HttpRefusal | null> {
    const run = ++this.#run;
    if (this.#room) this.#room.reconnection.enabled = false;
    this.#brokeAtMs = performance.now();
    entryRefusal.value = null;
    connection.value = this.#room ? 'reconnecting' : 'connecting';
    for (let attempt = 1; run === this.#run; attempt++) {
      const refusal = await this.#tryToEnter(run);
      if (refusal === null || run !== this.#run) return null;
      if (!PASSING.has(refusal)) return this.#giveUp(refusal as HttpRefusal);
      if (this.#isOutOfPatience()) return this.#giveUp(null);
      await this.#pause(retryDelayMs(attempt, Math.random));
    }
    return null;
  }

  /** Tries again at once: after `lost` or `replaced`, or while waiting for the next try. */
  retry(): void {
    if (connection.value === 'here') return;
    if (this.#wake) this.#wake();
    else if (connection.value !== 'connecting') void this.enter();
  }

  async #tryToEnter(run: number): Promise<HttpReason | null> {
    const seat = await postJson<Seat>('/api/enter', this.#request);
    if (!seat.ok) return seat.reason;
    if (run !== this.#run) return null;
    this.#listener.seated(seat.value);
    this.#client.auth.token = seat.value.ticket;
    try {
      const room: HallRoom = await this.#client.joinById<Hall>(seat.value.roomId);
      if (run === this.#run) this.#hold(room, run);
      else void room.leave();
      return null;
    } catch {
      return 'offline';
    }
  }

  #hold(room: HallRoom, run: number): void {
    this.#room = room;
    Object.assign(room.reconnection, {
      minUptime: 0,
      maxRetries: SEAT_RETRIES,
      maxDelay: SEAT_RETRY_MS,
      backoff: (attempt: number) => retryDelayMs(attempt, Math.random),
    });
    room.onDrop(() => run === this.#run && this.#broke());
    room.onReconnect(() => {
      if (run === this.#run) this.#stands(room, false);
      else room.connection.close();
    });
    room.onLeave((code) => {
      if (run !== this.#run) return;
      this.#broke();
      const sentOut = SENT_OUT.get(code);
      if (code === REPLACED_CODE) connection.value = 'replaced';
      else if (sentOut) this.#giveUp(sentOut);
      else void this.#comeBack();
    });
    this.#stands(room, true);
  }

  async #comeBack(): Promise<void> {
    const brokeAtMs = this.#brokeAtMs;
    const entering = this.enter();
    this.#brokeAtMs = brokeAtMs;
    await entering;
  }

  #stands(room: HallRoom, isNew: boolean): void {
    this.#brokeAtMs = null;
    askThisRoom(room);
    connection.value = 'here';
    this.#listener.up(room, isNew);
  }

  #broke(): void {
    this.#brokeAtMs ??= performance.now();
    if (connection.value !== 'here') return;
    connection.value = 'reconnecting';
    this.#listener.down();
  }

  #giveUp(refusal: HttpRefusal | null): HttpRefusal | null {
    entryRefusal.value = refusal;
    connection.value = 'lost';
    return refusal;
  }

  #isOutOfPatience(): boolean {
    return this.#brokeAtMs !== null && performance.now() - this.#brokeAtMs > PATIENCE_MS;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}
