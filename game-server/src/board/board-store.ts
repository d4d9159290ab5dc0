import type { BoardMessage } from '@clearhall/shared-schema/board/asks';
import { MESSAGES_PER_PAGE } from '@clearhall/shared-schema/board/asks';
import type { Sql } from '../db/database.ts';

/** Which board: of one scene of a hall, in all its rooms. */
export type Board = { hallId: string; sceneId: string };

/** A message as it is kept. */
export type KeptMessage = Board & { messageId: string; personId: string; name: string; text: string; at: number };

export type BoardStore = ReturnType<typeof createBoardStore>;

/** The boards of all halls. A message is durable when the call that wrote or hid it resolves. */
export function createBoardStore(sql: Sql) {
  return {
    async write(message: KeptMessage): Promise<void> {
      const { messageId, hallId, sceneId, personId, name, text, at } = message;
      await sql`
        insert into board_message (message_id, hall_id, scene_id, person_id, name, text, at)
        values (${messageId}, ${hallId}, ${sceneId}, ${personId}, ${name}, ${text}, ${new Date(at)})
        on conflict do nothing`;
    },

    /**
     * A page of a board, newest first, from the newest or from before a message; nothing of the people in `without`.
     * A message that is not there any more, to read on from, gives the newest.
     */
    async page(
      { hallId, sceneId }: Board,
      reader: { personId: string; isBlocked: (personId: string) => boolean },
      before: string | null,
    ): Promise<{ messages: BoardMessage[]; hasMore: boolean }> {
      const rows = await sql<(Omit<BoardMessage, 'isOwn'> & { personId: string })[]>`
        select message_id as "messageId", person_id as "personId", name, text,
          (extract(epoch from at) * 1000)::float8 as at
        from board_message
        where hall_id = ${hallId} and scene_id = ${sceneId} and hidden_at is null
          and (at, message_id) < coalesce(
            (select (at, message_id) from board_message where message_id = ${before}), ('infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
        order by at desc, message_id desc limit ${MESSAGES_PER_PAGE + 1}`;
      const shown = rows.slice(0, MESSAGES_PER_PAGE).filter(({ personId }) => !reader.isBlocked(personId));
      return {
        messages: shown.map(({ personId, ...message }) => ({ ...message, isOwn: personId === reader.personId })),
        hasMore: rows.length > MESSAGES_PER_PAGE,
      };
    },

    /** Takes a message of this hall away from everybody; `onlyOf`: only when that person wrote it. Gives its scene. */
    async hide(hallId: string, messageId: string, onlyOf: string | null, at: number): Promise<string | null> {
      const [row] = await sql`
        update board_message set hidden_at = coalesce(hidden_at, ${new Date(at)})
        where message_id = ${messageId} and hall_id = ${hallId} and person_id = coalesce(${onlyOf}, person_id)
        returning scene_id`;
      return (row?.scene_id as string | undefined) ?? null;
    },
  };
}
