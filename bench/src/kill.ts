import { killed } from '../../test/room/kills.ts';
import { atLeast, atMost, type Benchmark, figure } from './figures.ts';

/** What random kills of the recording process, PostgreSQL or both lose and double, while people answer. */
export const kill: Benchmark = {
  name: 'kill',
  measures: 'random kill -9 of server, PostgreSQL or both under 400 offered answers a second',
  async run({ small }) {
    const all = await killed(small ? 6 : 200);
    const head = ['server', 'postgres', 'both', 'acknowledged', 'lost', 'duplicated'] as const;
    return {
      figures: [
        figure('kills', all.server + all.postgres + all.both, 'count'),
        figure('took', all.seconds, 's'),
        atLeast('acknowledged answers while the server was up', all.perSecond, '/s', 300),
        atMost('acknowledged and lost', all.lost, 'answers', 0),
        atMost('duplicated', all.duplicated, 'answers', 0),
        atMost('acknowledged and without a row of the projection', all.acknowledged - all.projected, 'answers', 0),
        figure('times the server ended by itself when PostgreSQL was killed', all.fell, 'count'),
        atMost('put in quarantine', all.quarantined, 'events', 0),
      ],
      lines: [head.map((name) => name.padStart(13)).join(''), head.map((name) => `${all[name]}`.padStart(13)).join('')],
      notes: [
        'what is killed is the recording half of the server (spool, journal, shipper) in a process of its own',
        'kill -9 keeps what the system has in its cache: a cut of power is not proved by this',
      ],
    };
  },
};
