import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PlaceRow } from './spool-messages.ts';

/** A place is of use while its person may come back to the room: not longer than a day, and of the newest only. */
const KEPT_MS = 24 * 60 * 60_000;
const MOST_PLACES = 20_000;

/** The last place of each person in each room, in the spool's file; never shipped. */
export class PlaceTable {
  readonly #keep: StatementSync;
  readonly #of: StatementSync;
  readonly #forget: StatementSync;
  readonly #count: StatementSync;
  readonly #drop: StatementSync;

  constructor(database: DatabaseSync, nowMs: number) {
    database.exec(`create table if not exists last_place (
      room_id text not null, person_id text not null, x real not null, y real not null, at integer not null,
      primary key (room_id, person_id)
    ) strict, without rowid`);
    database.exec('create index if not exists last_place_at on last_place (at)');
    database.prepare('delete from last_place where at < ?').run(nowMs - KEPT_MS);
    this.#keep = database.prepare(`insert into last_place (room_id, person_id, x, y, at)
      values (:roomId, :personId, :x, :y, :at)
      on conflict do update set x = excluded.x, y = excluded.y, at = excluded.at`);
    this.#of = database.prepare(`select room_id as roomId, person_id as personId, x, y, at from last_place
      where room_id = ?`);
    this.#forget = database.prepare('delete from last_place where room_id = ?');
    this.#count = database.prepare('select count(*) as kept from last_place');
    this.#drop = database.prepare(`delete from last_place
      where (room_id, person_id) in (select room_id, person_id from last_place order by at limit ?)`);
  }

  /** Keeps these places instead of the older ones; the oldest of too many go. */
  keep(places: readonly PlaceRow[]): void {
    for (const place of places) this.#keep.run(place);
    const tooMany = Number(this.#count.get()?.kept) - MOST_PLACES;
    if (tooMany > 0) this.#drop.run(tooMany);
  }

  of(roomId: string): PlaceRow[] {
    return this.#of.all(roomId) as PlaceRow[];
  }

  forget(roomId: string): void {
    this.#forget.run(roomId);
  }
}
