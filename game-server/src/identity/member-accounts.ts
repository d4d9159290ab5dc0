import { randomBytes } from 'node:crypto';
import type { Sql, Tx } from '../db/database.ts';
import { hashOf, type OpenLink } from './account-links.ts';
import { hashPassword } from './password.ts';

/**
 * Makes the account that an invitation is for, or gives it another password, and ends all its sessions; the link is used
 * up with it. `username` counts for an invitation that leaves it open. Gives the account's id, or why nothing was done.
 */
export async function takeUp(
  sql: Sql,
  { link, secret, username, password }: { link: OpenLink; secret: string; username: string; password: string },
): Promise<{ userId: string } | 'link-expired' | 'username-taken'> {
  const hash = await hashPassword(password);
  try {
    return await sql.begin(async (tx) => {
      const used = await tx`
        update account_link set used_at = now()
        where secret_sha256 = ${hashOf(secret)} and used_at is null and revoked_at is null and expires_at > now()
        returning 1`;
      if (used.length === 0) return 'link-expired';
      await tx`select end_sessions(${link.personId})`;
      const userId = await accountOf(tx, link, link.username ?? username);
      await tx`delete from auth.account where "userId" = ${userId} and "providerId" = 'credential'`;
      await tx`
        insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
        values (${newId()}, ${userId}, 'credential', ${userId}, ${hash}, now())`;
      return { userId };
    });
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'user_username_key') return 'username-taken';
    throw error;
  }
}

/** The account of the link's person, made where there is none. */
async function accountOf(tx: Tx, { personId, name }: OpenLink, username: string): Promise<string> {
  const [person] = await tx<{ userId: string | null }[]>`
    select user_id as "userId" from person where person_id = ${personId} for update`;
  const userId = person?.userId ?? newId();
  // The library looks user names up in lower case.
  const plain = username.toLowerCase();
  await tx`
    insert into auth."user" (id, name, email, "emailVerified", username, "displayUsername")
    values (${userId}, ${name}, ${`${personId}@member.invalid`}, false, ${plain}, ${username})
    on conflict (id) do update set username = excluded.username, "displayUsername" = excluded."displayUsername"`;
  await tx`update person set user_id = ${userId} where person_id = ${personId}`;
  return userId;
}

function newId(): string {
  return randomBytes(18).toString('base64url');
}
