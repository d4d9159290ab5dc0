import type { AdminVerb } from '../admin/admin-verb.ts';
import { exportPerson } from './person-export.ts';
import { register } from './register.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an operator can tell of personal data, and hand to whom it belongs. */
export const privacyVerbs: readonly AdminVerb[] = [
  {
    words: 'privacy register',
    usage: '',
    gives: 'what is kept in which columns, what for, on which basis, how long, and whether it is of a person',
    run: async (args, { say }) => {
      if (args.length > 0) return 2;
      for (const { table, columns, purpose, basis, kept, ofPerson } of register) {
        say(`${table}: ${purpose}`);
        say(`    ${basis}; kept ${kept}; ${ofPerson === null ? 'not looked up by person' : 'of a person'}`);
        say(`    ${columns.split(' ').join(', ')}`);
      }
      return 0;
    },
  },
  {
    words: 'person export',
    usage: 'PERSON_ID',
    gives: 'all that is kept of a person, as JSON; that it was looked at is recorded',
    run: async (args, { sql, say, warn }) => {
      const [personId = ''] = args;
      if (args.length !== 1 || !UUID.test(personId)) return 2;
      const found = await exportPerson(sql, personId);
      if (found) say(JSON.stringify(found, null, 2));
      else warn('There is no such person: take the id from `people list`.');
      return found ? 0 : 1;
    },
  },
];
