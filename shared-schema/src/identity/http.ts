import type { Role } from '../contract.ts';

/** Who the browser is signed in as, `look` as in `avatar/look.ts`; `null` where nobody is. */
export type SignedIn = { name: string; role: Role; unit: string | null; look: number } | null;

/** A tour that can be joined now. */
export type OpenTour = { tourId: string; hallId: string; lecturer: string; openedAt: string; people: number };

/** Reply of `POST /api/enter`: a place in a room, for one use within a minute. */
export type Seat = { roomId: string; ticket: string; hallId: string; version: string };

/** Why a request to the HTTP API was refused. */
export type HttpRefusal =
  | 'malformed'
  | 'foreign-origin'
  | 'not-signed-in'
  | 'not-allowed'
  | 'no-such-hall'
  | 'no-such-tour'
  | 'tour-closed'
  | 'room-full'
  | 'removed'
  | 'banned'
  | 'bad-name'
  | 'too-many'
  | 'link-expired'
  | 'no-learner-left'
  | 'failed';
