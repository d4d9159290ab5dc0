import type { Sql } from '../db/database.ts';
import type { Log } from '../log.ts';
import { type Repeated, repeatedly } from '../repeatedly.ts';

/** A role that begins or ends by its time is told to rooms and feeds at most this late. */
const EVERY_MS = 1000;

/** Lets roles begin and end as time goes on, by the database's clock; scopes of reports need no such help. */
export function watchRoles(sql: Sql, log: Log): Repeated {
  return repeatedly(
    EVERY_MS,
    () => sql`select settle_roles()`,
    ({ message }) => log.warn({ error: message }, 'roles cannot follow the time: the database does not answer'),
  );
}
