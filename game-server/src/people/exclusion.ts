import type { JournalEvent } from '../journal/events.ts';

/** Somebody may not enter: nowhere (`hallId` null), not this hall, or only not this room; forever while `until` is null. */
export type Exclusion = {
  exclusionId: string;
  personId: string;
  kind: 'removed' | 'banned';
  hallId: string | null;
  onlyRoomId: string | null;
  byId: string;
  /** Milliseconds of server time. */
  at: number;
  until: number | null;
};

/** Where somebody wants to be; no room is said where any open one will do. */
export type Place = { hallId: string; roomId: string | null };

/** Whether an exclusion keeps its person out of a place at `nowMs`. */
export function keepsOut(exclusion: Exclusion, place: Place, nowMs: number): boolean {
  if (exclusion.until !== null && exclusion.until <= nowMs) return false;
  if (exclusion.hallId !== null && exclusion.hallId !== place.hallId) return false;
  return exclusion.onlyRoomId === null || exclusion.onlyRoomId === place.roomId;
}

/** What holds of exclusions that are known and of events that came after them, oldest first: lifted ones are gone. */
export function exclusionsAfter(known: readonly Exclusion[], events: readonly JournalEvent[]): Exclusion[] {
  const held = new Map(known.map((exclusion) => [exclusion.exclusionId, exclusion]));
  for (const event of events) {
    if (event.kind === 'exclusion.lifted') held.delete(event.body.exclusionId);
    if (event.kind !== 'person.excluded' || event.personId === null) continue;
    held.set(event.body.exclusionId, { ...event.body, personId: event.personId, at: event.at });
  }
  return [...held.values()];
}
