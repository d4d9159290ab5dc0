import type { Sql } from '../db/database.ts';
import type { Log } from '../log.ts';

/** A role that begins or ends by its time is told to rooms and feeds at most this late. */
const EVERY_MS = 1000;

/** Lets roles begin and end as time goes on, by the database's clock; scopes of reports need no such help. */
export class RoleClock {
  readonly #sql: Sql;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  #settling: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(sql: Sql, log: Log) {
    this.#sql = sql;
    this.#log = log;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#settling = this.#settle();
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#settling;
  }

  async #settle(): Promise<void> {
    try {
      await this.#sql`select settle_roles()`;
    } catch (error) {
      this.#log.warn({ error: (error as Error).message }, 'roles cannot follow the time: the database does not answer');
    }
    if (!this.#isStopped) this.start();
  }
}
