import { type Client, Protocol, Room, type RoomException } from '@colyseus/core';
import type { Log } from './log.ts';

/** Close code for a client that lies or floods. */
export const CLOSE_MISBEHAVED = 4008;
/** Close code for a tab whose person came in by another one. */
export const CLOSE_REPLACED = 4100;

const MESSAGES_PER_SECOND = 40;

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

  /** Spares a client the patches that say nothing to it: all that changed lies out of its sight. */
  protected sendOnlyNews(client: Client): void {
    const raw = client.raw.bind(client);
    client.raw = (frame, ...rest) => {
      if (frame.length > 1 || frame[0] !== Protocol.ROOM_STATE_PATCH) raw(frame, ...rest);
    };
  }

  /** Puts a client out; `code` tells its page why. */
  protected dismiss(client: Client, code: number): void {
    client.leave(code);
  }
}
