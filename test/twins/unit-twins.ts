import { room, SERVER, SHARED, shared, type Twin } from './twin.ts';

const MIGRATION = `${SERVER}/db/migrations/0019-organisation.sql`;

export const organisation: readonly Twin[] = [
  room('organisation', 'O1 the database itself refuses', {
    name: 'two moves at once make a ring of units',
    file: MIGRATION,
    find: `begin
  perform pg_advisory_xact_lock(727163019);
  if new.parent_id is null`,
    replace: `begin
  if new.parent_id is null`,
  }),
  shared('unit/rules', 'O1 no place that is granted', {
    name: 'a unit is put below itself',
    file: `${SHARED}/unit/rules.ts`,
    find: "if (underId !== null && below.includes(underId)) return 'cycle';",
    replace: '',
  }),
  room('organisation', 'O3 moving, merging and closing', {
    name: 'a merge rewrites old records',
    file: `${SERVER}/unit/unit-store.ts`,
    find: 'await tx`update unit set closed_at = now() where unit_id = ${unitId}`;\n        await tx`insert into unit_lineage',
    replace:
      'await tx`update attendance_span set unit_id = ${intoId} where unit_id = ${unitId}`;\n        await tx`update unit set closed_at = now() where unit_id = ${unitId}`;\n        await tx`insert into unit_lineage',
  }),
  room('organisation', 'O5 a role begins and ends', {
    name: 'a scope goes on after its role is over',
    file: MIGRATION,
    find: "where role = 'supervisor' and is_valid_now(role_grant);",
    replace: "where role = 'supervisor' and valid_from <= now();",
  }),
  room('organisation', 'O5 a role begins and ends', {
    name: 'nobody tells that a role is over',
    file: `${SERVER}/unit/role-clock.ts`,
    find: '() => sql`select settle_roles()`,',
    replace: '() => sql`select 1`,',
  }),
  room('organisation', 'O6 lists come in the order', {
    name: 'surnames are ordered by their character',
    file: MIGRATION,
    find: "else translate(left(name, 1), '单曾仇区解朴查盖乐翟任缪', '善增求欧谢瓢渣葛月宅人妙') || substr(name, 2)",
    replace: 'else name',
  }),
  room('people-import', 'O7 an import says', {
    name: 'an import writes the rows that are right',
    file: `${SERVER}/unit/people-import.ts`,
    find: 'if (apply && report.refused === 0) {',
    replace: 'if (apply) {',
  }),
  room('people-import', 'O10 a hundred thousand', {
    name: 'what the report of an import leaves out is not counted',
    file: `${SERVER}/unit/people-import.ts`,
    find: '  else report.problemsLeftOut += 1;',
    replace: '',
  }),
  room('supervision', 'O11 S3 two thousand', {
    name: 'the policy on people is dropped',
    file: MIGRATION,
    find: 'grant select (order_name) on person to clearhall_supervision;',
    replace:
      'grant select (order_name) on person to clearhall_supervision; alter table person disable row level security;',
  }),
  room('supervision', 'O11 S3 two thousand', {
    name: 'the policy on stays lets everything through',
    file: MIGRATION,
    find: 'grant select (sort, opened_at, closed_at) on unit to clearhall_supervision;',
    replace:
      'grant select (sort, opened_at, closed_at) on unit to clearhall_supervision; drop policy in_scope on attendance_span; create policy in_scope on attendance_span using (true);',
  }),
];
