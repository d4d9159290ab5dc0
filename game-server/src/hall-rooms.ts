import { randomUUID } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import type { Sql } from './db/database.ts';
import type { RoomCard, RoomWish } from './hall-room.ts';
import { happened } from './journal/events.ts';
import type { Services } from './services.ts';

/** Name under which the matchmaker knows halls. */
export const HALL_ROOM = 'hall';

export type HallRooms = ReturnType<typeof createHallRooms>;
type Listing = { roomId: string; clients: number; maxClients: number; locked: boolean; metadata: RoomCard };

/** Finds and opens rooms: the open one of a hall that has a place left, the one of a tour. */
export function createHallRooms(services: Services, sql: Sql) {
  const opening = new Map<string, Promise<string>>();

  const list = async () => (await matchMaker.query({ name: HALL_ROOM })) as unknown as Listing[];

  const open = async (wish: RoomWish): Promise<string> => {
    const hall = await services.hall(wish.hallId);
    if (!hall) throw new Error('a room was opened for a hall that is not published');
    const { hallId, kind, lecturerId, openedAt } = wish;
    const { version } = hall.publicHall;
    const where = { roomId: wish.roomId, personId: lecturerId };
    await services.journal.record(happened('room.opened', openedAt, where, { kind, hallId, version, lecturerId }));
    await matchMaker.createRoom(HALL_ROOM, wish);
    return wish.roomId;
  };

  /** Opens at most one room at a time under a key, so that two who come at once meet. */
  const openOnce = (key: string, wish: RoomWish): Promise<string> => {
    const known = opening.get(key);
    if (known) return known;
    const made = open(wish).finally(() => opening.delete(key));
    opening.set(key, made);
    return made;
  };

  /** A tour as Postgres knows it and the events that are still on their way there. */
  const recorded = async (tourId: string): Promise<RoomWish | 'no-such-tour' | 'tour-closed'> => {
    const events = await services.journal.unshippedOfRoom(tourId);
    const [row] = await sql`
      select hall_id, lecturer_id, opened_at, closed_at from room where room_id = ${tourId} and kind = 'tour'`;
    if (row?.closed_at || events.some(({ kind }) => kind === 'room.closed')) return 'tour-closed';
    const tour = { roomId: tourId, kind: 'tour' } as const;
    if (row) {
      const { hall_id: hallId, lecturer_id: lecturerId, opened_at: openedAt } = row;
      return { ...tour, hallId, lecturerId, openedAt: openedAt.getTime() };
    }
    const opened = events.find((event) => event.kind === 'room.opened');
    if (opened?.body.kind !== 'tour') return 'no-such-tour';
    const { hallId, lecturerId } = opened.body;
    return { ...tour, hallId, lecturerId, openedAt: opened.at };
  };

  return {
    /** An open room of the hall with a place left; made when there is none. */
    async openRoom(hallId: string): Promise<string> {
      const found = (await list()).find(
        ({ metadata, clients, maxClients, locked }) =>
          metadata.kind === 'open' && metadata.hallId === hallId && !locked && clients < maxClients,
      );
      if (found) return found.roomId;
      const wish: RoomWish = { roomId: randomUUID(), kind: 'open', hallId, lecturerId: null, openedAt: Date.now() };
      return openOnce(`open ${hallId}`, wish);
    },

    async openTour(hallId: string, lecturerId: string): Promise<string> {
      return open({ roomId: randomUUID(), kind: 'tour', hallId, lecturerId, openedAt: Date.now() });
    },

    /** The hall of a tour that can be entered; its room is made again when a restart took it. */
    async tour(tourId: string): Promise<{ hallId: string } | 'no-such-tour' | 'tour-closed' | 'room-full'> {
      const listed = (await list()).find((room) => room.roomId === tourId && room.metadata.kind === 'tour');
      if (listed?.locked) return listed.clients < listed.maxClients ? 'tour-closed' : 'room-full';
      if (listed) return { hallId: listed.metadata.hallId };
      const wish = await recorded(tourId);
      if (typeof wish === 'string') return wish;
      await openOnce(`tour ${tourId}`, wish);
      return { hallId: wish.hallId };
    },

    /** Tours that can be joined now, newest first. */
    async openTours() {
      return (await list())
        .filter((room) => room.metadata.kind === 'tour' && !room.locked)
        .sort((a, b) => b.metadata.openedAt - a.metadata.openedAt)
        .map(({ roomId, clients, metadata }) => ({
          tourId: roomId,
          hallId: metadata.hallId,
          lecturer: metadata.lecturer,
          openedAt: new Date(metadata.openedAt).toISOString(),
          people: clients,
        }));
    },
  };
}
