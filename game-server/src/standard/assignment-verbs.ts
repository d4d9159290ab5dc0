import { isRefused } from '@clearhall/shared-schema/contract';
import { type AssignmentRefusal, EXEMPT_REASONS } from '@clearhall/shared-schema/standard/assignment';
import type { AdminTools, AdminVerb } from '../admin/admin-verb.ts';
import { verbArguments } from '../admin/verb-arguments.ts';
import { loadHallVersion, type PublishedHall } from '../pack/published-hall.ts';
import { meantPerson } from '../unit/people-list.ts';
import { shown } from '../unit/people-rows.ts';
import { createUnitStore } from '../unit/unit-store.ts';
import { type AssignmentStore, createAssignmentStore, type NewAssignment } from './assignment-store.ts';
import { recordNumber } from './record-number.ts';

const SENTENCES: Record<AssignmentRefusal, string> = {
  'no-such-hall': 'There is no such hall: publish it first.',
  'no-such-standard': 'The hall has no such standard: see the folder `standards` of its pack.',
  'bad-day': 'A day is written as 2027-03-31.',
  'days-in-order': 'The days have to be in order: from, by, make-up.',
  'nobody-meant': 'Nobody is meant: name a unit that has people in it or below it, or a person.',
  'no-such-assignment': 'There is no such assignment: see `npm run admin -- assignment list`.',
  withdrawn: 'The assignment was withdrawn.',
  'not-assigned': 'The person does not have this assignment: see `npm run admin -- assignment list ASSIGNMENT`.',
  'met-already': 'The person has met it already.',
};

const text = { type: 'string' } as const;

/** What operators can do with assignments. */
export const assignmentVerbs: readonly AdminVerb[] = [
  {
    words: 'assignment add',
    usage: '(--unit UNIT | --person PERSON) --hall HALL --standard STANDARD --from DAY --by DAY [--make-up DAY]',
    gives: 'makes everybody who is in a unit now, or one person, reach a standard of a hall; days as 2027-03-31',
    run: async (args, tools) => {
      const options = { unit: text, person: text, hall: text, standard: text, from: text, by: text, 'make-up': text };
      const values = verbArguments(args, { least: 0, most: 0 }, options)?.values;
      const { hall: hallId, standard: standardId, from, by } = values ?? {};
      if (!values || !hallId || !standardId || !from || !by || (values.unit === undefined) === !values.person) return 2;
      const hall = await currentHall(tools, hallId);
      if (!hall) return refused(tools, 'no-such-hall');
      const target = await meant(tools, values);
      if (!target) return refused(tools, 'nobody-meant');
      const wanted = { target, standardId, from, by, makeUp: values['make-up'] ?? null };
      const made = await storeOf(tools).add(hall, wanted);
      if (isRefused(made)) return refused(tools, made.refused);
      tools.say(`Given to ${made.people} people: ${made.assignmentId}`);
      return 0;
    },
  },
  {
    words: 'assignment list',
    usage: '[ASSIGNMENT] [--json]',
    gives: 'lists assignments with how far people are; of one, its people with state and number of the certificate',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 0, most: 1 }, { json: { type: 'boolean' } });
      if (!read) return 2;
      const [assignmentId] = read.words;
      const tell = (line: string, whole: object) => tools.say(read.values.json ? JSON.stringify(whole) : line);
      if (assignmentId === undefined) {
        for (const one of await storeOf(tools).list()) {
          const counts = Object.entries(one.counts).map(([state, count]) => `${count} ${state}`);
          const day = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: one.timeZone }).format(ms);
          const [by, until] = [day(one.dueMs - 1), day(one.untilMs - 1)];
          const days = `from ${day(one.fromMs)} by ${by}${until === by ? '' : `, make-up until ${until}`}`;
          const head = `${one.assignmentId}  ${one.hallId}/${one.standardId}  ${shown(one.unit ?? 'one person')}`;
          tell(`${head}  ${days}  ${counts.join(', ')}${one.isWithdrawn ? '  withdrawn' : ''}`, one);
        }
        return 0;
      }
      const people = await storeOf(tools).people(assignmentId);
      if (people.length === 0) return refused(tools, 'no-such-assignment');
      for (const one of people) {
        const number = one.state.startsWith('met') ? recordNumber(assignmentId, one.personId) : null;
        const line = [shown(one.name), one.state, one.personId, number].filter((part) => part !== null);
        tell(line.join('  '), { ...one, recordNumber: number });
      }
      return 0;
    },
  },
  {
    words: 'assignment exempt',
    usage: `ASSIGNMENT PERSON --reason (${EXEMPT_REASONS.join(' | ')})`,
    gives: 'exempts somebody who has not met it, for a reason that the record keeps as a code',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 2, most: 2 }, { reason: text });
      const reason = EXEMPT_REASONS.find((one) => one === read?.values.reason);
      if (!read || !reason) return 2;
      const personId = await meantPerson(tools.sql, read.words[1] as string);
      if (personId === null) return refused(tools, 'not-assigned');
      const done = await storeOf(tools).exempt(read.words[0] as string, personId, reason);
      if (isRefused(done)) return refused(tools, done.refused);
      tools.say('Exempt.');
      return 0;
    },
  },
  {
    words: 'assignment move',
    usage: 'ASSIGNMENT --by DAY [--make-up DAY]',
    gives: 'gives an assignment another last day and make-up time; without the latter there is none',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 1, most: 1 }, { by: text, 'make-up': text });
      if (!read?.values.by) return 2;
      const last = { by: read.values.by, makeUp: read.values['make-up'] ?? null };
      const done = await storeOf(tools).move(read.words[0] as string, last);
      if (isRefused(done)) return refused(tools, done.refused);
      tools.say('Moved.');
      return 0;
    },
  },
  {
    words: 'assignment withdraw',
    usage: 'ASSIGNMENT',
    gives: 'takes an assignment back; what was met stays met',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 1, most: 1 }, {});
      if (!read) return 2;
      const done = await storeOf(tools).withdraw(read.words[0] as string);
      if (isRefused(done)) return refused(tools, done.refused);
      tools.say('Withdrawn.');
      return 0;
    },
  },
];

function storeOf({ sql }: AdminTools): AssignmentStore {
  return createAssignmentStore(sql, Date.now);
}

async function currentHall({ sql }: AdminTools, hallId: string): Promise<PublishedHall | null> {
  const [row] = await sql<{ version: string | null }[]>`
    select current_version as version from hall where hall_id = ${hallId}`;
  return row?.version ? loadHallVersion(sql, row.version) : null;
}

async function meant(
  { sql }: AdminTools,
  { unit, person }: { unit?: string | undefined; person?: string | undefined },
): Promise<NewAssignment['target'] | null> {
  const unitId = unit === undefined ? null : await createUnitStore(sql).meant(unit);
  if (unitId !== null) return { unitId };
  const personId = person === undefined ? null : await meantPerson(sql, person);
  return personId === null ? null : { personId };
}

function refused({ warn }: AdminTools, reason: AssignmentRefusal): 1 {
  warn(SENTENCES[reason]);
  return 1;
}
