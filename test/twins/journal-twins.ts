import { room, SERVER, type Twin } from './twin.ts';

export const journals: readonly Twin[] = [
  room('journal-proof', 'J13 J14 rows that cannot be stored', {
    name: 'a refused row is dropped and kept nowhere',
    file: `${SERVER}/journal/shipper.ts`,
    find: 'await putAside(this.#sql, first, (refusal as Error).message);',
    replace: '',
  }),
  room('journal-proof', 'J15 a request that comes again', {
    name: 'a request that comes again is recorded again',
    file: `${SERVER}/journal/store-rows.ts`,
    find: 'const fresh = rows.filter(({ id }) => !repeats.has(id));',
    replace: 'const fresh = rows.filter(() => repeats);',
  }),
  room('journal-proof', 'J16 J17 the very event is named', {
    name: 'the chain is broken: a link does not cover the body',
    file: `${SERVER}/db/migrations/0018-journal-proof.sql`,
    find: 'e.request_id, e.body,',
    replace: 'e.request_id,',
  }),
  room('journal-proof', 'J17 the last event of a room', {
    name: 'links do not name the one before',
    file: `${SERVER}/db/migrations/0018-journal-proof.sql`,
    find: 'link.after_position := latest;',
    replace: '',
  }),
  room('journal-proof', 'J18 J19 every table of the projection', {
    name: 'rebuilding leaves an event out',
    file: `${SERVER}/journal/rebuild.ts`,
    find: 'await project(tx, rows);',
    replace: 'await project(tx, rows.slice(1));',
  }),
  room('synced', 'J1 every acknowledgement waited', {
    name: 'commits are not synced (synchronous=OFF)',
    file: `${SERVER}/journal/spool-worker.ts`,
    find: "if (mode !== 'wal' || synchronous !== FULL)",
    replace: "database.exec('pragma synchronous = off');\nif (mode !== 'wal')",
  }),
  room('journal-proof', 'J33 which requests', {
    name: 'requests are forgotten too soon',
    file: `${SERVER}/journal/request-keeping.ts`,
    find: 'const KEPT_DAYS = 30;',
    replace: 'const KEPT_DAYS = 3;',
  }),
  room('kills', 'J20 of what was acknowledged', {
    name: 'the reply is sent before the commit',
    file: `${SERVER}/journal/journal.ts`,
    find: 'await this.#spool.append(events.map(rowOf));',
    replace: 'setTimeout(() => void this.#spool.append(events.map(rowOf)).catch(() => {}), 300);',
  }),
];
