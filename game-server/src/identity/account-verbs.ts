import type { AdminTools, AdminVerb } from '../admin/admin-verb.ts';
import { verbArguments } from '../admin/verb-arguments.ts';
import type { Sql } from '../db/database.ts';
import { createAccountLinks } from './account-links.ts';
import { isUsername } from './auth.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Member = { personId: string; name: string; username: string | null; role: string };

/** What operators can do with accounts. */
export const accountVerbs: readonly AdminVerb[] = [
  {
    words: 'invite add',
    usage: '--person PERSON_ID | --name NAME [--username USERNAME]',
    gives: 'a link, good once within seven days, by which a person chooses a password',
    run: async (args, { sql, say, warn }) => {
      const text = { type: 'string' } as const;
      const read = verbArguments(args, { least: 0, most: 0 }, { person: text, name: text, username: text });
      const { person, name, username = null } = read?.values ?? {};
      if (!read || (person === undefined) === (name === undefined)) return 2;
      if (username !== null && !isUsername(username)) {
        warn('A user name has 2 to 40 letters, digits, dots, hyphens or underscores.');
        return 1;
      }
      const isTaken =
        username !== null &&
        (await sql`select 1 from auth."user" where username = ${username.toLowerCase()}`).length > 0;
      if (isTaken) {
        warn('This user name is taken.');
        return 1;
      }
      const member = await onlyOne(sql, warn, person, name);
      if (!member) return 1;
      if (member.role === 'visitor' || member.username !== null) {
        warn(
          member.username === null
            ? 'A visitor is not invited: import the person first.'
            : `There is an account already: account reset ${member.username}`,
        );
        return 1;
      }
      sayLink(say, member.name, await createAccountLinks(sql).make('invitation', member.personId, username));
      return 0;
    },
  },
  {
    words: 'invite list',
    usage: '',
    gives: 'links that can still be used; what stands in them is kept nowhere',
    run: async (args, { sql, say }) => {
      if (args.length > 0) return 2;
      const links = await createAccountLinks(sql).list();
      for (const { linkId, kind, name, unit, expiresAt } of links)
        say([linkId, kind, name, unit ?? '–', `until ${expiresAt.toISOString()}`].join('  '));
      say(`${links.length} links`);
      return 0;
    },
  },
  {
    words: 'invite revoke',
    usage: 'LINK_ID',
    gives: 'takes a link back',
    run: async (args, { sql, say, warn }) => {
      const [linkId] = args;
      if (args.length !== 1 || !UUID.test(linkId ?? '')) return 2;
      const isRevoked = await createAccountLinks(sql).revoke(linkId as string);
      if (isRevoked) say('Taken back.');
      else warn('There is no such link that could still be used.');
      return isRevoked ? 0 : 1;
    },
  },
  {
    words: 'account reset',
    usage: 'USERNAME',
    gives: 'ends the sessions and the password of an account, and gives a link for another, good once within a day',
    run: (args, tools) =>
      withMember(args, tools, async ({ personId, name, username }, { sql, say }) => {
        await sql`
          delete from auth.account using person
          where person_id = ${personId} and account."userId" = user_id and "providerId" = 'credential'`;
        await sql`select end_sessions(${personId})`;
        sayLink(say, name, await createAccountLinks(sql).make('reset', personId, username));
      }),
  },
  {
    words: 'account disable',
    usage: 'USERNAME | PERSON_ID',
    gives: 'ends the sessions of an account and its lines to rooms; nobody signs in by it any more',
    run: (args, tools) =>
      withMember(args, tools, async ({ personId }, { sql, say }) => {
        await sql`update person set disabled_at = coalesce(disabled_at, now()) where person_id = ${personId}`;
        await sql`select end_sessions(${personId})`;
        await noted(sql, 'person.disabled', personId);
        say('Disabled.');
      }),
  },
  {
    words: 'account enable',
    usage: 'USERNAME | PERSON_ID',
    gives: 'lets an account that was disabled sign in again',
    run: (args, tools) =>
      withMember(args, tools, async ({ personId }, { sql, say }) => {
        await sql`update person set disabled_at = null where person_id = ${personId}`;
        await noted(sql, 'person.enabled', personId);
        say('Enabled.');
      }),
  },
];

async function withMember(
  args: readonly string[],
  tools: AdminTools,
  act: (member: Member, tools: AdminTools) => Promise<void>,
): Promise<0 | 1 | 2> {
  const [username = ''] = args;
  if (args.length !== 1) return 2;
  const [named] = await members(tools.sql, { username: username.toLowerCase() });
  // Who comes by the single sign-on may have no user name.
  const [member = null] = named || !UUID.test(username) ? [named] : await members(tools.sql, { personId: username });
  if (!member) {
    tools.warn('There is no account of this user name.');
    return 1;
  }
  await act(member, tools);
  return 0;
}

/** The person who is meant; says why there is none. */
async function onlyOne(
  sql: Sql,
  warn: AdminTools['warn'],
  personId: string | undefined,
  name: string | undefined,
): Promise<Member | null> {
  const isId = personId === undefined || UUID.test(personId);
  const found = isId ? await members(sql, personId === undefined ? { name: name as string } : { personId }) : [];
  if (found.length === 0) warn('There is no such person.');
  if (found.length > 1) warn('Several people bear this name: take the id from `people list` and give it by --person.');
  return found.length === 1 ? (found[0] as Member) : null;
}

function members(sql: Sql, by: { personId: string } | { name: string } | { username: string }): Promise<Member[]> {
  const condition =
    'personId' in by
      ? sql`person_id = ${by.personId}`
      : 'name' in by
        ? sql`display_name = ${by.name} and role <> 'visitor'`
        : sql`username = ${by.username}`;
  return sql<Member[]>`
    select person_id as "personId", display_name as name, username, role
    from person left join auth."user" on "user".id = user_id where ${condition}`;
}

async function noted(sql: Sql, kind: string, personId: string): Promise<void> {
  await sql`insert into org_event (kind, body) values (${kind}, ${sql.json({ personId })})`;
}

function sayLink(say: AdminTools['say'], name: string, secret: string): void {
  const origin = process.env.PUBLIC_ORIGIN?.split(',')[0]?.trim() || `http://127.0.0.1:${process.env.PORT || '2567'}`;
  say(`For ${name}; whoever has this link can use it, once. It is shown this one time:`);
  say(`${new URL(origin).origin}/join.html#${secret}`);
}
