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
  shared('standard/rules', 'N5 an outcome follows', {
    name: 'the deadline of a standard is ignored',
    file: RULES,
    find: 'if (metAt !== null && metAt < dueMs)',
    replace: 'if (metAt !== null)',
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
