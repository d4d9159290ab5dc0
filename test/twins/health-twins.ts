import { provedBy, room, SERVER, type Twin } from './twin.ts';

const healthy = provedBy('unit', `${SERVER}/health`);

export const health: readonly Twin[] = [
  room('health', 'L23 a port of health that is taken', {
    name: 'a taken port of health ends the hall',
    file: `${SERVER}/health/health-port.ts`,
    find: 'why = (error as NodeJS.ErrnoException).code',
    replace: 'throw error ?? (error as NodeJS.ErrnoException).code',
  }),
  room('health', 'L24 a spool that does not answer', {
    name: 'a spool that is gone counts as ready',
    file: `${SERVER}/health/health.ts`,
    find: 'isSpoolAnswering: spool !== null',
    replace: 'isSpoolAnswering: spool !== undefined',
  }),
  healthy('readiness', 'L25 a database that is away', {
    name: 'a database that is away makes the server unready',
    file: `${SERVER}/health/readiness.ts`,
    find: "if (!facts.isDatabaseAnswering) degrading.push('database');",
    replace: "if (!facts.isDatabaseAnswering) blocking.push('spool');",
  }),
  room('health', 'L26 who is about to stop', {
    name: 'who is about to stop is still ready',
    file: `${SERVER}/health/readiness.ts`,
    find: "if (facts.phase !== 'open')",
    replace: "if (facts.phase === 'starting')",
  }),
  room('health', 'L27 figures are in the format', {
    name: 'what was refused is counted as answered',
    file: `${SERVER}/answering.ts`,
    find: "isRefused(result) ? 'refused' : 'answered'",
    replace: "isRefused(result) ? 'answered' : 'answered'",
  }),
  healthy('clean-line', 'L28 every text of a line', {
    name: 'texts of the log are not cleaned',
    file: `${SERVER}/log.ts`,
    find: 'formatters: { log: cleaned },',
    replace: '',
  }),
  room('full-disk', 'J34 with too little space', {
    name: 'tours are opened that cannot be recorded',
    file: `${SERVER}/http/entry-routes.ts`,
    find: "if (await services.isDiskFull()) throw new HttpRefused('disk-full');",
    replace: '',
  }),
];
