import type { Role } from '../contract.ts';

/** Who the browser is signed in as, `look` as in `avatar/look.ts`; `null` where nobody is. */
export type SignedIn = { name: string; role: Role; unit: string | null; look: number } | null;

/** The single sign-on of the house, `name` as its button says it or null for words of ours; `null` where there is none. */
export type SignOnOffer = { name: string | null } | null;

/** Why a single sign-on came to nothing, as the entrance's address says it. */
export type SignOnFailure = 'denied' | 'refused' | 'stale' | 'unreachable' | 'failed';

/** A tour that can be joined now. */
export type OpenTour = { tourId: string; hallId: string; lecturer: string; openedAt: string; people: number };

/** Reply of `POST /api/enter`: a place in a room, for one use within a minute. */
export type Seat = { roomId: string; ticket: string; hallId: string; version: string };

/** Whom a link of an invitation or a reset is for; `username` null where the person chooses it. */
export type AccountLink = {
  kind: 'invitation' | 'reset';
  name: string;
  unit: string | null;
  username: string | null;
  /** The name under which this browser is in the hall as a visitor; null where it is not. */
  visitor: string | null;
};

/** Why a request to the HTTP API was refused. */
export type HttpRefusal =
  | 'malformed'
  | 'foreign-origin'
  | 'not-signed-in'
  | 'not-allowed'
  | 'no-such-hall'
  | 'no-such-tour'
  | 'no-such-exhibit'
  | 'tour-closed'
  | 'room-full'
  | 'removed'
  | 'banned'
  | 'bad-name'
  | 'too-many'
  | 'busy'
  | 'link-expired'
  | 'bad-username'
  | 'username-taken'
  | 'weak-password'
  | 'no-learner-left'
  | 'disk-full'
  | 'sign-on-unreachable'
  | 'failed';
