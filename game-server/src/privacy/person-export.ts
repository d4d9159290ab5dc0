import type { Sql } from '../db/database.ts';
import { quoted, register } from './register.ts';

/** All that is kept of a person, by table; rows as they are, without what is withheld. */
export type PersonExport = Record<string, Record<string, unknown>[]>;

/**
 * Gives everything in the database that belongs to a person, also from visits that became theirs; null when nobody is
 * known under this id. That it was looked at is recorded before anything is read.
 */
export async function exportPerson(sql: Sql, personId: string): Promise<PersonExport | null> {
  const known = await sql`select 1 from person where person_id = ${personId}`;
  if (known.length === 0) return null;
  await sql`insert into org_event (kind, body) values ('person.exported', ${sql.json({ personId })})`;
  const found: PersonExport = {};
  for (const { table, ofPerson, withheld = [] } of register) {
    if (ofPerson === null) continue;
    const { rows } = await sql.pool.query<Record<string, unknown>>(
      `with recursive who as (
        select $1::uuid as person_id
        union
        select from_id from person_merge join who on into_id = who.person_id
      )
      select * from ${quoted(table)} where ${ofPerson}`,
      [personId],
    );
    for (const row of rows) for (const column of withheld) delete row[column];
    if (rows.length > 0) found[table] = rows;
  }
  return found;
}
