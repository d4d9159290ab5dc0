import { matchMaker } from '@colyseus/core';
import type { HallRoom } from './hall-room.ts';
import { HALL_ROOM } from './hall-rooms.ts';
import type { RoomCard } from './room-wish.ts';

/** How many rooms of each kind there are, how many lines to them, and how many people are in them. */
export async function hallCensus(): Promise<{
  rooms: Record<RoomCard['kind'], number>;
  lines: number;
  people: number;
}> {
  const census = { rooms: { open: 0, tour: 0 }, lines: 0, people: 0 };
  for (const { roomId, clients, metadata } of await matchMaker.query({ name: HALL_ROOM })) {
    const card = metadata as RoomCard | undefined;
    // A room that is being made stands in the list before it can say what it is.
    if (!card) continue;
    const room = matchMaker.getLocalRoomById(roomId) as unknown as HallRoom | undefined;
    census.rooms[card.kind]++;
    census.lines += clients;
    census.people += room?.world.here().length ?? 0;
  }
  return census;
}
