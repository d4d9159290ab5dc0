import { room, SERVER, type Twin, unit } from './twin.ts';

export const recording: readonly Twin[] = [
  room('durable-replies', 'J1 G4 no reply and no open door', {
    name: 'the reply at a gate goes out before the record',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: 'await this.services.journal.record(...events);',
    replace: 'void this.services.journal.record(...events);',
  }),
  room('durable-replies', 'J1 Q3 openings, answers and reveals', {
    name: 'the reply to an answer goes out before the record',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: 'await this.#recordAnswer(who, round, optionId, requestId);',
    replace: 'void this.#recordAnswer(who, round, optionId, requestId);',
  }),
  room('journal', 'J2 no event holds a name', {
    name: 'a name goes into the journal',
    file: `${SERVER}/attendance/attendance-plugin.ts`,
    find: 'const body = { role: this.world.roleOf(who), unitId: who.person.unitId, sceneId };',
    replace: 'const body = { role: this.world.roleOf(who), unitId: null, sceneId, ...{ name: who.person.name } };',
  }),
  room('journal', 'J4 rows that are shipped a second time', {
    name: 'events that come again are in the way',
    file: `${SERVER}/journal/store-rows.ts`,
    find: 'on conflict do nothing returning id`;',
    replace: 'returning id`;',
  }),
  room('killed-server', 'J1 J3 J6 T6 what a server had acknowledged', {
    name: 'spans of a killed server end at the next start',
    file: `${SERVER}/journal/project.ts`,
    find: 'await endSpans(tx, last.at.getTime(), null, null);',
    replace: 'await endSpans(tx, Date.now(), null, null);',
  }),
  room('journal', 'J5 rows of the log', {
    name: 'rows of the log can be changed',
    file: `${SERVER}/db/migrations/0008-no-truncate.sql`,
    find: 'before update or delete on %I for each row',
    replace: 'before insert on %I for each row when (false)',
  }),
  room('journal', 'J6 one open span a room', {
    name: 'a change of scene leaves the span open',
    file: `${SERVER}/journal/project.ts`,
    find: "'scene.entered': (tx, event) => beginSpan(tx, event),",
    replace: "'scene.entered': async () => {},",
  }),
  room('supervision', 'S3 a supervisor of one branch', {
    name: 'the policy on people is gone',
    file: `${SERVER}/db/migrations/0006-supervision.sql`,
    find: 'alter table person enable row level security;',
    replace: '',
  }),
  room('supervision', 'S3 a supervisor of one branch', {
    name: 'the policy on answers lets everything through',
    file: `${SERVER}/db/migrations/0006-supervision.sql`,
    find: `create policy in_scope on response for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));`,
    replace: 'create policy in_scope on response for select to clearhall_supervision using (true);',
  }),
  room('supervision', 'S4 nobody but a supervisor', {
    name: 'anybody gets the report',
    file: `${SERVER}/supervision/live-feed.ts`,
    find: "if (person.role !== 'supervisor') throw new HttpRefused('not-allowed');",
    replace: '',
  }),
];

export const building: readonly Twin[] = [
  unit('architecture', 'H3 a feature imports only features', {
    name: 'a feature knows one that stands after it',
    file: `${SERVER}/avatar/walker.ts`,
    find: "import type { Segment } from '@clearhall/shared-schema/avatar/record';",
    replace:
      "import type { Segment } from '@clearhall/shared-schema/avatar/record';\nimport '@clearhall/shared-schema/tour/state';",
  }),
  unit('architecture', 'H3 pages take only types', {
    name: 'a page ships the checks of an ask',
    file: 'client/src/net/ask.ts',
    find: "import type { Room } from '@colyseus/sdk';",
    replace: "import type { Room } from '@colyseus/sdk';\nimport '@clearhall/shared-schema/quiz/asks';",
  }),
];
