import { setTimeout as wait } from 'node:timers/promises';
import type { Sql, Tx } from '../db/database.ts';
import type { Log } from '../log.ts';
import { eventOf } from './journal.ts';
import { project } from './project.ts';
import type { Spool } from './spool.ts';
import type { SpooledRow } from './spool-messages.ts';

const BATCH_ROWS = 2000;
/** While nothing happens, the mark that says "the record reaches to now" is moved this often. */
const IDLE_MS = 2000;
const BACK_OFF_MS = { first: 100, most: 2000 } as const;

/** Moves the spool to Postgres: events and what they amount to, in one transaction a batch. */
export class Shipper {
  readonly #sql: Sql;
  readonly #spool: Spool;
  readonly #log: Log;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(sql: Sql, spool: Spool, log: Log) {
    this.#sql = sql;
    this.#spool = spool;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something was recorded: ship without waiting for the idle mark. */
  wake(): void {
    this.#wake.abort();
  }

  /** Ships what is left if the database answers, then ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let backOffMs: number = BACK_OFF_MS.first;
    for (;;) {
      const stopping = this.#stop.signal.aborted;
      this.#wake = new AbortController();
      try {
        const shipped = await this.#shipBatch();
        backOffMs = BACK_OFF_MS.first;
        if (shipped === BATCH_ROWS) continue;
        if (stopping) return;
        if (!this.#stop.signal.aborted) await idle(IDLE_MS, this.#wake.signal);
      } catch (error) {
        this.#log.warn({ error: (error as Error).message }, 'the record cannot be shipped; it waits in the spool');
        if (stopping) return;
        await idle(backOffMs * (0.5 + Math.random() / 2), this.#stop.signal);
        backOffMs = Math.min(backOffMs * 2, BACK_OFF_MS.most);
      }
    }
  }

  async #shipBatch(): Promise<number> {
    const asOf = new Date();
    const rows = await this.#spool.peek(BATCH_ROWS);
    await this.#sql.begin(async (tx) => {
      // A table that somebody holds must not hold up the end of the server: the spool keeps what waits.
      await tx`set local lock_timeout = '2s'`;
      if (rows.length > 0) await this.#insert(tx, rows);
      const upTo = rows.length === BATCH_ROWS ? new Date(Math.min(...rows.map((row) => row.at))) : asOf;
      await tx`update shipping_mark set as_of = greatest(as_of, ${upTo})`;
      await tx`select pg_notify('clearhall_shipped', '')`;
    });
    const last = rows.at(-1);
    if (last) await this.#spool.drop(last.seq);
    return rows.length;
  }

  async #insert(tx: Tx, rows: SpooledRow[]): Promise<void> {
    const months = new Set(rows.map((row) => new Date(row.at).toISOString().slice(0, 7)));
    for (const month of months) await tx`select ensure_event_partition(${`${month}-01T00:00:00Z`}::timestamptz)`;
    const inserted = await tx<{ id: string }[]>`
      insert into event_log (id, kind, at, room_id, person_id, request_id, body, body_sha256)
      select id, kind, at, room_id, person_id, request_id, body::jsonb, decode(sha256, 'hex') from unnest(
        ${column(rows, 'id')}::uuid[], ${column(rows, 'kind')}::text[],
        ${rows.map((row) => new Date(row.at).toISOString())}::timestamptz[], ${column(rows, 'roomId')}::uuid[],
        ${column(rows, 'personId')}::uuid[], ${column(rows, 'requestId')}::uuid[],
        ${column(rows, 'body')}::text[], ${column(rows, 'bodySha256')}::text[]
      ) as t (id, kind, at, room_id, person_id, request_id, body, sha256)
      on conflict do nothing returning id`;
    const isNew = new Set(inserted.map((row) => row.id));
    if (isNew.size < rows.length)
      await this.#compareKnown(
        tx,
        rows.filter((row) => !isNew.has(row.id)),
      );
    await project(tx, rows.filter((row) => isNew.has(row.id)).map(eventOf));
  }

  /** A row that was there before must be the very same one: a crash between commit and drop sends it again. */
  async #compareKnown(tx: Tx, rows: SpooledRow[]): Promise<void> {
    const differing = await tx<{ id: string }[]>`
      select e.id from event_log e join unnest(${column(rows, 'id')}::uuid[], ${column(rows, 'bodySha256')}::text[])
        as t (id, sha256) on t.id = e.id and encode(e.body_sha256, 'hex') <> t.sha256`;
    for (const { id } of differing) this.#log.error({ id }, 'an event in the record differs from the one in the spool');
  }
}

function column<K extends keyof SpooledRow>(rows: SpooledRow[], key: K): SpooledRow[K][] {
  return rows.map((row) => row[key]);
}

async function idle(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
