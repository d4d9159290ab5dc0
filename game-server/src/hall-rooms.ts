import { randomUUID } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import type { HallRoom } from './hall-room.ts';
import { happened } from './journal/events.ts';
import type { RoomCard, RoomWish } from './room-wish.ts';
import type { Services } from './services.ts';

/** Name under which the matchmaker knows halls. */
export const HALL_ROOM = 'hall';

export type HallRooms = ReturnType<typeof createHallRooms>;
type Listing = { roomId: string; clients: number; locked: boolean; metadata: RoomCard };
/** Share of an open room that is kept for those who come by the link of somebody inside. */
const KEPT_FOR_FRIENDS = 0.1;

/** Finds and opens rooms: the open one of a hall that has a place left, the one of a tour. */
export function createHallRooms(services: Services) {
  const opening = new Map<string, Promise<string>>();
  /** Open rooms that this process made: each lives once, and one that ends while it is asked for is not made again. */
  const ours = new Set<string>();

  const list = async () => (await matchMaker.query({ name: HALL_ROOM })) as unknown as Listing[];

  const open = async (wish: RoomWish): Promise<string> => {
    if (!wish.isReopened) await recordOpening(services, wish);
    await matchMaker.createRoom(HALL_ROOM, wish);
    if (wish.kind === 'open') ours.add(wish.roomId);
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

  /** An open room of the process before this one: its people come back to it, and not each to another. */
  const reopen = async (hallId: string, roomId: string): Promise<string | null> => {
    const known = await services.roomEvents.opening(roomId);
    if (typeof known === 'string' || known.kind !== 'open' || known.hallId !== hallId) return null;
    return openOnce(`room ${roomId}`, { ...known, roomId, isReopened: true });
  };

  return {
    /** Whether a tour runs here and the body of this avatar stands in it. */
    isInTour(tourId: string, avatarId: string): boolean {
      const room = matchMaker.getLocalRoomById(tourId) as unknown as HallRoom | undefined;
      return room?.world.ofAvatar(avatarId)?.isHere ?? false;
    },

    /** The fullest open room of the hall that takes in who just comes; a sister is made when there is none. */
    async openRoom(hallId: string): Promise<string> {
      const roomy = (await list())
        .filter(({ metadata }) => metadata.kind === 'open' && metadata.hallId === hallId)
        .filter(({ clients, metadata: { capacity } }) => clients < capacity - Math.floor(capacity * KEPT_FOR_FRIENDS))
        .sort((a, b) => b.clients - a.clients);
      if (roomy[0]) return roomy[0].roomId;
      return openOnce(`open ${hallId}`, newRoom('open', hallId, null));
    },

    /**
     * The open room that a link names, if there is a place in it; who is in it already has one. It is made again when
     * the record knows it as open and the process ended in which it was. Null where there is no such room.
     */
    async friendsRoom(hallId: string, roomId: string, personId: string): Promise<string | 'room-full' | null> {
      // Not the list is asked first: a room that is being made stands in it before it can say what it is.
      if (!ours.has(roomId)) return reopen(hallId, roomId);
      const named = (await list()).find((room) => room.roomId === roomId);
      if (named?.metadata.kind !== 'open' || named.metadata.hallId !== hallId) return null;
      return isInside(roomId, personId) || named.clients < named.metadata.capacity ? roomId : 'room-full';
    },

    async openTour(hallId: string, lecturerId: string): Promise<string> {
      return open(newRoom('tour', hallId, lecturerId));
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
      const known = await services.roomEvents.opening(tourId);
      if (known === 'closed') return 'tour-closed';
      if (known === 'never-opened' || known.kind !== 'tour') return 'no-such-tour';
      await openOnce(`room ${tourId}`, { ...known, roomId: tourId, isReopened: true });
      return { hallId: known.hallId };
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

/** Who is in a room keeps the place in it, also when it is full. */
function isInside(roomId: string, personId: string): boolean {
  const room = matchMaker.getLocalRoomById(roomId) as unknown as HallRoom | undefined;
  return room?.world.ofPerson(personId)?.isHere ?? false;
}

function newRoom(kind: RoomWish['kind'], hallId: string, lecturerId: string | null): RoomWish {
  return { roomId: randomUUID(), kind, hallId, lecturerId, openedAt: Date.now(), isReopened: false };
}

async function recordOpening(services: Services, wish: RoomWish): Promise<void> {
  const { roomId, hallId, kind, lecturerId, openedAt } = wish;
  const hall = await services.hall(hallId);
  if (!hall) throw new Error('a room was opened for a hall that is not published');
  const { version } = hall.publicHall;
  const where = { roomId, personId: lecturerId };
  await services.journal.record(happened('room.opened', openedAt, where, { kind, hallId, version, lecturerId }));
}
