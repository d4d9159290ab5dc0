import type { Tx } from '../db/database.ts';
import { eventOf } from './journal.ts';
import { project } from './project.ts';
import type { SpooledRow } from './spool-messages.ts';

/**
 * Stores rows of the spool in the record, in their order: the events, their links in the chains, and what they amount
 * to. What is stored already is left as it is. Gives the ids of those that are stored with another body. Throws where
 * one of them cannot be stored; then the transaction stores none.
 */
export async function storeRows(tx: Tx, rows: readonly SpooledRow[]): Promise<string[]> {
  const events = new Map(rows.map((row) => [row.id, eventOf(row)]));
  const repeats = await repeatedRequests(tx, rows);
  const fresh = rows.filter(({ id }) => !repeats.has(id));
  if (fresh.length === 0) return [];
  const months = new Set(fresh.map(({ id }) => monthOf(id)));
  for (const month of months) await tx`select ensure_event_partition(${`${month}-01T00:00:00Z`}::timestamptz)`;
  const inserted = await tx<{ id: string }[]>`
    insert into event_log (id, kind, at, room_id, person_id, request_id, body, body_sha256)
    select id, kind, at, room_id, person_id, request_id, body::jsonb, decode(sha256, 'hex') from unnest(
      ${column(fresh, 'id')}::uuid[], ${column(fresh, 'kind')}::text[],
      ${fresh.map((row) => new Date(row.at).toISOString())}::timestamptz[], ${column(fresh, 'roomId')}::uuid[],
      ${column(fresh, 'personId')}::uuid[], ${column(fresh, 'requestId')}::uuid[],
      ${column(fresh, 'body')}::text[], ${column(fresh, 'bodySha256')}::text[]
    ) as t (id, kind, at, room_id, person_id, request_id, body, sha256)
    on conflict do nothing returning id`;
  const isNew = new Set(inserted.map((row) => row.id));
  const news = fresh.filter(({ id }) => isNew.has(id)).map(({ id }) => id);
  await tx`select chain_events(${news}::uuid[])`;
  await project(
    tx,
    news.map((id) => events.get(id)).filter((event) => event !== undefined),
  );
  const known = fresh.filter(({ id }) => !isNew.has(id));
  return known.length === 0 ? [] : differing(tx, known);
}

/** The month (UTC) in which an id was made, which is the one whose partition takes it: not always that of its event. */
function monthOf(uuidv7: string): string {
  return new Date(Number.parseInt(uuidv7.slice(0, 8) + uuidv7.slice(9, 13), 16)).toISOString().slice(0, 7);
}

/** The rows that tell of a request under which another event is recorded: its reply was lost with its server. */
async function repeatedRequests(tx: Tx, rows: readonly SpooledRow[]): Promise<Set<string>> {
  const asked = rows.filter((row) => row.requestId !== null && row.roomId !== null && row.personId !== null);
  if (asked.length === 0) return new Set();
  const columns = [
    column(asked, 'requestId'),
    column(asked, 'kind'),
    column(asked, 'roomId'),
    column(asked, 'personId'),
    column(asked, 'id'),
  ] as const;
  await tx`
    insert into recorded_request (request_id, kind, room_id, person_id, event_id)
    select * from unnest(${columns[0]}::uuid[], ${columns[1]}::text[], ${columns[2]}::uuid[], ${columns[3]}::uuid[],
      ${columns[4]}::uuid[]) on conflict do nothing`;
  const repeats = await tx<{ id: string }[]>`
    select t.id from unnest(${columns[0]}::uuid[], ${columns[1]}::text[], ${columns[2]}::uuid[], ${columns[3]}::uuid[],
      ${columns[4]}::uuid[]) as t (request_id, kind, room_id, person_id, id)
    join recorded_request r using (request_id, kind, room_id, person_id) where r.event_id <> t.id`;
  return new Set(repeats.map(({ id }) => id));
}

/** A row that was there before must be the very same one: a crash between commit and drop sends it again. */
async function differing(tx: Tx, rows: readonly SpooledRow[]): Promise<string[]> {
  const found = await tx<{ id: string }[]>`
    select e.id from event_log e join unnest(${column(rows, 'id')}::uuid[], ${column(rows, 'bodySha256')}::text[])
      as t (id, sha256) on t.id = e.id and encode(e.body_sha256, 'hex') <> t.sha256`;
  return found.map(({ id }) => id);
}

function column<K extends keyof SpooledRow>(rows: readonly SpooledRow[], key: K): SpooledRow[K][] {
  return rows.map((row) => row[key]);
}
