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
];
