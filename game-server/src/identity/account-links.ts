import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../db/database.ts';

/** How long an invitation and a reset are good for, in hours. */
const HOURS = { invitation: 7 * 24, reset: 24 } as const;

export type LinkKind = keyof typeof HOURS;

/** A link that was made and not used, taken back or outlived. `username`: null where the person chooses it. */
export type OpenLink = {
  linkId: string;
  kind: LinkKind;
  personId: string;
  name: string;
  unit: string | null;
  username: string | null;
  expiresAt: Date;
};

/** Links that let a person set a password once. What stands in a link is kept nowhere, only its hash. */
export function createAccountLinks(sql: Sql) {
  const open = sql`
    select link_id as "linkId", kind, person_id as "personId", display_name as name, account_link.username,
      expires_at as "expiresAt", (select name from unit where unit.unit_id = person.unit_id) as unit
    from account_link join person using (person_id)
    where used_at is null and revoked_at is null and expires_at > now() and disabled_at is null`;
  return {
    /** Makes a link; those made for the person before are taken back. Gives its secret (192 bits), this once. */
    async make(kind: LinkKind, personId: string, username: string | null): Promise<string> {
      const secret = randomBytes(24).toString('base64url');
      await sql.begin(async (tx) => {
        await tx`
          update account_link set revoked_at = now()
          where person_id = ${personId} and used_at is null and revoked_at is null`;
        await tx`
          insert into account_link (kind, person_id, username, secret_sha256, expires_at)
          values (${kind}, ${personId}, ${username}, ${hashOf(secret)}, now() + make_interval(hours => ${HOURS[kind]}))`;
        const body = { personId, kind };
        await tx`insert into org_event (kind, body) values ('person.linked', ${sql.json(body)})`;
      });
      return secret;
    },

    /** Whom a link is for; null when it was used, taken back, outlived or never was. */
    async of(secret: string): Promise<OpenLink | null> {
      const [link] = await sql<OpenLink[]>`${open} and secret_sha256 = ${hashOf(secret)}`;
      return link ?? null;
    },

    /** All that can still be used, the newest first. */
    list(): Promise<OpenLink[]> {
      return sql<OpenLink[]>`${open} order by made_at desc`;
    },

    /** Takes a link back; false where there is none to take back. */
    async revoke(linkId: string): Promise<boolean> {
      const rows = await sql`
        update account_link set revoked_at = now()
        where link_id = ${linkId} and used_at is null and revoked_at is null returning 1`;
      return rows.length > 0;
    },
  };
}

/** How a link's secret is kept. 192 random bits cannot be guessed from a hash, however fast it is. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
