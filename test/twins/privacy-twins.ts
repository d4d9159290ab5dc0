import { room, SERVER, type Twin } from './twin.ts';

export const privacy: readonly Twin[] = [
  room('privacy', 'R1', {
    name: 'a column is kept that no register tells of',
    file: `${SERVER}/privacy/register.ts`,
    find: 'token createdAt updatedAt ipAddress',
    replace: 'token createdAt updatedAt',
  }),
  room('privacy', 'R2', {
    name: 'secrets are handed out with the data of a person',
    file: `${SERVER}/privacy/person-export.ts`,
    find: 'delete row[column];',
    replace: 'void column;',
  }),
  room('privacy', 'R2', {
    name: 'visits that became a member’s are left out of the export',
    file: `${SERVER}/privacy/person-export.ts`,
    find: 'on into_id = who.person_id',
    replace: 'on false',
  }),
  room('privacy', 'R3', {
    name: 'nobody is told that data were handed out',
    file: `${SERVER}/privacy/person-export.ts`,
    find: "await sql`insert into org_event (kind, body) values ('person.exported', ${sql.json({ personId })})`;",
    replace: '',
  }),
  room('erasure', 'R4', {
    name: 'what an erased person wrote on boards stays',
    file: `${SERVER}/privacy/register.ts`,
    find: "ofPerson: by('person_id'),\n    atErasure: 'goes',\n  },\n];",
    replace: "ofPerson: by('person_id'),\n  },\n];",
  }),
  room('erasure', 'R4', {
    name: 'an erased person keeps the name',
    file: `${SERVER}/privacy/register.ts`,
    find: "display_name = '—', ",
    replace: '',
  }),
  room('erasure', 'R4', {
    name: 'the text of a report outlives who wrote it',
    file: `${SERVER}/privacy/register.ts`,
    find: "set: 'text = null'",
    replace: "set: 'text = text'",
  }),
  room('erasure', 'R4', {
    name: 'a dry run erases',
    file: `${SERVER}/privacy/person-erasure.ts`,
    find: 'if (onlyTell) throw',
    replace: 'if (false) throw',
  }),
  room('erasure', 'R4', {
    name: 'nobody is told that a person was erased',
    file: `${SERVER}/privacy/person-erasure.ts`,
    find: "await tx`insert into org_event (kind, body) values ('person.erased', ${tx.json({ personId })})`;",
    replace: '',
  }),
  room('erasure', 'R5', {
    name: 'an erasure takes what others wrote along',
    file: `${SERVER}/privacy/register.ts`,
    find: 'const by = (column: string): string => `${column} in (select person_id from who)`;',
    replace: 'const by = (column: string): string => `${column} is not null`;',
  }),
  room('erasure', 'R6', {
    name: 'who is signed in is erased',
    file: `${SERVER}/privacy/person-erasure.ts`,
    find: "if (!person.isDisabled) return { refused: 'not disabled' };",
    replace: '',
  }),
];
