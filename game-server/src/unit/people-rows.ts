import { readName } from '@clearhall/shared-schema/identity/display-name';
import type { GrantedRole } from './role-store.ts';

/** What a row is read for. */
type Field = 'name' | 'externalId' | 'unitCode' | 'unitName' | 'role';

/** A person as a row of the file says; `unitCode` counts before `unitName`. */
export type PersonRow = {
  row: number;
  name: string;
  externalId: string;
  unitCode: string | null;
  unitName: string | null;
  role: GrantedRole | null;
};

/** What is wrong with a row, in which column, and what to do. */
export type RowProblem = { row: number; column: string; problem: string; remedy: string };

/** Where each field stands, and how its column is headed. */
export type Columns = { at: ReadonlyMap<Field, number>; heading: ReadonlyMap<Field, string>; ignored: string[] };

const HEADINGS: Record<Field, readonly string[]> = {
  name: ['姓名', '名字', 'name', 'fullname', 'displayname'],
  externalId: ['工号', '用户名', '员工编号', '人员编号', '学号', 'externalid', 'staffno', 'staffid', 'username', 'id'],
  unitCode: ['单位编码', '单位代码', '部门编码', 'unitcode', 'code'],
  unitName: ['单位', '单位名称', '所在单位', '部门', 'unit', 'unitname', 'department'],
  role: ['角色', '身份', 'role'],
};

const ROLES: Record<string, GrantedRole | null> = {
  '': null,
  学员: null,
  learner: null,
  讲师: 'lecturer',
  讲解员: 'lecturer',
  lecturer: 'lecturer',
  督导: 'supervisor',
  supervisor: 'supervisor',
  版主: 'moderator',
  moderator: 'moderator',
  运维: 'operator',
  operator: 'operator',
  策展: 'curator',
  策展人: 'curator',
  curator: 'curator',
};

/** Names of people who were entered by their house may be shorter and longer than those that visitors choose. */
const NAME = { least: 1, most: 40 } as const;
const EXTERNAL_ID = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

/** Reads the headings, English or Chinese; a sentence about what is missing or doubled otherwise. */
export function readColumns(cells: readonly string[]): Columns | { missing: string } {
  const at = new Map<Field, number>();
  const heading = new Map<Field, string>();
  const ignored: string[] = [];
  for (const [i, cell] of cells.entries()) {
    const plain = cell
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/\(.*\)|[\s*_:-]/gu, '');
    const field = (Object.keys(HEADINGS) as Field[]).find((one) => HEADINGS[one].includes(plain));
    if (field && at.has(field))
      return { missing: `two columns for ${shown(cell)} and ${heading.get(field)}: keep one` };
    if (field) {
      at.set(field, i);
      heading.set(field, shown(cell));
    } else if (plain) ignored.push(shown(cell));
  }
  if (!at.has('name')) return { missing: 'no column of names: head one 姓名 or name' };
  if (!at.has('externalId')) return { missing: 'no column that tells people apart: head one 工号, 用户名 or username' };
  if (!at.has('unitCode') && !at.has('unitName'))
    return { missing: 'no column of units: head one 单位编码, 单位 or unit' };
  return { at, heading, ignored };
}

/** Reads one row, or says everything that is wrong with it. */
export function readPersonRow(row: number, cells: readonly string[], columns: Columns): PersonRow | RowProblem[] {
  const problems: RowProblem[] = [];
  const text = (field: Field) => {
    const at = columns.at.get(field);
    return (at === undefined ? '' : (cells[at] ?? '')).normalize('NFC').trim();
  };
  const wrong = (field: Field, problem: string, remedy: string) =>
    problems.push({ row, column: columns.heading.get(field) ?? field, problem, remedy });

  const externalId = text('externalId');
  if (!EXTERNAL_ID.test(externalId))
    wrong(
      'externalId',
      externalId ? `${shown(externalId)} is no number of a person` : 'is empty',
      'write 1 to 64 letters, digits, . _ @ or -',
    );
  const name = readName(text('name'), NAME);
  if ('problem' in name)
    wrong(
      'name',
      text('name') ? `${shown(text('name'))} is no name` : 'is empty',
      'write 1 to 40 letters, without signs such as = or <',
    );
  const [unitCode, unitName] = [text('unitCode'), text('unitName')];
  const unitField = columns.at.has('unitCode') ? 'unitCode' : 'unitName';
  if (!unitCode && !unitName) wrong(unitField, 'is empty', 'write the code or the name of a unit');
  if (unitCode.length > 40 || unitName.length > 120) wrong(unitField, 'is too long', 'write the code of a unit');
  const role = ROLES[text('role').toLowerCase()];
  if (role === undefined)
    wrong('role', `${shown(text('role'))} is no role`, 'write 学员, 讲师, 督导, 版主, 运维 or 策展, or leave it empty');
  if (problems.length > 0 || 'problem' in name || role === undefined) return problems;
  return { row, name: name.name, externalId, unitCode: unitCode || null, unitName: unitCode ? null : unitName, role };
}

/** A text of the file as it can be printed: short, on one line, nothing that steers a terminal. */
export function shown(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}
