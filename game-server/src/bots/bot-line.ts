import type { avatarAsks } from '@clearhall/shared-schema/avatar/asks';
import { SIGHT_FRAME, SightReader } from '@clearhall/shared-schema/avatar/frame';
import { type Pace, TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import type { AvatarRecord } from '@clearhall/shared-schema/avatar/record';
import type { CommonRefusal, Payload, Refusal, Reply } from '@clearhall/shared-schema/contract';
import type { gateAsks } from '@clearhall/shared-schema/gate/asks';
import { Hall } from '@clearhall/shared-schema/hall/state';
import type { Seat } from '@clearhall/shared-schema/identity/http';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { peopleAsks } from '@clearhall/shared-schema/people/asks';
import type { quizAsks } from '@clearhall/shared-schema/quiz/asks';
import { Client, type Room } from '@colyseus/sdk';

type BotAsks = typeof avatarAsks & typeof peopleAsks & typeof quizAsks & typeof gateAsks;
type AskName = keyof BotAsks & string;
type Answer<K extends AskName> =
  | { ok: true; value: Reply<BotAsks, K> }
  | { ok: false; reason: Refusal<BotAsks, K> | CommonRefusal | 'offline' };

/** One bot's line to a room: what it sees, what it asks, where it wants to go. */
export class BotLine {
  /** Aborted when the line has ended, whoever ended it. */
  readonly ended: AbortSignal;
  readonly #room: Room<unknown, Hall>;
  readonly #sight = new SightReader();
  readonly #clockBeganMs = performance.now();
  #seq = 0;

  private constructor(room: Room<unknown, Hall>) {
    const ending = new AbortController();
    this.ended = ending.signal;
    this.#room = room;
    // A line that broke is not mended: the bot comes in anew and stands where it stood.
    room.reconnection.enabled = false;
    room.onLeave(() => ending.abort());
    room.onDrop(() => ending.abort());
    room.onError(() => undefined);
    room.onMessage(SIGHT_FRAME, (bytes: Uint8Array) => void this.#sight.read(bytes));
    // What is said and shown to people in sight says nothing to a bot.
    room.onMessage('*', () => undefined);
  }

  /** Takes a seat that was given. Throws when the room does not let in. */
  static async join(origin: string, seat: Seat): Promise<BotLine> {
    const client = new Client(origin);
    client.auth.token = seat.ticket;
    return new BotLine(await client.joinById<Hall>(seat.roomId, {}, Hall));
  }

  get state(): Hall {
    return this.#room.state;
  }

  /** Everybody in sight, the bot itself included. */
  get people(): ReadonlyMap<string, AvatarRecord> {
    return this.#sight.people;
  }

  /** The bot's own body; undefined before the first sight. */
  get own(): AvatarRecord | undefined {
    return this.#sight.people.get(this.#sight.ownId);
  }

  /** Number of the last intention. */
  get seq(): number {
    return this.#seq;
  }

  /** Asks the room; a refusal is a value. */
  async ask<K extends AskName>(name: K, payload: Payload<BotAsks, K>): Promise<Answer<K>> {
    try {
      return { ok: true, value: (await this.#room.request(name, payload)) as Reply<BotAsks, K> };
    } catch (error) {
      const isRefusal = error instanceof Error && error.name === 'rejected' && 'reason' in error;
      return { ok: false, reason: (isRefusal ? String(error.reason) : 'offline') as Refusal<BotAsks, K> };
    }
  }

  /** Sets out for a place. */
  go({ x, y }: Point, pace: Exclude<Pace, 0> = 1): void {
    if (this.#room.connection.isOpen) this.#room.send('avatar.go', { ...this.#intention(), x, y, pace });
  }

  /** Turns where it stands; `heading` is a byte of the full turn. */
  turn(heading: number): void {
    if (this.#room.connection.isOpen) this.#room.send('avatar.steer', { ...this.#intention(), heading, pace: 0 });
  }

  /** Leaves for good. */
  async leave(): Promise<void> {
    if (!this.ended.aborted) await this.#room.leave().catch(() => undefined);
  }

  #intention(): { tick: number; seq: number } {
    this.#seq = (this.#seq % 0xffff) + 1;
    return { tick: Math.floor((performance.now() - this.#clockBeganMs) / TICK_MS), seq: this.#seq };
  }
}
