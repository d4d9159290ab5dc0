import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readName } from '@clearhall/shared-schema/identity/display-name';
import type { Sql, Tx } from '../db/database.ts';
import { isBotName } from './bot-names.ts';
import { SIGN_ON, type SignOnSettings, type Vouched } from './sign-on.ts';

/** As long as a name of an imported person may be. */
const NAME = { least: 1, most: 40 } as const;
const LONGEST_NUMBER = 64;

/**
 * Sees to it that whom the sign-on vouches for has an account and is a member; nothing changes for who has both. Who was
 * imported under the number that the sign-on gives is that person, and keeps name, unit and roles. All or nothing.
 */
export async function admitBySignOn(sql: Sql, settings: SignOnSettings, vouched: Vouched): Promise<void> {
  const key = createHash('sha256').update(`${settings.issuer}\n${vouched.subject}`).digest();
  await sql.begin(async (tx) => {
    // Two first sign-ins at once would make two people.
    await tx`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 0))`;
    const [account] = await tx<{ userId: string }[]>`
      select "userId" from auth.account where "providerId" = ${SIGN_ON} and "accountId" = ${vouched.subject}`;
    if (account) {
      const known = await tx`select 1 from public.person where user_id = ${account.userId}`;
      if (known.length === 0) await addPerson(tx, settings, vouched, key, account.userId);
      return;
    }
    const imported = await importedPerson(tx, settings, vouched);
    const userId = imported?.userId ?? (await addUser(tx, key));
    if (!imported) await addPerson(tx, settings, vouched, key, userId);
    else if (!imported.userId)
      await tx`update public.person set user_id = ${userId} where person_id = ${imported.personId}`;
    // The tokens of the sign-on are not kept: nothing is asked there later.
    await tx`
      insert into auth.account (id, "accountId", "providerId", "userId", "updatedAt")
      values (${newId()}, ${vouched.subject}, ${SIGN_ON}, ${userId}, now())`;
  });
}

/** The person who was imported under the number that the sign-on gives; null where there is none. */
async function importedPerson(tx: Tx, { personClaim }: SignOnSettings, { claims }: Vouched) {
  const given = personClaim === null ? undefined : claims[personClaim];
  const number = typeof given === 'number' ? String(given) : given;
  if (typeof number !== 'string' || number === '' || number.length > LONGEST_NUMBER) return null;
  const [person] = await tx<{ personId: string; userId: string | null }[]>`
    select person_id as "personId", user_id as "userId" from public.person
    where external_id = ${number} and role <> 'visitor' for update`;
  return person ?? null;
}

async function addUser(tx: Tx, key: Buffer): Promise<string> {
  const userId = newId();
  await tx`
    insert into auth."user" (id, name, email, "emailVerified")
    values (${userId}, '', ${`${key.toString('hex')}@sign-on.invalid`}, false)`;
  return userId;
}

async function addPerson(
  tx: Tx,
  { unitCode }: SignOnSettings,
  { claims }: Vouched,
  key: Buffer,
  userId: string,
): Promise<void> {
  const personId = randomUUID();
  await tx`
    insert into public.person (person_id, user_id, display_name, role, unit_id)
    values (${personId}, ${userId}, ${nameOf(claims, key)}, 'learner',
      (select unit_id from public.unit where code = ${unitCode} and closed_at is null))`;
  await tx`
    insert into public.org_event (kind, body) values ('person.vouched', ${tx.json({ personId })})`;
}

/** The name that the sign-on gives, where it can be shown; else one that tells people apart. */
function nameOf(claims: Vouched['claims'], key: Buffer): string {
  for (const given of [claims.name, claims.preferred_username]) {
    const read = typeof given === 'string' ? readName(given, NAME) : null;
    if (read && 'name' in read && !isBotName(read.name)) return read.name;
  }
  return `Member ${key.toString('hex').slice(0, 6)}`;
}

function newId(): string {
  return randomBytes(18).toString('base64url');
}
