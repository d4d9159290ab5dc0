import type { AdminVerb } from '../admin/admin-verb.ts';
import { type Erasure, erasePerson } from './person-erasure.ts';
import { exportPerson } from './person-export.ts';
import { type Holding, register } from './register.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an operator can tell of personal data, and hand to whom it belongs. */
export const privacyVerbs: readonly AdminVerb[] = [
  {
    words: 'privacy register',
    usage: '',
    gives:
      'what is kept in which columns, what for, on which basis, how long, and what becomes of it when a person is erased',
    run: async (args, { say }) => {
      if (args.length > 0) return 2;
      for (const holding of register) {
        say(`${holding.table}: ${holding.purpose}`);
        say(`    ${holding.basis}; kept ${holding.kept}; ${whenErased(holding)}`);
        say(`    ${holding.columns.split(' ').join(', ')}`);
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
  {
    words: 'person erase',
    usage: 'PERSON_ID [--dry-run]',
    gives: 'removes all that names a person whose account is disabled; what counts stays, under nobody’s name',
    run: async (args, { sql, say, warn }) => {
      const [personId = '', option] = args;
      if (args.length > 2 || !UUID.test(personId) || (args.length === 2 && option !== '--dry-run')) return 2;
      const onlyTell = option === '--dry-run';
      const erasure = await erasePerson(sql, personId, { onlyTell });
      if ('refused' in erasure) warn(REFUSALS[erasure.refused]);
      else sayErased(erasure.erased, onlyTell, say);
      return 'refused' in erasure ? 1 : 0;
    },
  },
];

const REFUSALS: Record<Extract<Erasure, { refused: string }>['refused'], string> = {
  unknown: 'There is no such person: take the id from `people list`.',
  'not disabled':
    'The person can still act under the name: run `account disable PERSON_ID`, wait ten seconds, and run this again.',
};

function sayErased(rowsByTable: Record<string, number>, onlyTell: boolean, say: (line: string) => void): void {
  say(onlyTell ? 'Would be erased; nothing was changed:' : 'Erased:');
  for (const { table, atErasure } of register) {
    const rows = rowsByTable[table];
    if (rows)
      say(`    ${table}: ${rows} ${rows === 1 ? 'row' : 'rows'} ${atErasure === 'goes' ? 'removed' : 'emptied'}`);
  }
}

function whenErased({ ofPerson, atErasure = 'stays' }: Holding): string {
  if (ofPerson === null) return 'not looked up by person';
  if (atErasure === 'stays') return 'of a person; stays under the pseudonym when the person is erased';
  return `of a person; ${atErasure === 'goes' ? 'removed' : 'emptied'} when the person is erased`;
}
