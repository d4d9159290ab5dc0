import { resolve } from 'node:path';
import { sameNames } from '@clearhall/shared-schema/identity/name-order';
import type { AdminVerb } from '../admin/admin-verb.ts';
import { verbArguments } from '../admin/verb-arguments.ts';
import { type ImportReport, importPeople } from './people-import.ts';
import { listPeople } from './people-list.ts';
import { shown } from './people-rows.ts';
import { TableFileError, tableRows } from './table-file.ts';
import { createUnitStore } from './unit-store.ts';

/** What operators can do with people. */
export const peopleVerbs: readonly AdminVerb[] = [
  {
    words: 'people list',
    usage: '[--find TEXT] [--unit UNIT] [--page NUMBER] [--json]',
    gives: 'people by pinyin, fifty a page; who shares a name is told apart by the unit',
    run: async (args, { sql, say, warn }) => {
      const text = { type: 'string' } as const;
      const options = { find: text, unit: text, page: text, json: { type: 'boolean' } } as const;
      const read = verbArguments(args, { least: 0, most: 0 }, options);
      const page = Number(read?.values.page ?? 1);
      if (!read || !Number.isInteger(page) || page < 1 || page > 1_000_000) return 2;
      const { find = null, unit, json } = read.values;
      const unitId = unit === undefined ? null : await createUnitStore(sql).meant(unit);
      if (unit !== undefined && unitId === null) {
        warn(`${shown(unit)} is no unit, or the name of several: use its code or id.`);
        return 1;
      }
      const { people, count, pages } = await listPeople(sql, { page, find, unitId });
      const doubled = sameNames(people.map(({ name }) => name));
      for (const person of people) {
        const name = doubled.has(person.name) ? `${person.name} (${person.unit ?? 'no unit'})` : person.name;
        const parts = [name, person.externalId ?? '–', person.unit ?? '–', person.role, person.personId];
        say(json ? JSON.stringify(person) : parts.map(shownWhole).join('  '));
      }
      if (!json) say(`${count} people; page ${page} of ${pages}`);
      return 0;
    },
  },
  {
    words: 'people import',
    usage: 'FILE [--apply] [--json]',
    gives: 'reads people from CSV or XLSX and says what it would do; does it with --apply',
    run: async (args, { sql, say, warn }) => {
      const options = { apply: { type: 'boolean' }, json: { type: 'boolean' } } as const;
      const read = verbArguments(args, { least: 1, most: 1 }, options);
      if (!read) return 2;
      // npm runs scripts in the root of the repository; INIT_CWD is where the person stands.
      const file = resolve(process.env.INIT_CWD ?? process.cwd(), read.words[0] as string);
      try {
        const report = await importPeople(sql, tableRows(file), read.values.apply ?? false);
        for (const line of read.values.json ? jsonLines(report) : personLines(report)) say(line);
        return report.refused > 0 ? 1 : 0;
      } catch (error) {
        if (!(error instanceof TableFileError)) throw error;
        warn(error.message);
        return 1;
      }
    },
  },
];

function shownWhole(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

function jsonLines({ problems, ...counts }: ImportReport): string[] {
  return [...problems.map((one) => ({ kind: 'problem', ...one })), { kind: 'import', ...counts }].map((line) =>
    JSON.stringify(line),
  );
}

function personLines(report: ImportReport): string[] {
  const { created, changed, unchanged, refused, problems, problemsLeftOut, ignoredColumns, applied } = report;
  const lines = problems.map(({ row, column, problem, remedy }) => `row ${row}, ${column}: ${problem}; ${remedy}`);
  if (problemsLeftOut > 0) lines.push(`… and ${problemsLeftOut} more of that kind or others`);
  if (ignoredColumns.length > 0) lines.push(`Not read: ${ignoredColumns.join(', ')}`);
  lines.push(`${report.rows} rows: ${created} new, ${changed} changed, ${unchanged} as they are, ${refused} refused`);
  if (applied) lines.push('Done.');
  else if (refused > 0) lines.push('Nothing was written: mend the rows above first.');
  else lines.push('Nothing was written yet: add --apply to do it.');
  return lines;
}
