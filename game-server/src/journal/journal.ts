import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { JournalEvent, NewEvent } from './events.ts';
import type { Spool } from './spool.ts';
import type { NewRow, SpooledRow } from './spool-messages.ts';

/** The append-only record: an event counts as told only when `record` has resolved. */
export class Journal {
  readonly #spool: Spool;
  readonly #onRecorded: () => void;

  constructor(spool: Spool, onRecorded: () => void) {
    this.#spool = spool;
    this.#onRecorded = onRecorded;
  }

  /** Makes the events durable, all or none. Rejects with `SpoolBrokenError` when the disk refuses. */
  async record(...events: NewEvent[]): Promise<void> {
    await this.#spool.append(events.map(rowOf));
    this.#onRecorded();
  }

  /** What a person did, and when the server started, that Postgres may not know yet, oldest first. */
  async unshipped(personId: string): Promise<JournalEvent[]> {
    return (await this.#spool.ofPerson(personId)).map(eventOf);
  }

  /** What happened in a room that Postgres may not know yet, oldest first. */
  async unshippedOfRoom(roomId: string): Promise<JournalEvent[]> {
    return (await this.#spool.ofRoom(roomId)).map(eventOf);
  }
}

/** What the spool keeps of an event, under an id of its own. */
export function rowOf(event: NewEvent): NewRow {
  const body = JSON.stringify(event.body);
  const { kind, at, roomId, personId, requestId } = event;
  return { id: uuidv7(), kind, at, roomId, personId, requestId, body, bodySha256: hashOf(body) };
}

/** The event that a row of the spool holds. */
export function eventOf(row: SpooledRow): JournalEvent {
  const { id, kind, at, roomId, personId, requestId } = row;
  return { id, kind, at, roomId, personId, requestId, body: JSON.parse(row.body) } as JournalEvent;
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
