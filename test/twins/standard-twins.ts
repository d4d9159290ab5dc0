import { packed, room, SERVER, SHARED, shared, type Twin } from './twin.ts';

const MIGRATION = `${SERVER}/db/migrations/0021-standards.sql`;
const RULES = `${SHARED}/standard/rules.ts`;
const PROJECTION = `${SERVER}/journal/project-standards.ts`;

export const standards: readonly Twin[] = [
  shared('standard/rules', 'N3 no day counts more', {
    name: 'a day counts without its cap',
    file: RULES,
    find: 'Math.min(until - t, mostMs - dayMs)',
    replace: 'until - t',
  }),
  shared('standard/rules', 'N3 a gap of up to a minute', {
    name: 'whoever comes back later was never away',
    file: RULES,
    find: 'const BRIDGED_MS = 60_000;',
    replace: 'const BRIDGED_MS = 600_000;',
  }),
  shared('standard/rules', 'N3 time that one did not follow', {
    name: 'time in which nobody followed counts',
    file: RULES,
    find: 'const within = paused.filter((pause) =>',
    replace: 'const within = paused.slice(0, 0).filter((pause) =>',
  }),
  room('watching', 'J32 a pause ends with the stay', {
    name: 'a pause outlasts the stay',
    file: `${SERVER}/journal/project.ts`,
    find: '    await endSpans(tx, at, roomId, personId);\n    await endPauses(tx, at, roomId, personId);',
    replace: '    await endSpans(tx, at, roomId, personId);',
  }),
  shared('standard/rules', 'N5 an outcome follows', {
    name: 'the deadline of a standard is ignored',
    file: RULES,
    find: 'if (metAt !== null && metAt < dueMs)',
    replace: 'if (metAt !== null)',
  }),
  room('standards', 'N15 N8 a deadline that is moved', {
    name: 'a deadline that was over stays over though it was moved',
    file: PROJECTION,
    find: 'then null else over_at end',
    replace: 'then over_at else over_at end',
  }),
  room('standards', 'N10 who is exempt', {
    name: 'an exemption is ignored',
    file: PROJECTION,
    find: `o.exempt_reason is not null as "isExempt"`,
    replace: `false as "isExempt"`,
  }),
  room('standards', 'N14 a supervisor sees', {
    name: 'the policy of outcomes is dropped',
    file: MIGRATION,
    find: 'create policy in_scope on outcome for select to clearhall_supervision\n  using (unit_id = any ((select scope_units())::uuid[]));',
    replace: 'create policy in_scope on outcome for select to clearhall_supervision using (true);',
  }),
  room('standards', 'N8 that a deadline', {
    name: 'two who look record one deadline twice',
    file: `${SERVER}/standard/assignment-store.ts`,
    find: 'order by due_at, assignment_id for update`',
    replace: 'order by due_at, assignment_id`',
  }),
  room('standards', 'N5 N7 outcomes follow', {
    name: 'who leaves is not counted again',
    file: PROJECTION,
    find: "    case 'person.left':\n",
    replace: '',
  }),
  packed('standard-file', 'N1 a standard', {
    name: 'a standard asks for what is not there',
    file: `${SERVER}/pack/standard-file.ts`,
    find: '.filter((name) => !there[kind].includes(name))',
    replace: '.filter(() => false)',
  }),
];
