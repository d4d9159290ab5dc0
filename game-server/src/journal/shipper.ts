import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../db/database.ts';
import type { Log } from '../log.ts';
import { liesInTheRows, putAside } from './quarantine.ts';
import type { Spool } from './spool.ts';
import type { SpooledRow } from './spool-messages.ts';
import { storeRows } from './store-rows.ts';

const BATCH_ROWS = 2000;
/** While nothing happens, the mark that says "the record reaches to now" is moved this often. */
const IDLE_MS = 2000;
const BACK_OFF_MS = { first: 100, most: 2000 } as const;
/** After so many tries of a batch that holds what cannot be stored, that is looked for and put aside. */
const MOST_TRIES = 3;

/** Moves the spool to Postgres: events and what they amount to, in one transaction a batch. */
export class Shipper {
  readonly #sql: Sql;
  readonly #spool: Spool;
  readonly #log: Log;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #refusedTries = 0;
  /** Events that went to the database, and that were put aside, since the start. */
  readonly counted = { shipped: 0, quarantined: 0 };

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
    const upTo = rows.length === BATCH_ROWS ? new Date(Math.min(...rows.map((row) => row.at))) : asOf;
    try {
      await this.#store(rows, upTo);
    } catch (error) {
      if (!liesInTheRows(error) || ++this.#refusedTries < MOST_TRIES) throw error;
      await this.#storeAllThatCanBe(rows, upTo, error);
    }
    this.#refusedTries = 0;
    const last = rows.at(-1);
    if (last) await this.#spool.drop(last.seq);
    return rows.length;
  }

  async #store(rows: readonly SpooledRow[], upTo: Date): Promise<void> {
    const differing = await this.#sql.begin(async (tx) => {
      // A table that somebody holds must not hold up the end of the server: the spool keeps what waits.
      await tx`set local lock_timeout = '2s'`;
      const differing = rows.length > 0 ? await storeRows(tx, rows) : [];
      await tx`update shipping_mark set as_of = greatest(as_of, ${upTo})`;
      await tx`select pg_notify('clearhall_shipped', '')`;
      return differing;
    });
    this.counted.shipped += rows.length;
    for (const id of differing) this.#log.error({ id }, 'an event in the record differs from the one in the spool');
  }

  /** Halves what was refused until the rows stand alone that cannot be stored; they alone are put aside. */
  async #storeAllThatCanBe(rows: readonly SpooledRow[], upTo: Date, refusal: unknown): Promise<void> {
    const [first] = rows;
    if (first && rows.length === 1) {
      await putAside(this.#sql, first, (refusal as Error).message);
      this.counted.quarantined++;
      this.#log.error({ id: first.id, kind: first.kind }, 'an event cannot be stored and was put in quarantine');
      await this.#spool.drop(first.seq);
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
      try {
        await this.#store(half, new Date(Math.min(...rows.map((row) => row.at))));
      } catch (error) {
        if (!liesInTheRows(error)) throw error;
        await this.#storeAllThatCanBe(half, upTo, error);
        continue;
      }
      const last = half.at(-1);
      if (last) await this.#spool.drop(last.seq);
    }
  }
}

async function idle(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
