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

/** What is asked of the spool's thread; `ticket` comes back with the reply. */
export type SpoolRequest =
  | { kind: 'append'; ticket: number; rows: NewRow[] }
  | { kind: 'peek'; ticket: number; limit: number }
  | { kind: 'of-person'; ticket: number; personId: string }
  | { kind: 'of-room'; ticket: number; roomId: string }
  | { kind: 'last'; ticket: number }
  | { kind: 'drop'; ticket: number; upToSeq: number }
  | { kind: 'close'; ticket: number };

export type SpoolReply =
  | { kind: 'open'; waiting: number }
  | { kind: 'done'; ticket: number; waiting: number }
  | { kind: 'rows'; ticket: number; rows: SpooledRow[] };
