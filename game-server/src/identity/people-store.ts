import { randomUUID } from 'node:crypto';
import type { Role } from '@clearhall/shared-schema/contract';
import type { Sql } from '../db/database.ts';

/** A person as the rooms know it. `personId` is the pseudonym of the record. */
export type Person = {
  personId: string;
  name: string;
  role: Role;
  unitId: string | null;
  unitName: string | null;
  look: number;
};

export type PeopleStore = ReturnType<typeof createPeopleStore>;
type RoleListener = (personId: string, role: Role) => void;

/** Names, roles and units of people; the only rows that hold a name. */
export function createPeopleStore(sql: Sql) {
  const select = sql`
    select person_id as "personId", display_name as name, role, unit_id as "unitId", look,
      (select name from unit where unit.unit_id = person.unit_id) as "unitName" from person`;
  const listeners = new Set<RoleListener>();
  return {
    /** Begins to tell `onRole` listeners what changes in the database; the returned function ends it. */
    async watchRoles(): Promise<() => Promise<void>> {
      const { unlisten } = await sql.listen('clearhall_role', (told) => {
        const [personId = '', role] = told.split(' ');
        for (const listener of listeners) listener(personId, role as Role);
      });
      return unlisten;
    },

    /** Tells of every person who is given another role; the returned function ends it. */
    onRole(listener: RoleListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** The person behind an account; null when the account never entered. */
    async ofUser(userId: string): Promise<Person | null> {
      const [row] = await sql<Person[]>`${select} where user_id = ${userId}`;
      return row ?? null;
    },

    /** Makes the person of an account that enters for the first time: a visitor. */
    async admitVisitor(userId: string, name: string, look: number): Promise<Person> {
      const [row] = await sql<Person[]>`
        insert into person (person_id, user_id, display_name, role, look)
        values (${randomUUID()}, ${userId}, ${name}, 'visitor', ${look})
        on conflict (user_id) do update set display_name = excluded.display_name, look = excluded.look
          where person.role = 'visitor'
        returning person_id as "personId", display_name as name, role, unit_id as "unitId", null as "unitName", look`;
      if (!row) throw new Error('an account that is not a visitor was admitted as one');
      return row;
    },

    async setLook(personId: string, look: number): Promise<void> {
      await sql`update person set look = ${look} where person_id = ${personId}`;
    },

    async nameOf(personId: string): Promise<string> {
      const [row] = await sql`select display_name from person where person_id = ${personId}`;
      return row?.display_name ?? '';
    },
  };
}
