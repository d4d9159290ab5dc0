import { type Client, ClientState, Room, type RoomException } from '@colyseus/core';
import type { Log } from './log.ts';

/** Close code for a client that lies or floods. */
export const CLOSE_MISBEHAVED = 4008;
/** Close code for a tab whose person came in by another one. */
export const CLOSE_REPLACED = 4100;
/** Close codes for who was removed for a while, and for who was banned. */
export const CLOSE_REMOVED = 4101;
export const CLOSE_BANNED = 4102;
/** Close code for who is signed in no more. */
export const CLOSE_SIGNED_OUT = 4103;

const MESSAGES_PER_SECOND = 40;
/** A line that has not said by then that it is ready is cut: all it is sent meanwhile is kept for it. */
const READY_WITHIN_MS = 10_000;

/**
 * The base of every room. One throw in a handler or a tick is reported and survived; without this
 * hook it would end the process and every room in it.
 */
export abstract class BaseRoom<T extends object> extends Room<T> {
  protected abstract readonly log: Log;
  override maxMessagesPerSecond = MESSAGES_PER_SECOND;

  override onUncaughtException(error: RoomException<this>, method: string): void {
    const cause = error.cause instanceof Error ? error.cause : error;
    this.log.error({ method, room: this.roomId, error: cause.message, stack: cause.stack }, 'a room met a fault');
  }

  /** Cuts a line that never gets ready. */
  protected expectReady(client: Client): void {
    this.clock.setTimeout(() => {
      // Who does not listen does not answer a farewell either: the socket is closed without one.
      if (client.state === ClientState.JOINING) (client.ref as unknown as { terminate(): void }).terminate();
    }, READY_WITHIN_MS);
  }

  /** Puts a client out; `code` tells its page why. */
  protected dismiss(client: Client, code: number): void {
    client.leave(code);
  }
}
