import type { Sql } from '../db/database.ts';

export type BlockStore = ReturnType<typeof createBlockStore>;

/** Who does not want to read whom: a wish of one person about another, in every room, until taken back. */
export function createBlockStore(sql: Sql) {
  const blockedBy = new Map<string, Set<string>>();
  /** Counts wishes, so that a reading that one overtook is done again. */
  let wishes = 0;
  return {
    /** Reads whom a person blocked, so that `isBlocked` knows; to be done before that person is told anything. */
    async know(personId: string): Promise<void> {
      let before: number;
      do {
        before = wishes;
        const rows = await sql`select blocked_id from block where person_id = ${personId}`;
        const blocked = new Set(rows.map((row) => row.blocked_id as string));
        if (blocked.size > 0) blockedBy.set(personId, blocked);
        else blockedBy.delete(personId);
      } while (before !== wishes);
    },

    /** Whether `personId` blocked `otherId`. */
    isBlocked(personId: string, otherId: string): boolean {
      return blockedBy.get(personId)?.has(otherId) ?? false;
    },

    /** Resolves when the wish is durable; it is in effect everywhere from then on. */
    async set(personId: string, otherId: string, isBlocked: boolean): Promise<void> {
      if (isBlocked)
        await sql`insert into block (person_id, blocked_id) values (${personId}, ${otherId}) on conflict do nothing`;
      else await sql`delete from block where person_id = ${personId} and blocked_id = ${otherId}`;
      wishes++;
      const blocked = blockedBy.get(personId) ?? new Set();
      if (isBlocked) blocked.add(otherId);
      else blocked.delete(otherId);
      blockedBy.set(personId, blocked);
    },
  };
}
