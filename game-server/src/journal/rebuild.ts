import type { Sql, Tx } from '../db/database.ts';
import type { JournalEvent } from './events.ts';
import { project } from './project.ts';

const BATCH_EVENTS = 2000;
const SHADOW = 'clearhall_rebuilt';

/** Every table that the projection alone writes, each after those that its rows point at. */
export const PROJECTION_TABLES = [
  'room',
  'attendance_span',
  'attendance_pause',
  'round',
  'response',
  'gate_pass',
  'exhibit_progress',
  'exclusion',
  'paper_attempt',
  'paper_answer',
  'assignment',
  'outcome',
  'person_merge',
] as const;

/** A row that differs from what the events amount to; `key` is its primary key as JSON. */
export type WrongRow = { table: string; key: string; fault: 'changed' | 'missing' | 'extra' };

/**
 * Makes all projection tables anew from the events, in the order in which they were stored, and compares them with what
 * is there. Unless `onlyCheck`, wrong rows are put right. Shipping waits meanwhile; everything is one transaction.
 */
export async function rebuild(
  sql: Sql,
  { onlyCheck = false }: { onlyCheck?: boolean } = {},
): Promise<{ events: number; wrong: WrongRow[] }> {
  const connection = await sql.reserve();
  try {
    await connection`begin`;
    // The key of `chain_events`: nothing is stored while this goes on.
    await connection`select pg_advisory_xact_lock(727163018)`;
    const tx = connection as unknown as Tx;
    const events = await projectIntoShadow(tx);
    const wrong: WrongRow[] = [];
    for (const table of PROJECTION_TABLES) wrong.push(...(await compared(tx, table)));
    if (!onlyCheck && wrong.length > 0) await putRight(tx);
    await connection.unsafe(`drop schema ${SHADOW} cascade`);
    await connection`commit`;
    return { events, wrong };
  } catch (error) {
    await connection`rollback`;
    throw error;
  } finally {
    connection.release();
  }
}

/** Projects every event into empty copies of the tables, which stand before the real ones for this transaction. */
async function projectIntoShadow(tx: Tx): Promise<number> {
  await tx.unsafe(`create schema ${SHADOW}`);
  for (const table of [...PROJECTION_TABLES, 'report'])
    await tx.unsafe(`create table ${SHADOW}.${table} (like public.${table} including all)`);
  await tx.unsafe(`set local search_path = ${SHADOW}, public`);
  let last = 0;
  let events = 0;
  for (;;) {
    const rows = await tx<(JournalEvent & { position: number })[]>`
      select link.position::float8 as position, e.id, e.kind, (extract(epoch from e.at) * 1000)::float8 as at,
        e.room_id as "roomId", e.person_id as "personId", e.request_id as "requestId", e.body
      from event_chain link join event_log e on e.id = link.event_id
      where link.position > ${last} order by link.position limit ${BATCH_EVENTS}`;
    await project(tx, rows);
    events += rows.length;
    last = rows.at(-1)?.position ?? last;
    if (rows.length < BATCH_EVENTS) return events;
  }
}

async function keyOf(tx: Tx, table: string): Promise<{ key: string; others: string[] }> {
  const columns = await tx<{ name: string; isKey: boolean }[]>`
    select attname as name, attnum = any(conkey) as "isKey" from pg_attribute
      join pg_constraint on conrelid = attrelid and contype = 'p'
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped order by attnum`;
  return {
    key: columns.flatMap(({ name, isKey }) => (isKey ? [name] : [])).join(', '),
    others: columns.flatMap(({ name, isKey }) => (isKey ? [] : [name])),
  };
}

async function compared(tx: Tx, table: string): Promise<WrongRow[]> {
  const { key } = await keyOf(tx, table);
  return tx.unsafe<WrongRow[]>(`
    select '${table}' as table, json_build_array(${key})::text as key,
      case when a is null then 'missing' when b is null then 'extra' else 'changed' end as fault
    from (select ${key}, t as a from public.${table} t) old
      full join (select ${key}, t as b from ${SHADOW}.${table} t) new using (${key})
    where to_jsonb(a) is distinct from to_jsonb(b) order by 2`);
}

/** What is too much goes first, from the leaves on, so that a right row finds its place free. */
async function putRight(tx: Tx): Promise<void> {
  for (const table of [...PROJECTION_TABLES].reverse()) {
    const { key } = await keyOf(tx, table);
    await tx.unsafe(`delete from public.${table} where (${key}) not in (select ${key} from ${SHADOW}.${table})`);
  }
  for (const table of PROJECTION_TABLES) {
    const { key, others } = await keyOf(tx, table);
    const set = others.map((name) => `${name} = excluded.${name}`).join(', ');
    await tx.unsafe(`
      insert into public.${table} select * from ${SHADOW}.${table} on conflict (${key}) do
      ${set === '' ? 'nothing' : `update set ${set}`}`);
  }
}
