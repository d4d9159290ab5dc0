/** One event as the spool stores it; `at` in milliseconds, `body` as JSON text. */
export type NewRow = {
  id: string;
  kind: string;
  at: number;
  roomId: string | null;
  personId: string | null;
  requestId: string | null;
  body: string;
  bodySha256: string;
};
export type SpooledRow = NewRow & { seq: number };

/** Where a person last stood in a room, in tiles; `at` in milliseconds. */
export type PlaceRow = { roomId: string; personId: string; x: number; y: number; at: number };

/** What is asked of the spool's thread; `ticket` comes back with the reply. */
export type SpoolRequest =
  | { kind: 'append'; ticket: number; rows: NewRow[] }
  | { kind: 'peek'; ticket: number; limit: number }
  | { kind: 'of-person'; ticket: number; personId: string }
  | { kind: 'of-room'; ticket: number; roomId: string }
  | { kind: 'last'; ticket: number }
  | { kind: 'waiting'; ticket: number }
  | { kind: 'keep-places'; ticket: number; places: PlaceRow[] }
  | { kind: 'places-of'; ticket: number; roomId: string }
  | { kind: 'forget-places'; ticket: number; roomId: string }
  | { kind: 'drop'; ticket: number; upToSeq: number }
  | { kind: 'close'; ticket: number };

export type SpoolReply =
  | { kind: 'open'; waiting: number }
  | { kind: 'done'; ticket: number; waiting: number }
  | { kind: 'rows'; ticket: number; rows: SpooledRow[] }
  | { kind: 'waiting'; ticket: number; waiting: number; oldestAt: number | null }
  | { kind: 'places'; ticket: number; places: PlaceRow[] };
