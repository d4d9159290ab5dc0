import { createHash } from 'node:crypto';
import type { Sql } from '../db/database.ts';

/** Wrong passwords that cost no time. */
const FREE_TRIES = 5;
const FIRST_WAIT_S = 10;
const LONGEST_WAIT_S = 900;
/** After so long without a try the count begins anew. */
const FORGOTTEN_AFTER_S = 86_400;

/** Counts tries at passwords by user name, alike for names that there are and names that there are not. */
export function createSignInTries(sql: Sql) {
  return {
    /**
     * Whether one more try is taken now; it is counted before the password is looked at, so that tries at once are no way
     * around. After five, each waits twice as long as the one before: ten seconds first, a quarter of an hour at most.
     */
    async takes(username: string): Promise<boolean> {
      const rows = await sql`
        insert into public.sign_in_try as known (username_sha256, tries, last_at)
        values (${keyOf(username)}, 1, now())
        on conflict (username_sha256) do update set last_at = now(),
          tries = case when known.last_at < now() - make_interval(secs => ${FORGOTTEN_AFTER_S}) then 1
            else least(known.tries + 1, 1000) end
          where known.tries < ${FREE_TRIES} or known.last_at <= now() - make_interval(secs =>
            least(${FIRST_WAIT_S} * 2.0 ^ least(known.tries - ${FREE_TRIES}, 20), ${LONGEST_WAIT_S}))
        returning 1`;
      return rows.length > 0;
    },

    /** The right password was given: the count begins anew. */
    async forget(username: string): Promise<void> {
      await sql`delete from public.sign_in_try where username_sha256 = ${keyOf(username)}`;
    },
  };
}

function keyOf(username: string): Buffer {
  return createHash('sha256').update(username.toLowerCase()).digest();
}
