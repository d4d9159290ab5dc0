import { randomUUID } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import type { Sql } from './db/database.ts';
import type { HallRoom, RoomCard, RoomWish } from './hall-room.ts';
import { happened } from './journal/events.ts';
import type { Services } from './services.ts';

/** Name under which the matchmaker knows halls. */
export const HALL_ROOM = 'hall';

export type HallRooms = ReturnType<typeof createHallRooms>;
type Listing = { roomId: string; clients: number; locked: boolean; metadata: RoomCard };
/** Share of an open room that is kept for those who come by the link of somebody inside. */
const KEPT_FOR_FRIENDS = 0.1;

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

  /** Who is in a room keeps the place in it, also when it is full. */
  const isInside = (roomId: string, personId: string): boolean => {
    const room = matchMaker.getLocalRoomById(roomId) as unknown as HallRoom | undefined;
    return room?.world.ofPerson(personId)?.isHere ?? false;
  };

  /** Opens at most one room at a time under a key, so that two who come at once meet. */
  const openOnce = (key: string, wish: RoomWish): Promise<string> => {
    const known = opening.get(key);
    if (known) return known;
    const made = open(wish).finally(() => opening.delete(key));
    opening.set(key, made);
    return made;
  };

  return {
    /** The fullest open room of the hall that takes in who just comes; a sister is made when there is none. */
    async openRoom(hallId: string): Promise<string> {
      const roomy = (await list())
        .filter(({ metadata }) => metadata.kind === 'open' && metadata.hallId === hallId)
        .filter(({ clients, metadata: { capacity } }) => clients < capacity - Math.floor(capacity * KEPT_FOR_FRIENDS))
        .sort((a, b) => b.clients - a.clients);
      if (roomy[0]) return roomy[0].roomId;
      const wish: RoomWish = { roomId: randomUUID(), kind: 'open', hallId, lecturerId: null, openedAt: Date.now() };
      return openOnce(`open ${hallId}`, wish);
    },

    /** The open room that a link names, if there is still one and a place in it; who is in it already has one. */
    async friendsRoom(hallId: string, roomId: string, personId: string): Promise<string | 'room-full' | null> {
      const named = (await list()).find((room) => room.roomId === roomId);
      if (named?.metadata.kind !== 'open' || named.metadata.hallId !== hallId) return null;
      return isInside(roomId, personId) || named.clients < named.metadata.capacity ? roomId : 'room-full';
    },

    async openTour(hallId: string, lecturerId: string): Promise<string> {
      return open({ roomId: randomUUID(), kind: 'tour', hallId, lecturerId, openedAt: Date.now() });
    },

    /** The hall of a tour that can be entered; its room is made again when a restart took it. */
    async tour(
      tourId: string,
      personId: string,
    ): Promise<{ hallId: string } | 'no-such-tour' | 'tour-closed' | 'room-full'> {
      const listed = (await list()).find((room) => room.roomId === tourId && room.metadata.kind === 'tour');
      if (listed && listed.clients >= listed.metadata.capacity && !isInside(tourId, personId)) return 'room-full';
      if (listed?.locked) return 'tour-closed';
      if (listed) return { hallId: listed.metadata.hallId };
      const wish = await recordedTour(services, sql, tourId);
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

/** A tour as Postgres knows it and the events that are still on their way there. */
async function recordedTour(
  services: Services,
  sql: Sql,
  tourId: string,
): Promise<RoomWish | 'no-such-tour' | 'tour-closed'> {
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
}
