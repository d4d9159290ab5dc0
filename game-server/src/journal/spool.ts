import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NewRow, PlaceRow, SpooledRow, SpoolReply, SpoolRequest } from './spool-messages.ts';

/** The spool is gone: nothing more is acknowledged by this process. */
export class SpoolBrokenError extends Error {
  override readonly name = 'SpoolBrokenError';
}

type Pending = { resolve(reply: SpoolReply): void; reject(error: Error): void };
type Unticketed = SpoolRequest extends infer R ? (R extends { ticket: number } ? Omit<R, 'ticket'> : never) : never;

/** The durable queue before Postgres, spoken to by messages so that its fsync never stops the tick. */
export class Spool {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastTicket = 0;
  #broken: Error | null = null;
  #closing = false;

  private constructor(worker: Worker, onBroken: (error: Error) => void) {
    this.#worker = worker;
    worker.on('message', (reply: SpoolReply) => this.#settle(reply));
    worker.on('error', (error) => this.#break(error, onBroken));
    worker.on('exit', () => {
      if (!this.#closing) this.#break(new Error('the spool ended'), onBroken);
    });
  }

  /**
   * Opens the spool in a folder (made when missing). Throws `SpoolBrokenError` when it is in use by
   * another process or cannot be written. `onBroken`: called once if it fails later.
   */
  static async open(folder: string, onBroken: (error: Error) => void): Promise<Spool> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, 'spool.sqlite');
    const worker = new Worker(new URL('./spool-worker.ts', import.meta.url), { workerData: { file } });
    try {
      await once(worker, 'message');
    } catch (cause) {
      throw new SpoolBrokenError(`The journal in ${folder} cannot be opened: ${(cause as Error).message}.`, { cause });
    }
    return new Spool(worker, onBroken);
  }

  /** Resolves when the rows are on disk. */
  async append(rows: NewRow[]): Promise<void> {
    await this.#ask({ kind: 'append', rows });
  }

  /** The oldest rows that were not shipped yet. */
  async peek(limit: number): Promise<SpooledRow[]> {
    return rowsOf(await this.#ask({ kind: 'peek', limit }));
  }

  /** What one person did that was not shipped yet, and between it the starts of the server. */
  async ofPerson(personId: string): Promise<SpooledRow[]> {
    return rowsOf(await this.#ask({ kind: 'of-person', personId }));
  }

  /** What happened in one room that was not shipped yet. */
  async ofRoom(roomId: string): Promise<SpooledRow[]> {
    return rowsOf(await this.#ask({ kind: 'of-room', roomId }));
  }

  /** The newest row that was not shipped yet; null where all is. */
  async last(): Promise<SpooledRow | null> {
    return rowsOf(await this.#ask({ kind: 'last' })).at(-1) ?? null;
  }

  /** How many rows were not shipped yet, and when the oldest of them happened, in ms. */
  async waiting(): Promise<{ waiting: number; oldestAt: number | null }> {
    const reply = await this.#ask({ kind: 'waiting' });
    return reply.kind === 'waiting' ? reply : { waiting: 0, oldestAt: null };
  }

  /** Keeps places instead of the older ones of the same people; nobody waits for it. */
  keepPlaces(places: PlaceRow[]): void {
    // A spool that is broken has said so: what is best effort needs no second word.
    this.#ask({ kind: 'keep-places', places }).catch(() => {});
  }

  /** The places that are kept of a room. */
  async placesOf(roomId: string): Promise<PlaceRow[]> {
    const reply = await this.#ask({ kind: 'places-of', roomId });
    return reply.kind === 'places' ? reply.places : [];
  }

  /** Forgets the places of a room; nobody waits for it. */
  forgetPlaces(roomId: string): void {
    this.#ask({ kind: 'forget-places', roomId }).catch(() => {});
  }

  /** Forgets what was shipped. */
  async drop(upToSeq: number): Promise<void> {
    await this.#ask({ kind: 'drop', upToSeq });
  }

  async close(): Promise<void> {
    if (this.#closing || this.#broken) return;
    const closed = this.#ask({ kind: 'close' });
    this.#closing = true;
    await closed;
  }

  #ask(request: Unticketed): Promise<SpoolReply> {
    if (this.#broken || this.#closing) return Promise.reject(new SpoolBrokenError('the journal is closed'));
    const ticket = ++this.#lastTicket;
    return new Promise((resolve, reject) => {
      this.#pending.set(ticket, { resolve, reject });
      this.#worker.postMessage({ ...request, ticket });
    });
  }

  #settle(reply: SpoolReply): void {
    if (reply.kind === 'open') return;
    this.#pending.get(reply.ticket)?.resolve(reply);
    this.#pending.delete(reply.ticket);
  }

  #break(cause: Error, onBroken: (error: Error) => void): void {
    if (this.#broken) return;
    this.#broken = new SpoolBrokenError('the journal cannot be written', { cause });
    for (const { reject } of this.#pending.values()) reject(this.#broken);
    this.#pending.clear();
    onBroken(this.#broken);
  }
}

function rowsOf(reply: SpoolReply): SpooledRow[] {
  return reply.kind === 'rows' ? reply.rows : [];
}
