import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { Spool } from '../journal/spool.ts';

export type LastPlaces = ReturnType<typeof createLastPlaces>;

/**
 * Where people last stood, kept beside the journal and not in it: only the newest place of each person in each room,
 * best effort, so that who comes back after the process ended stands there again.
 */
export function createLastPlaces(spool: Spool, nowMs: () => number) {
  return {
    /** Keeps where people of a room stand now, in the place of what was kept of them. Does not wait for the disk. */
    keep(roomId: string, places: Iterable<[personId: string, place: Point]>): void {
      const at = nowMs();
      const rows = Array.from(places, ([personId, { x, y }]) => ({ roomId, personId, x, y, at }));
      if (rows.length > 0) spool.keepPlaces(rows);
    },

    /** The places that are kept of a room, by person. */
    async of(roomId: string): Promise<Map<string, Point>> {
      return new Map((await spool.placesOf(roomId)).map(({ personId, x, y }) => [personId, { x, y }]));
    },

    /** Forgets the places of a room that has ended. */
    forget(roomId: string): void {
      spool.forgetPlaces(roomId);
    },
  };
}
