import type { Sql } from '../db/database.ts';

/** The room id under which the chain of what happens in no room goes. */
export const SERVER_CHAIN = '00000000-0000-0000-0000-000000000000';

/** An event or link that is not as it was written. `eventId` is null where the link itself is gone. */
export type ChainFault = {
  fault: 'changed' | 'missing' | 'inserted' | 'link missing';
  chainId: string;
  /** The place in the chain of the room, from 1; null where the event stands in none. */
  seq: number | null;
  eventId: string | null;
};

/**
 * Compares the record with its chains of hashes: every event as it was written, none taken away, none put in. What was
 * cut off behind the newest link of all can only be told by a copy of the head. `roomId`: that chain alone.
 */
export async function verifyChains(
  sql: Sql,
  roomId?: string,
): Promise<{ events: number; head: string | null; faults: ChainFault[] }> {
  const only = roomId ? sql`where chain_id = ${roomId}` : sql``;
  const faults = await sql<ChainFault[]>`
    with seen as (
      select coalesce(c.chain_id, e.room_id, ${SERVER_CHAIN}) as chain_id, c.seq, c.position,
        coalesce(c.event_id, e.id) as event_id,
        case when e.id is null then 'missing' when c.event_id is null then 'inserted'
          when c.seq > 1 and before.hash is null then 'link missing'
          when event_hash(coalesce(before.hash, ''), c, e) <> c.hash then 'changed' end as fault
      from event_chain c full join event_log e on e.id = c.event_id
        left join event_chain before on before.chain_id = c.chain_id and before.seq = c.seq - 1
      union all
      -- The last link of a chain is missed by the one that was written after it, in whichever chain.
      select ${SERVER_CHAIN}::uuid, null, c.after_position, null, 'link missing' from event_chain c
      where c.after_position is not null and ${roomId === undefined}
        and not exists (select 1 from event_chain gone where gone.position = c.after_position)
    )
    select fault, chain_id as "chainId", (case when fault = 'link missing' then seq - 1 else seq end)::int as seq,
      case when fault = 'link missing' then null else event_id end as "eventId"
    from seen ${only} ${roomId ? sql`and fault is not null` : sql`where fault is not null`}
    order by position nulls last, event_id limit 100`;
  const [all] = await sql<{ events: number; head: string | null }[]>`
    select count(*)::int as events, encode((array_agg(hash order by position desc))[1], 'hex') as head
    from event_chain ${only}`;
  return { events: all?.events ?? 0, head: all?.head ?? null, faults };
}
