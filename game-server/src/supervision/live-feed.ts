import type { Application, Response } from 'express';
import type { Sql } from '../db/database.ts';
import { signedIn } from '../http/entry-routes.ts';
import { HttpRefused } from '../http/refusing.ts';
import type { Services } from '../services.ts';
import { readLive } from './live-store.ts';

/** Read again at least this often, so that "data as of …" is true while nothing is shipped. */
const AT_LEAST_EVERY_MS = 3000;
/** And at most this often, however much happens. */
const AT_MOST_EVERY_MS = 500;

type Viewer = { personId: string; response: Response };

/** The supervisors' live page: pushed when Postgres says that something was shipped. */
export class LiveFeed {
  readonly #sql: Sql;
  readonly #services: Services;
  readonly #viewers = new Set<Viewer>();
  #timer: NodeJS.Timeout | null = null;
  #lastMs = 0;
  #unlisten: () => Promise<void> = async () => {};
  #endWatchingRoles: () => void = () => {};

  constructor(sql: Sql, services: Services) {
    this.#sql = sql;
    this.#services = services;
  }

  async start(): Promise<void> {
    const listening = await this.#sql.listen('clearhall_shipped', () => this.#soon(AT_MOST_EVERY_MS));
    this.#unlisten = listening.unlisten;
    this.#endWatchingRoles = this.#services.people.onRole((personId, role) => {
      if (role !== 'supervisor') this.#dismiss(personId);
    });
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#endWatchingRoles();
    for (const { response } of this.#viewers) response.end();
    this.#viewers.clear();
    await this.#unlisten().catch(() => {});
  }

  addTo(app: Application): void {
    app.get('/api/supervision/live', async (request, response) => {
      try {
        const person = await signedIn(this.#services, request);
        if (person.role !== 'supervisor') throw new HttpRefused('not-allowed');
        this.#open({ personId: person.personId, response });
      } catch (error) {
        const reason = error instanceof HttpRefused ? error.reason : 'failed';
        response.status(reason === 'not-signed-in' ? 401 : reason === 'failed' ? 503 : 403).json({ refused: reason });
      }
    });
  }

  #open(viewer: Viewer): void {
    const { response } = viewer;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    this.#viewers.add(viewer);
    response.on('close', () => this.#viewers.delete(viewer));
    this.#soon(0);
  }

  /** Who is no supervisor any more sees nothing more, on a page that is open too. */
  #dismiss(personId: string): void {
    for (const viewer of this.#viewers) {
      if (viewer.personId !== personId) continue;
      this.#viewers.delete(viewer);
      viewer.response.end();
    }
  }

  /** Reads again in `ms`, or sooner if that is planned already. */
  #soon(ms: number): void {
    if (this.#viewers.size === 0) return;
    const dueMs = Math.max(0, Math.min(ms, this.#lastMs + AT_MOST_EVERY_MS - Date.now()));
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#push(), ms === 0 ? 0 : dueMs);
  }

  async #push(): Promise<void> {
    this.#lastMs = Date.now();
    await Promise.all([...this.#viewers].map((viewer) => this.#pushTo(viewer)));
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#viewers.size > 0) this.#timer = setTimeout(() => void this.#push(), AT_LEAST_EVERY_MS);
  }

  async #pushTo({ personId, response }: Viewer): Promise<void> {
    try {
      const report = await readLive(this.#sql, personId);
      response.write(`event: live\ndata: ${JSON.stringify(report)}\n\n`);
    } catch (error) {
      this.#services.log.warn({ error: (error as Error).message }, 'the live report cannot be read');
    }
  }
}
