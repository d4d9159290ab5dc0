import { randomUUID } from 'node:crypto';
import type { Sql } from '../db/database.ts';
import { happened, type JournalEvent } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import { type Exclusion, exclusionsAfter, keepsOut, type Place } from './exclusion.ts';

/** An act of a moderator or lecturer: in which room, answering which request, by whom, when (server time in ms). */
export type Act = { roomId: string; requestId: string; byId: string; at: number };
export type ExclusionStore = ReturnType<typeof createExclusionStore>;

/** What of this process's own acts is remembered beside the record, against somebody who comes in at that moment. */
const MOST_RECENT = 1000;
const MOST_LISTED = 200;

/** Who may not enter: what Postgres knows, what is still on its way there, and what is being written now. */
export function createExclusionStore(sql: Sql, journal: Journal) {
  const recent = new Map<string, Exclusion>();
  const lifted = new Set<string>();
  const listeners = new Set<(exclusion: Exclusion) => void>();
  const select = sql`
    select exclusion_id as "exclusionId", person_id as "personId", kind, hall_id as "hallId",
      only_room_id as "onlyRoomId", by_id as "byId", (extract(epoch from at) * 1000)::float8 as at,
      (extract(epoch from until) * 1000)::float8 as until
    from exclusion where lifted_at is null`;

  const standing = (rows: readonly Exclusion[], unshipped: readonly JournalEvent[]): Exclusion[] =>
    exclusionsAfter(rows, unshipped).filter(({ exclusionId }) => !lifted.has(exclusionId));

  return {
    /** Why a person may not be at a place at `nowMs`; null who may. Rejects when the database does not answer. */
    async of(personId: string, place: Place, nowMs: number): Promise<Exclusion['kind'] | null> {
      // The spool first: what is shipped between the two reads is then seen twice, never not at all.
      const unshipped = await journal.unshipped(personId);
      const rows = await sql<Exclusion[]>`${select} and person_id = ${personId}`;
      const made = [...recent.values()].filter((exclusion) => exclusion.personId === personId);
      const out = [...standing(rows, unshipped), ...made].filter((exclusion) => keepsOut(exclusion, place, nowMs));
      if (out.some(({ kind }) => kind === 'banned')) return 'banned';
      return out.length > 0 ? 'removed' : null;
    },

    /** Keeps a person out from now on; resolves when that is durable and the rooms have been told. */
    async exclude(wish: Omit<Exclusion, 'exclusionId' | 'at' | 'byId'>, act: Act): Promise<void> {
      const { personId, ...scope } = wish;
      const exclusion: Exclusion = { ...wish, exclusionId: randomUUID(), byId: act.byId, at: act.at };
      const { exclusionId, byId } = exclusion;
      // Before the disk is asked: who comes in meanwhile must not slip through between the record and the rooms.
      recent.set(exclusionId, exclusion);
      const where = { roomId: act.roomId, personId, requestId: act.requestId };
      try {
        await journal.record(happened('person.excluded', act.at, where, { ...scope, exclusionId, byId }));
      } catch (error) {
        recent.delete(exclusionId);
        throw error;
      }
      const oldest = recent.keys().next();
      if (recent.size > MOST_RECENT && !oldest.done) recent.delete(oldest.value);
      for (const listener of listeners) listener(exclusion);
    },

    /** Those who are kept out of a hall or of every hall at `nowMs`, the newest first; `roomId` is the asker's. */
    async standingIn(hallId: string, roomId: string, nowMs: number): Promise<Exclusion[]> {
      const unshipped = await journal.unshippedOfRoom(roomId);
      const rows = await sql<Exclusion[]>`
        ${select} and (hall_id is null or hall_id = ${hallId}) and (until is null or until > ${new Date(nowMs)})
        order by at desc limit ${MOST_LISTED}`;
      const here = standing([...rows, ...recent.values()], unshipped);
      return here
        .filter((exclusion) => keepsOut(exclusion, { hallId, roomId: exclusion.onlyRoomId }, nowMs))
        .sort((a, b) => b.at - a.at);
    },

    /** Lets somebody in again; false where there is no such exclusion. */
    async lift(exclusionId: string, act: Act): Promise<boolean> {
      const unshipped = await journal.unshippedOfRoom(act.roomId);
      const rows = await sql<Exclusion[]>`${select} and exclusion_id = ${exclusionId}`;
      const known = standing([...rows, ...recent.values()], unshipped);
      const exclusion = known.find((each) => each.exclusionId === exclusionId);
      if (!exclusion) return false;
      const where = { roomId: act.roomId, personId: exclusion.personId, requestId: act.requestId };
      await journal.record(happened('exclusion.lifted', act.at, where, { exclusionId, byId: act.byId }));
      recent.delete(exclusionId);
      lifted.add(exclusionId);
      return true;
    },

    /** Tells of everybody who is excluded by this server; the returned function ends it. */
    onExcluded(listener: (exclusion: Exclusion) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
