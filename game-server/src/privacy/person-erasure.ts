import type { Sql, Tx } from '../db/database.ts';
import { type Holding, quoted, register } from './register.ts';

/** As long as an account must have been disabled: by then every line to a room is cut, and nothing is written any more. */
const DISABLED_SECONDS = 10;

/** How many rows were removed or emptied, by table; or why nobody was erased. */
export type Erasure = { erased: Record<string, number> } | { refused: 'unknown' | 'not disabled' };

/**
 * Removes and empties all that names a person, also from visits that became theirs, as the register tells. What was
 * recorded stays under the pseudonym, which leads to nobody then: events, their chain and all sums are as before. All or
 * nothing; with `onlyTell` nothing at all. Again is no error: it removes what came since.
 */
export async function erasePerson(sql: Sql, personId: string, { onlyTell = false } = {}): Promise<Erasure> {
  let erasure: Erasure = { refused: 'unknown' };
  await sql
    .begin(async (tx) => {
      erasure = await erasedIn(tx, personId);
      if (onlyTell) throw new OnlyTold();
    })
    .catch((error: unknown) => {
      if (!(error instanceof OnlyTold)) throw error;
    });
  return erasure;
}

/** Takes back what was tried. */
class OnlyTold extends Error {}

async function erasedIn(tx: Tx, personId: string): Promise<Erasure> {
  const [person] = await tx<{ isDisabled: boolean }[]>`
    select coalesce(disabled_at < now() - make_interval(secs => ${DISABLED_SECONDS}), false) as "isDisabled"
    from person where person_id = ${personId} for update`;
  if (!person) return { refused: 'unknown' };
  if (!person.isDisabled) return { refused: 'not disabled' };
  await tx`
    create temporary table who on commit drop as
    with recursive own as (
      select ${personId}::uuid as person_id
      union
      select from_id from person_merge join own on into_id = own.person_id
    )
    select person_id from own`;
  await tx`insert into org_event (kind, body) values ('person.erased', ${tx.json({ personId })})`;
  const erased: Record<string, number> = {};
  for (const holding of register) {
    const statement = statementFor(holding);
    if (statement === null) continue;
    const { count } = await tx.unsafe(statement);
    if (count > 0) erased[holding.table] = count;
  }
  return { erased };
}

function statementFor({ table, ofPerson, atErasure = 'stays' }: Holding): string | null {
  if (ofPerson === null || atErasure === 'stays') return null;
  if (atErasure === 'goes') return `delete from ${quoted(table)} where ${ofPerson}`;
  return `update ${quoted(table)} set ${atErasure.set} where ${atErasure.where ?? ofPerson}`;
}
