import type { Sql, Tx } from '../db/database.ts';
import { type Columns, type PersonRow, type RowProblem, readColumns, readPersonRow, shown } from './people-rows.ts';
import { TableFileError, type TableRow } from './table-file.ts';

/** How many problems a report names; the others are counted. */
const MOST_PROBLEMS = 200;
const BATCH_ROWS = 1000;

/** What an import would do, or did when `applied`. */
export type ImportReport = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** The first problems; `problemsLeftOut` more are not named. */
  problems: RowProblem[];
  problemsLeftOut: number;
  ignoredColumns: string[];
  applied: boolean;
};

/**
 * Reads people from a table, known by their number in the house. Without `apply` nothing is written; with it, all rows
 * are or, when one is refused, none, in one transaction. The same table a second time changes nothing. People who do
 * not stand in the table are left as they are, and so are roles. Throws a TableFileError.
 */
export async function importPeople(sql: Sql, rows: AsyncIterable<TableRow>, apply: boolean): Promise<ImportReport> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(727163019)`;
    await tx`
      create temp table import_row (
        row integer primary key, external_id text, name text, unit_code text, unit_name text, role text,
        unit_id uuid, person_id uuid, state text, detail text
      ) on commit drop`;
    const report = await stage(tx, rows);
    await judge(tx, report);
    if (apply && report.refused === 0) {
      await write(tx);
      report.applied = true;
    }
    return report;
  }) as Promise<ImportReport>;
}

async function stage(tx: Tx, rows: AsyncIterable<TableRow>): Promise<ImportReport> {
  const report: ImportReport = {
    rows: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    problems: [],
    problemsLeftOut: 0,
    ignoredColumns: [],
    applied: false,
  };
  let columns: Columns | null = null;
  let batch: PersonRow[] = [];
  for await (const { row, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (!columns) {
      columns = columnsOf(cells);
      report.ignoredColumns = columns.ignored;
      continue;
    }
    report.rows += 1;
    const read = readPersonRow(row, cells, columns);
    if (Array.isArray(read)) {
      report.refused += 1;
      for (const problem of read) note(report, problem);
    } else if (batch.push(read) === BATCH_ROWS) {
      await keep(tx, batch);
      batch = [];
    }
  }
  if (!columns) throw new TableFileError('The table is empty: its first row must hold the headings.');
  await keep(tx, batch);
  await tx`analyze import_row`;
  return report;
}

function columnsOf(cells: string[]): Columns {
  const columns = readColumns(cells);
  if ('missing' in columns) throw new TableFileError(`The table has ${columns.missing}.`);
  return columns;
}

function note(report: ImportReport, problem: RowProblem): void {
  if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
  else report.problemsLeftOut += 1;
}

async function keep(tx: Tx, batch: readonly PersonRow[]): Promise<void> {
  if (batch.length === 0) return;
  await tx`
    insert into import_row (row, external_id, name, unit_code, unit_name, role) select * from unnest(
      ${batch.map(({ row }) => row)}::int[], ${batch.map((one) => one.externalId)}::text[],
      ${batch.map(({ name }) => name)}::text[], ${batch.map((one) => one.unitCode)}::text[],
      ${batch.map((one) => one.unitName)}::text[], ${batch.map(({ role }) => role)}::text[])`;
}

/** Finds units and people, and says of each row what it would do. */
async function judge(tx: Tx, report: ImportReport): Promise<void> {
  await tx`
    update import_row set state = 'double', detail = first.row::text from (
      select external_id, min(row) as row from import_row group by external_id having count(*) > 1
    ) first where import_row.external_id = first.external_id and import_row.row > first.row`;
  await tx`
    update import_row set unit_id = unit.unit_id, state = coalesce(state, case when closed_at is not null then 'closed' end)
    from unit where unit_code = unit.code`;
  await tx`
    update import_row set unit_id = found.unit_id, state = coalesce(state, case when found.count > 1 then 'several' end)
    from (select name, min(unit_id::text)::uuid as unit_id, count(*) from unit where closed_at is null group by name) found
    where unit_name = found.name`;
  await tx`update import_row set state = 'no-unit' where state is null and unit_id is null`;
  await tx`
    update import_row set person_id = person.person_id from person where person.external_id = import_row.external_id`;
  await tx`
    update import_row set state = case when import_row.person_id is null then 'created'
      when exists (select from person where person.person_id = import_row.person_id
        and display_name = import_row.name and person.unit_id = import_row.unit_id)
        and (import_row.role is null or ${holdsRole(tx)}) then 'unchanged'
      else 'changed' end where state is null`;
  const counts = await tx<{ state: string; count: number }[]>`
    select state, count(*)::int from import_row group by state`;
  for (const { state, count } of counts) {
    if (state === 'created' || state === 'changed' || state === 'unchanged') report[state] = count;
    else report.refused += count;
  }
  await name(tx, report);
}

function holdsRole(tx: Tx) {
  return tx`exists (select from role_grant g where g.person_id = import_row.person_id and g.role = import_row.role
    and is_valid_now(g) and g.unit_id is not distinct from ${roleUnit(tx)})`;
}

/** Who is made a supervisor or an operator by a table is so over the own unit. */
function roleUnit(tx: Tx) {
  return tx`case when import_row.role in ('supervisor', 'operator') then import_row.unit_id end`;
}

async function name(tx: Tx, report: ImportReport): Promise<void> {
  const refused = await tx<{ row: number; state: string; words: string; column: string; detail: string | null }[]>`
    select row, state, detail, coalesce(unit_code, unit_name) as words,
      case when unit_code is null then 'unitName' else 'unitCode' end as column
    from import_row where state in ('double', 'closed', 'several', 'no-unit') order by row limit ${MOST_PROBLEMS}`;
  const named = refused.map(({ row, state, words, column, detail }): RowProblem => {
    if (state === 'double')
      return { row, column: 'externalId', problem: `is that of row ${detail} too`, remedy: 'keep one of the two rows' };
    if (state === 'several')
      return {
        row,
        column,
        problem: `${shown(words)} is the name of several units`,
        remedy: 'write the code of the unit',
      };
    const problem = state === 'closed' ? `${shown(words)} is closed` : `there is no unit ${shown(words)}`;
    return { row, column, problem, remedy: 'see `npm run admin -- unit list`, or add the unit first' };
  });
  const all = [...report.problems, ...named].sort((a, b) => a.row - b.row);
  const [count] = await tx<{ count: number }[]>`
    select count(*)::int from import_row where state in ('double', 'closed', 'several', 'no-unit')`;
  report.problemsLeftOut += (count?.count ?? 0) - named.length + Math.max(0, all.length - MOST_PROBLEMS);
  report.problems = all.slice(0, MOST_PROBLEMS);
}

/** Writes what was judged, with an event each, of ids only. */
async function write(tx: Tx): Promise<void> {
  await tx`update import_row set person_id = gen_random_uuid() where state = 'created'`;
  await tx`
    insert into person (person_id, external_id, display_name, role, unit_id)
    select person_id, external_id, name, 'learner', unit_id from import_row where state = 'created'`;
  await tx`
    update person set display_name = import_row.name, unit_id = import_row.unit_id from import_row
    where import_row.person_id = person.person_id and state = 'changed'`;
  await tx`
    insert into org_event (kind, body)
    select case state when 'created' then 'person.added' else 'person.changed' end,
      jsonb_build_object('personId', person_id, 'unitId', unit_id)
    from import_row where state in ('created', 'changed') order by row`;
  await tx`
    with granted as (
      insert into role_grant (person_id, role, unit_id)
      select person_id, role, ${roleUnit(tx)} from import_row
        where state in ('created', 'changed') and role is not null and not ${holdsRole(tx)}
      returning grant_id, person_id, role, unit_id
    )
    insert into org_event (kind, body) select 'role.granted',
      jsonb_build_object('grantId', grant_id, 'personId', person_id, 'role', role, 'unitId', unit_id) from granted`;
}
