import { randomUUID } from 'node:crypto';
import { Client, type Room } from '@colyseus/sdk';
import { SIGHT_FRAME, SightReader } from '../../shared-schema/src/avatar/frame.ts';
import type { AvatarRecord } from '../../shared-schema/src/avatar/record.ts';
import type { Role } from '../../shared-schema/src/contract.ts';
import { Hall } from '../../shared-schema/src/hall/state.ts';
import type { Seat } from '../../shared-schema/src/identity/http.ts';

export type Asked = { ok: true; value: Record<string, unknown> } | { ok: false; reason: string };

/** Where a guest goes: the server's origin and the links that it printed. */
export type Door = { origin: string; server: { links: { role: string; url: string }[] } };

/** Everybody whom a guest has in sight, by avatar id. */
type People = ReadonlyMap<string, AvatarRecord>;

const inRooms = new Set<Guest>();

/** Ends the line of every guest of this test file, whether its test passed or not. */
export async function everybodyLeaves(): Promise<void> {
  await Promise.all([...inRooms].map((guest) => guest.leave()));
}

/** One browser without a screen: a cookie jar, the HTTP API, and the real room client. */
export class Guest {
  readonly #hall: Door;
  readonly #cookies = new Map<string, string>();
  #room: Room<unknown, Hall> | null = null;
  #avatarId = '';
  #sight = new SightReader();
  readonly #waiting = new Set<() => void>();
  #closedWith: number | null = null;

  constructor(hall: Door) {
    this.#hall = hall;
  }

  get room(): Room<unknown, Hall> {
    if (!this.#room) throw new Error('not in a room');
    return this.#room;
  }

  /** Everybody in sight, by avatar id. */
  get people(): People {
    return this.#sight.people;
  }

  /** The name of the own body; known once in a room. */
  get avatarId(): string {
    return this.#avatarId;
  }

  /** Code with which the line to the room was closed; null while it is open. */
  get closedWith(): number | null {
    return this.#closedWith;
  }

  /** Another tab of the same browser: the same cookies, a line of its own. */
  anotherTab(): Guest {
    return this.at(this.#hall);
  }

  /** The same browser at another start of the server. */
  at(hall: Door): Guest {
    const tab = new Guest(hall);
    for (const [name, value] of this.#cookies) tab.#cookies.set(name, value);
    return tab;
  }

  async fetch(route: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; '));
    if (!headers.has('origin')) headers.set('origin', this.#hall.origin);
    const response = await fetch(new URL(route, this.#hall.origin), { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async post<T>(route: string, body: unknown): Promise<T> {
    const response = await this.fetch(route, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return (await response.json()) as T;
  }

  /** Signs in by a printed link, or as an anonymous visitor. */
  async signIn(role: Role): Promise<this> {
    if (role === 'visitor') await this.post('/api/auth/sign-in/anonymous', {});
    else {
      const link = this.#hall.server.links.find((each) => each.role === role);
      const token = new URLSearchParams(new URL(link?.url ?? '').hash.slice(1)).get('token');
      await this.post('/api/demonstration/sign-in', { role, token });
    }
    return this;
  }

  async seat(wish: { name?: string; tourId?: string; roomId?: string; look?: number } = {}): Promise<Seat> {
    return this.post<Seat>('/api/enter', { hallId: 'integrity', ...wish });
  }

  /** Enters a room with a fresh ticket. */
  async enter(wish: { name?: string; tourId?: string; roomId?: string } = {}): Promise<this> {
    return this.join(await this.seat(wish));
  }

  async join(seat: Seat): Promise<this> {
    const client = new Client(this.#hall.origin);
    client.auth.token = seat.ticket;
    this.#room = await client.joinById<Hall>(seat.roomId, {}, Hall);
    this.#room.reconnection.enabled = false;
    this.#look(this.#room);
    inRooms.add(this);
    this.onLine(this.#room);
    this.#closedWith = null;
    // The end of a line that this one replaced comes late and says nothing about this one.
    const room = this.#room;
    const closed = (code: number) => {
      if (this.#room === room) this.#closedWith = code;
    };
    room.onLeave(closed);
    room.onDrop(closed);
    const me = await this.ask('people.me');
    this.#avatarId = me.ok ? String(me.value.avatarId) : '';
    return this;
  }

  /** Called with each new line, before anything but the greeting has come over it. */
  protected onLine(_room: Room<unknown, Hall>): void {}

  async ask(name: string, payload: unknown = {}): Promise<Asked> {
    try {
      return { ok: true, value: (await this.room.request(name as never, payload as never)) as Record<string, unknown> };
    } catch (error) {
      const fault = error as Error & { reason?: string };
      return { ok: false, reason: fault.name === 'rejected' ? String(fault.reason) : fault.name };
    }
  }

  /** Waits until the room's state and who is in sight satisfy `claim`. */
  async until(claim: (state: Hall, people: People) => boolean, what = 'the state', withinMs = 8000): Promise<void> {
    const holds = () => claim(this.room.state, this.people);
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      const timer = setTimeout(() => end(() => reject(new Error(`${what} did not come about`))), withinMs);
      const look = () => {
        if (holds()) end(resolve);
      };
      this.#waiting.add(look);
    });
  }

  #look(room: Room<unknown, Hall>): void {
    this.#sight = new SightReader();
    const tell = () => {
      for (const look of this.#waiting) look();
    };
    room.onStateChange(tell);
    room.onMessage(SIGHT_FRAME, (frame: Uint8Array) => {
      this.#sight.read(frame);
      tell();
    });
  }

  /** Cuts the line without a word, as a tunnel or a dead battery does. */
  dropLine(): void {
    const { ws } = this.room.connection.transport as unknown as { ws: WebSocket };
    ws.close(4999);
  }

  /** Comes back by the token of the lost line. */
  async comeBack(): Promise<this> {
    const { reconnectionToken } = this.room;
    this.#room = await new Client(this.#hall.origin).reconnect<Hall>(reconnectionToken, Hall);
    this.#look(this.#room);
    this.#room.reconnection.enabled = false;
    this.#closedWith = null;
    return this;
  }

  async leave(): Promise<void> {
    inRooms.delete(this);
    if (this.#closedWith === null) await this.#room?.leave().catch(() => {});
    this.#room = null;
  }
}

/** A request id as clients make them. */
export const newRequestId = (): string => randomUUID();
