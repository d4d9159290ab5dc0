import { isRefused } from '@clearhall/shared-schema/contract';
import type { AdminTools, AdminVerb } from '../admin/admin-verb.ts';
import { verbArguments } from '../admin/verb-arguments.ts';
import { meantPerson } from './people-list.ts';
import { shown } from './people-rows.ts';
import { createRoleStore, GRANTED_ROLES, type GrantedRole, type RoleRefusal } from './role-store.ts';
import { createUnitStore } from './unit-store.ts';

const SENTENCES: Record<RoleRefusal, string> = {
  'no-such-person': 'There is no such person: see `npm run admin -- people list`.',
  'no-such-unit': 'There is no such open unit: see `npm run admin -- unit list`.',
  'unit-needed': 'A supervisor needs --unit: nobody sees everything by leaving it out.',
  'no-scope': 'Lecturers and moderators are so in every hall, supervisors over units: leave out --unit or --hall.',
  over: 'The role would be over before it begins: choose a later --until.',
  held: 'The person holds that role over the same scope already: revoke that grant first.',
  'not-held': 'No grant of that id is in effect or to come: see `npm run admin -- role list`.',
};

const text = { type: 'string' } as const;

/** What operators can do with roles. */
export const roleVerbs: readonly AdminVerb[] = [
  {
    words: 'role grant',
    usage: `PERSON (${GRANTED_ROLES.join(' | ')}) [--unit UNIT] [--hall HALL] [--from TIME] [--until TIME]`,
    gives: 'gives somebody a role; people are named by number or id, times as 2027-01-31T18:00+08:00',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 2, most: 2 }, { unit: text, hall: text, from: text, until: text });
      const [person = '', role = ''] = read?.words ?? [];
      const [from, until] = [timeOf(read?.values.from), timeOf(read?.values.until)];
      if (!read || !isRole(role) || from === undefined || until === undefined) return 2;
      return grant(tools, { person, role, unit: read.values.unit, hallId: read.values.hall ?? null, from, until });
    },
  },
  {
    words: 'role revoke',
    usage: 'GRANT_ID',
    gives: 'ends a role now, on open pages and in rooms too',
    run: async (args, { sql, say, warn }) => {
      const read = verbArguments(args, { least: 1, most: 1 }, {});
      if (!read) return 2;
      const done = await createRoleStore(sql).revoke(read.words[0] as string);
      if (isRefused(done)) warn(SENTENCES[done.refused]);
      else say('Revoked.');
      return isRefused(done) ? 1 : 0;
    },
  },
  {
    words: 'role list',
    usage: '[PERSON] [--over] [--json]',
    gives: 'who holds which role over what and until when; those that are over too with --over',
    run: async (args, { sql, say, warn }) => {
      const options = { over: { type: 'boolean' }, json: { type: 'boolean' } } as const;
      const read = verbArguments(args, { least: 0, most: 1 }, options);
      if (!read) return 2;
      const person = read.words[0];
      const personId = person === undefined ? null : await meantPerson(sql, person);
      if (person !== undefined && personId === null) {
        warn(SENTENCES['no-such-person']);
        return 1;
      }
      for (const one of await createRoleStore(sql).list({ personId, over: read.values.over ?? false })) {
        const scope = one.over ?? one.hallId ?? 'everywhere';
        const until = one.until ? `until ${one.until.toISOString()}` : 'until revoked';
        const parts = [`${one.name} (${one.unit ?? 'no unit'})`, one.role, scope, one.state, until, one.grantId];
        say(read.values.json ? JSON.stringify(one) : parts.join('  '));
      }
      return 0;
    },
  },
];

async function grant(
  { sql, say, warn }: AdminTools,
  wanted: {
    person: string;
    role: GrantedRole;
    unit: string | undefined;
    hallId: string | null;
    from: Date | null;
    until: Date | null;
  },
): Promise<0 | 1> {
  const { person, unit, ...rest } = wanted;
  const personId = await meantPerson(sql, person);
  const unitId = unit === undefined ? null : await createUnitStore(sql).meant(unit);
  if (personId === null || (unit !== undefined && unitId === null)) {
    warn(personId === null ? `${shown(person)}: ${SENTENCES['no-such-person']}` : SENTENCES['no-such-unit']);
    return 1;
  }
  const grantId = await createRoleStore(sql).grant({ personId, unitId, ...rest });
  if (isRefused(grantId)) warn(SENTENCES[grantId.refused]);
  else say(`Granted: ${grantId}`);
  return isRefused(grantId) ? 1 : 0;
}

function isRole(role: string): role is GrantedRole {
  return (GRANTED_ROLES as readonly string[]).includes(role);
}

/** Null when none is given, undefined when it is none. A time without its zone would mean another one on each machine. */
function timeOf(words: string | undefined): Date | null | undefined {
  if (words === undefined) return null;
  const time = new Date(words);
  return /T.*(Z|[+-]\d\d:\d\d)$/.test(words) && !Number.isNaN(time.getTime()) ? time : undefined;
}
