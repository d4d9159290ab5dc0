import type { Sql } from '../db/database.ts';
import type { EventKind, JournalEvent } from './events.ts';
import type { Journal } from './journal.ts';

export type RoomEvents = ReturnType<typeof createRoomEvents>;
/** How a room began, as it was recorded. */
export type Opening = {
  kind: 'open' | 'tour';
  hallId: string;
  lecturerId: string | null;
  /** Server time in ms. */
  openedAt: number;
};

/** What the record and the spool together know of one room: what a room is made of again after its process ended. */
export function createRoomEvents(sql: Sql, journal: Journal) {
  return {
    /**
     * The events of a room of these kinds, and the starts of the server between them (at each, everybody had gone),
     * oldest first, each once. Rejects when the database does not answer.
     */
    async of(roomId: string, kinds: readonly EventKind[]): Promise<JournalEvent[]> {
      // The spool first: what is shipped between the two reads is then seen twice, never not at all.
      const unshipped = (await journal.unshippedOfRoom(roomId)).filter(
        ({ kind }) => kind === 'server.started' || kinds.includes(kind),
      );
      const shipped = await sql<JournalEvent[]>`
        with own as (select * from event_log where room_id = ${roomId} and kind = any(${[...kinds]}::text[]))
        select id, kind, (extract(epoch from at) * 1000)::float8 as at, room_id as "roomId", person_id as "personId",
          request_id as "requestId", body
        from (select * from own union all
          select * from event_log where kind = 'server.started' and id > (select min(id::text)::uuid from own)) as told`;
      const byId = new Map([...shipped, ...unshipped].map((event) => [event.id, event]));
      return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    /** How a room was opened; why it cannot be entered when it was never opened, or is closed. */
    async opening(roomId: string): Promise<Opening | 'never-opened' | 'closed'> {
      const unshipped = await journal.unshippedOfRoom(roomId);
      const [row] = await sql<(Opening & { isClosed: boolean })[]>`
        select kind, hall_id as "hallId", lecturer_id as "lecturerId",
          (extract(epoch from opened_at) * 1000)::float8 as "openedAt", closed_at is not null as "isClosed"
        from room where room_id = ${roomId}`;
      if (row?.isClosed || unshipped.some(({ kind }) => kind === 'room.closed')) return 'closed';
      if (row) {
        const { kind, hallId, lecturerId, openedAt } = row;
        return { kind, hallId, lecturerId, openedAt };
      }
      const opened = unshipped.find((event) => event.kind === 'room.opened');
      if (!opened) return 'never-opened';
      const { kind, hallId, lecturerId } = opened.body;
      return { kind, hallId, lecturerId, openedAt: opened.at };
    },
  };
}
