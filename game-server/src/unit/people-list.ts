import type { Sql } from '../db/database.ts';

/** Somebody in a list, as told apart from others of the same name by the unit. */
type ListedPerson = {
  personId: string;
  externalId: string | null;
  name: string;
  unit: string | null;
  role: string;
  /** Whether the person has an account to sign in with. */
  hasAccount: boolean;
};

const PAGE_PEOPLE = 50;

/**
 * A page (from 1) of the people, names in the order of pinyin; `find` is a part of a name or a number in the house,
 * `unitId` a unit, with all below it and merged into it.
 */
export async function listPeople(
  sql: Sql,
  wanted: { page: number; find: string | null; unitId: string | null },
): Promise<{ people: ListedPerson[]; count: number; pages: number }> {
  const { page, find, unitId } = wanted;
  const pattern = find === null ? null : `%${find.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const matching = sql`
    (${pattern}::text is null or display_name ilike ${pattern} or external_id ilike ${pattern})
    and (${unitId}::uuid is null or person.unit_id in (select units_within(array[${unitId}::uuid])))`;
  const [total] = await sql<{ count: number }[]>`select count(*)::int from person where ${matching}`;
  const people = await sql<ListedPerson[]>`
    select person_id as "personId", external_id as "externalId", display_name as name, unit.name as unit, role,
      user_id is not null as "hasAccount"
    from person left join unit on unit.unit_id = person.unit_id where ${matching}
    order by order_name, person_id limit ${PAGE_PEOPLE} offset ${(page - 1) * PAGE_PEOPLE}`;
  const count = total?.count ?? 0;
  return { people, count, pages: Math.max(1, Math.ceil(count / PAGE_PEOPLE)) };
}

/** The person who is meant by an id or a number in the house; null when nobody is. */
export async function meantPerson(sql: Sql, words: string): Promise<string | null> {
  const [row] = await sql<{ person_id: string }[]>`
    select person_id from person where person_id::text = ${words} or external_id = ${words}`;
  return row?.person_id ?? null;
}
