import type { Asks } from '@clearhall/shared-schema/contract';
import type { Hall } from '@clearhall/shared-schema/hall/state';
import { type Room, RoomPlugin } from '@colyseus/core';
import { type AnsweringRoom, answering, type Handlers } from './answering.ts';
import type { EventKind, JournalEvent, Where } from './journal/events.ts';
import type { Participant, RoomWorld } from './room-world.ts';
import type { Services } from './services.ts';

/** The room as its features see it. */
export type HallRoomShape = Room<{ state: Hall }> & AnsweringRoom & { services: Services; catchUp(): void };

/** The base of every feature of a hall room: its asks go through `answering`. */
export abstract class HallPlugin extends RoomPlugin<HallRoomShape> {
  protected get world(): RoomWorld {
    return this.room.world;
  }

  protected get services(): Services {
    return this.room.services;
  }

  protected get state(): Hall {
    return this.room.state;
  }

  /**
   * Kinds of events of this room out of which the feature takes up its state when a room is opened again whose process
   * ended; none: it begins anew.
   */
  rebuiltFrom(): readonly EventKind[] {
    return [];
  }

  /**
   * Takes up the state that the events of this room amount to, before anybody is let in. Given are the events of the
   * kinds that any feature asked for, and the starts of the server between them, oldest first.
   */
  async rebuild(_events: readonly JournalEvent[]): Promise<void> {}

  protected answer<A extends Asks>(asks: A, handlers: Handlers<A>) {
    return answering(asks, handlers, () => this.room);
  }

  /** Where and whose an event of this participant is. */
  protected where(who: Participant, requestId?: string): Where {
    const where = { roomId: this.world.roomId, personId: who.person.personId };
    return requestId === undefined ? where : { ...where, requestId };
  }
}
