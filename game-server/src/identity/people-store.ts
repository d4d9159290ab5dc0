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
  /** One of the demonstration's bots, and nobody. */
  isBot: boolean;
};

export type PeopleStore = ReturnType<typeof createPeopleStore>;
type RoleListener = (personId: string, role: Role) => void;
/** Resolves when the person has left. */
type SignOutListener = (personId: string) => Promise<void>;

/** Names, roles and units of people; the only rows that hold a name. */
export function createPeopleStore(sql: Sql) {
  const select = sql`
    select person_id as "personId", display_name as name, role, unit_id as "unitId", look, is_bot as "isBot",
      (select name from unit where unit.unit_id = person.unit_id) as "unitName" from person`;
  const listeners = new Set<RoleListener>();
  const signOutListeners = new Set<SignOutListener>();
  return {
    /** Tells of every person whose sessions were ended; the returned function ends it. */
    onSignedOut(listener: SignOutListener): () => void {
      signOutListeners.add(listener);
      return () => signOutListeners.delete(listener);
    },

    /** Has somebody leave all rooms; resolves when that is recorded. */
    async leaveRooms(personId: string): Promise<void> {
      await Promise.all([...signOutListeners].map((listener) => listener(personId)));
    },

    /** Begins to tell listeners of what changes in the database; the returned function ends it. */
    async watch(): Promise<() => Promise<void>> {
      const roles = await sql.listen('clearhall_role', (told) => {
        const [personId = '', role] = told.split(' ');
        for (const listener of listeners) listener(personId, role as Role);
      });
      const signedOut = await sql.listen('clearhall_signed_out', (personId) => {
        for (const listener of signOutListeners) listener(personId).catch(() => {});
      });
      return async () => {
        // A database that is gone tells nothing any more.
        await Promise.allSettled([roles.unlisten(), signedOut.unlisten()]);
      };
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

    /** Those of these people who are still known, by `personId`. */
    async ofPeople(personIds: readonly string[]): Promise<Map<string, Person>> {
      const rows = await sql<Person[]>`${select} where person_id = any(${[...personIds]}::uuid[])`;
      return new Map(rows.map((person) => [person.personId, person]));
    },

    /** Makes the person of an account that enters for the first time: a visitor. */
    async admitVisitor(userId: string, name: string, look: number): Promise<Person> {
      const [row] = await sql<Person[]>`
        insert into person (person_id, user_id, display_name, role, look)
        values (${randomUUID()}, ${userId}, ${name}, 'visitor', ${look})
        on conflict (user_id) do update set display_name = excluded.display_name, look = excluded.look
          where person.role = 'visitor'
        returning person_id as "personId", display_name as name, role, unit_id as "unitId", null as "unitName", look,
          is_bot as "isBot"`;
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
