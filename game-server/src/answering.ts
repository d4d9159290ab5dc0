import {
  type Asks,
  isRefused,
  type Payload,
  type Refusal,
  type Refused,
  type Reply,
} from '@clearhall/shared-schema/contract';
import type { Client } from '@colyseus/core';
import * as v from 'valibot';
import type { AskOutcome } from './health/meters.ts';
import { SpoolBrokenError } from './journal/spool.ts';
import type { Participant, RoomWorld } from './room-world.ts';

type MessageContext = { id: number | undefined; reject(reason?: unknown): unknown };

/** One handler an ask; what it returns is the reply, unless it is a refusal. */
export type Handlers<A extends Asks> = {
  [K in keyof A]: (
    who: Participant,
    payload: Payload<A, K>,
  ) => Reply<A, K> | Refused<Refusal<A, K>> | Promise<Reply<A, K> | Refused<Refusal<A, K>>>;
};

export type AnsweringRoom = {
  world: RoomWorld;
  nowMs(): number;
  /** A client lied or flooded; enough of it and it is cut. */
  strike(client: Client): void;
  reportFault(error: unknown, method: string): void;
  /** An ask has ended, and how. */
  countAsk(name: string, outcome: AskOutcome): void;
};

const REMEMBERED_REPLIES = 2000;
/** Credits that may be saved up: a quarter of a minute's worth, and at least three. */
const BURST_SHARE = 0.25;

/**
 * Turns declared asks and their handlers into room messages. Here, and nowhere else, an ask meets
 * its payload check, the asker's role and the credits. An ask with a `requestId` that was answered
 * before gets the same answer again.
 */
export function answering<A extends Asks>(asks: A, handlers: Handlers<A>, roomOf: () => AnsweringRoom) {
  const credits = new Credits();
  const remembered = new Map<string, Promise<unknown>>();

  const answer = async (name: keyof A & string, client: Client, payload: unknown): Promise<unknown> => {
    const room = roomOf();
    const declared = asks[name];
    const who = room.world.of(client);
    if (!declared || !who) return { refused: 'not-allowed' };
    const checked = v.safeParse(declared.payload as v.GenericSchema, payload);
    if (!checked.success) {
      room.strike(client);
      return { refused: 'malformed' };
    }
    if (!declared.by.includes(room.world.roleOf(who))) {
      room.strike(client);
      return { refused: 'not-allowed' };
    }
    if (!credits.take(`${who.avatarId} ${name}`, declared.creditsPerMinute, room.nowMs())) {
      room.strike(client);
      return { refused: 'too-many' };
    }
    const perform = async () => handlers[name](who, checked.output as Payload<A, typeof name>);
    const requestId = requestIdOf(checked.output);
    if (requestId === null) return perform();
    return once(remembered, `${who.avatarId} ${name} ${requestId}`, perform);
  };

  const messages: Record<string, (client: Client, payload: unknown, context: MessageContext) => Promise<unknown>> = {};
  for (const name of Object.keys(asks)) {
    messages[name] = async (client, payload, context) => {
      try {
        const result = await answer(name, client, payload);
        roomOf().countAsk(name, isRefused(result) ? 'refused' : 'answered');
        return isRefused(result) ? context.reject(result.refused) : result;
      } catch (error) {
        const isUnrecorded = error instanceof SpoolBrokenError;
        roomOf().countAsk(name, isUnrecorded ? 'not-recorded' : 'failed');
        if (isUnrecorded) return context.reject('not-recorded');
        roomOf().reportFault(error, name);
        return context.reject('failed');
      }
    };
  }
  return messages;
}

function requestIdOf(payload: unknown): string | null {
  return typeof payload === 'object' && payload !== null && 'requestId' in payload ? String(payload.requestId) : null;
}

/** Runs `perform` once a key; a failure is forgotten, so that it can be tried again. */
function once(
  remembered: Map<string, Promise<unknown>>,
  key: string,
  perform: () => Promise<unknown>,
): Promise<unknown> {
  const known = remembered.get(key);
  if (known) return known;
  const result = perform();
  remembered.set(key, result);
  result.catch(() => remembered.delete(key));
  const oldest = remembered.keys().next();
  if (remembered.size > REMEMBERED_REPLIES && !oldest.done) remembered.delete(oldest.value);
  return result;
}

/** Credits per asker and ask: filled evenly over the minute, up to a burst. */
export class Credits {
  /** In the order of the last asking; who has all credits again is not kept. */
  readonly #left = new Map<string, { credits: number; atMs: number; fullAtMs: number }>();

  /** How many askers and asks are remembered. */
  get size(): number {
    return this.#left.size;
  }

  /** Takes one credit at `nowMs`; false when there is none left. */
  take(key: string, perMinute: number, nowMs: number): boolean {
    const most = Math.max(3, perMinute * BURST_SHARE);
    const known = this.#left.get(key) ?? { credits: most, atMs: nowMs };
    this.#left.delete(key);
    this.#forgetFull(nowMs);
    const credits = Math.min(most, known.credits + ((nowMs - known.atMs) / 60_000) * perMinute);
    const enough = credits >= 1;
    const left = enough ? credits - 1 : credits;
    this.#left.set(key, { credits: left, atMs: nowMs, fullAtMs: nowMs + ((most - left) / perMinute) * 60_000 });
    return enough;
  }

  #forgetFull(nowMs: number): void {
    for (const [key, { fullAtMs }] of this.#left) {
      if (fullAtMs > nowMs) return;
      this.#left.delete(key);
    }
  }
}
