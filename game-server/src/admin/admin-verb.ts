import type { Sql } from '../db/database.ts';

/** What an operator's verb works with: the database as its owner, and where its lines go. */
export type AdminTools = {
  readonly sql: Sql;
  /** Prints a line for the operator. */
  readonly say: (line: string) => void;
  /** Prints a line of what went wrong and what to do. */
  readonly warn: (line: string) => void;
};

/** One thing an operator can do by `npm run admin -- <words> …`. */
export type AdminVerb = {
  /** The words that name it, such as `unit move`. */
  readonly words: string;
  /** Its arguments, such as `UNIT_ID --under UNIT_ID`. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly gives: string;
  /** Does it. The exit code: 0 done, 1 refused or found wanting, 2 wrong arguments. */
  readonly run: (args: readonly string[], tools: AdminTools) => Promise<0 | 1 | 2>;
};
