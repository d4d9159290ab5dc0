import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Benchmark, type Figure, figure, quantile } from '../figures.ts';
import { assignmentsFor } from './assignments.ts';
import { MIX, visitOf } from './event-mix.ts';
import { openRecord, type Record } from './record.ts';

const APPEND = 2000;

/** What it takes to acknowledge, to ship with all that follows from it, and to catch up after an outage. */
export const journal: Benchmark = {
  name: 'journal',
  measures:
    'acknowledgement at 500 answers a second, shipping with projections, an outage, 10,000 learners under 100 assignments',
  async run({ small }) {
    const record = await openRecord();
    try {
      return {
        figures: [
          ...(await acknowledging(record, small ? 3 : 60)),
          ...(await shipping(record, small ? 100 : 2000)),
          ...(await outage(record, small ? 5 : 300)),
          ...(await underAssignments(record, small ? { learners: 200, each: 10 } : { learners: 10_000, each: 100 })),
        ],
        notes: [
          `the mix of events: ${MIX}`,
          'spool, shipper and those who answer share one process, with PostgreSQL on the same machine; both sync to its disk',
        ],
      };
    } finally {
      await record.stop();
    }
  },
};

/** 500 answers a second, whether the last ones were acknowledged or not, while they are shipped. */
async function acknowledging(record: Record, seconds: number): Promise<Figure[]> {
  const stop = record.ship();
  const delays: number[] = [];
  const answers = Array.from({ length: 500 * seconds }, () => answerOf(record.roomId, randomUUID()));
  await atRate(500, answers, async (answer) => {
    const beganMs = performance.now();
    await record.journal.record(answer);
    delays.push(performance.now() - beganMs);
  });
  await record.drained();
  await stop();
  return [
    figure(`acknowledged at 500 answers a second for ${seconds} s: p50`, quantile(delays, 0.5), 'ms'),
    atMost('acknowledged: p99', quantile(delays, 0.99), 'ms', 50),
    figure('acknowledged: slowest', quantile(delays, 1), 'ms'),
  ];
}

/** So many visits that wait in the spool, stored with everything that follows from them. */
async function shipping(record: Record, visits: number): Promise<Figure[]> {
  const events = await spoolVisits(record, visits);
  const stop = record.ship();
  const seconds = await record.drained();
  await stop();
  return [
    figure('shipped from a full spool', events, 'events'),
    atLeast('shipped with projections', events / seconds, 'events/s', 5000),
  ];
}

/** 200 answers a second all the time, and PostgreSQL away for some of it. */
async function outage(record: Record, seconds: number): Promise<Figure[]> {
  const stop = record.ship();
  await record.stopDatabase();
  const ending = new AbortController();
  const answering = atRate(200, endless(record.roomId), (answer) => record.journal.record(answer), ending.signal);
  await wait(seconds * 1000);
  const { waiting } = await record.spool.waiting();
  await record.startDatabase();
  const took = await record.drained(200);
  ending.abort();
  await answering;
  await record.drained();
  await stop();
  return [
    figure(`waited in the spool after ${seconds} s without PostgreSQL`, waiting, 'events'),
    atMost('drained once it was back, with 200 more a second', took, 's', 60),
  ];
}

async function underAssignments(record: Record, many: { learners: number; each: number }): Promise<Figure[]> {
  const people = Array.from({ length: many.learners }, () => randomUUID());
  const beganMs = performance.now();
  const lastId = await assignmentsFor(record.sql, people, many.each);
  const givenS = (performance.now() - beganMs) / 1000;
  const events = await spoolVisits(record, Math.min(2000, people.length), people);
  const stop = record.ship();
  const seconds = await record.drained();
  await stop();
  const dueMs = performance.now();
  const [overview] = await record.sql<{ people: number }[]>`
    select count(*)::int as people from outcome where assignment_id = ${lastId} and state = 'due'`;
  return [
    figure(`outcomes: ${many.learners} learners under ${many.each} assignments`, many.learners * many.each, 'rows'),
    figure('giving all of them', givenS, 's'),
    figure('shipped while each learner is under all of them', events / seconds, 'events/s'),
    figure('one assignment counted over', performance.now() - dueMs, 'ms'),
    figure('who have not met it', overview?.people ?? null, 'people'),
  ];
}

async function spoolVisits({ journal, roomId }: Record, visits: number, people?: readonly string[]): Promise<number> {
  const at = Date.now() - 3_600_000;
  const all = Array.from({ length: visits }, (_, i) => visitOf(roomId, people?.[i] ?? randomUUID(), at));
  // People are in the hall at the same time: their events lie among each other, not one visit after another.
  const longest = Math.max(...all.map((visit) => visit.length));
  const events = Array.from({ length: longest }, (_, i) => all.flatMap((visit) => visit[i] ?? [])).flat();
  for (let from = 0; from < events.length; from += APPEND) await journal.record(...events.slice(from, from + APPEND));
  return events.length;
}

function answerOf(roomId: string, personId: string) {
  const answer = visitOf(roomId, personId, Date.now()).find(({ kind }) => kind === 'gate.answered');
  if (!answer) throw new Error('a visit without an answer');
  return answer;
}

function* endless(roomId: string) {
  for (;;) yield answerOf(roomId, randomUUID());
}

/** Does something for each, so many a second, whether the last ones are done or not; resolves when all are. */
async function atRate<T>(
  perSecond: number,
  each: Iterable<T>,
  act: (one: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const beganMs = performance.now();
  const doing = new Set<Promise<void>>();
  let begun = 0;
  for (const one of each) {
    if (signal?.aborted) break;
    const aheadMs = (begun++ * 1000) / perSecond - (performance.now() - beganMs);
    if (aheadMs > 2) await wait(aheadMs);
    const done: Promise<void> = act(one).finally(() => doing.delete(done));
    doing.add(done);
  }
  await Promise.all(doing);
}
