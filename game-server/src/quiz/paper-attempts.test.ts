import fc from 'fast-check';
import { expect, test } from 'vitest';
import { happened, type JournalEvent, type NewEvent } from '../journal/events.ts';
import { type Attempt, attemptsAfter } from './paper-attempts.ts';

const MINUTE_MS = 60_000;
const started = (attemptId: string, at: number): NewEvent =>
  happened('paper.started', at, null, {
    ...{ attemptId, hallId: 'h', paperId: 'p', unitId: null, mode: 'counted', seed: 's', version: 'v' },
    deadlineMs: at + 10 * MINUTE_MS,
  });
const answered = (attemptId: string, at: number, slot: number, isTrue: boolean | null): NewEvent =>
  happened(
    'paper.answered',
    at,
    { roomId: 'r', personId: 'a', requestId: `request ${at}` },
    { attemptId, slot, answer: isTrue === null ? null : { kind: 'true-false', isTrue } },
  );
const closed = (attemptId: string, at: number, by: 'person' | 'time'): NewEvent =>
  happened('paper.closed', at, null, { attemptId, points: 1, passed: false, by });
const startedServer = (at: number, awayMs: number): NewEvent =>
  happened('server.started', at, null, { lastEventAt: at - awayMs });

/** As the journal keeps them: with ids in order. */
const kept = (events: readonly NewEvent[]): JournalEvent[] =>
  events.map((event, i) => ({ ...event, id: `id ${String(i).padStart(4, '0')}` }) as JournalEvent);
/** As the database gives them: nothing shared with what was read before. */
const read = (attempts: readonly Attempt[]): Attempt[] => structuredClone(attempts) as Attempt[];

const step = fc.oneof(
  fc.constant((at: number) => started('one', at)),
  fc.constant((at: number) => started('two', at)),
  fc.tuple(fc.constantFrom('one', 'two'), fc.nat({ max: 2 }), fc.option(fc.boolean())).map(
    ([id, slot, isTrue]) =>
      (at: number) =>
        answered(id, at, slot, isTrue),
  ),
  fc.constantFrom('one', 'two').map((id) => (at: number) => closed(id, at, 'time')),
  fc.integer({ min: 1, max: 3 }).map((minutes) => (at: number) => startedServer(at, minutes * MINUTE_MS)),
);

/** Only what a desk records: an attempt starts once, and is worked at between its start and its end. */
function possible(events: readonly NewEvent[]): NewEvent[] {
  const begun = new Set<string>();
  const ended = new Set<string>();
  return events.filter(({ kind, body }) => {
    if (!('attemptId' in body)) return true;
    if (kind === 'paper.started') return !begun.has(body.attemptId) && begun.add(body.attemptId);
    if (!begun.has(body.attemptId) || ended.has(body.attemptId)) return false;
    if (kind === 'paper.closed') ended.add(body.attemptId);
    return true;
  });
}

test('E6 E8 what is shipped between two reads and seen twice changes nothing', () => {
  const steps = fc.array(step, { maxLength: 20 });
  fc.assert(
    fc.property(steps, fc.nat(), fc.nat(), (made, from, to) => {
      const events = kept(possible(made.map((make, i) => make((i + 10) * 3 * MINUTE_MS))));
      const [first, last] = [from % (events.length + 1), to % (events.length + 1)].sort((a, b) => a - b);
      const whole = attemptsAfter([], events);
      const shipped = read(attemptsAfter([], events.slice(0, last)));
      const unshipped = events.slice(first);
      expect(attemptsAfter(shipped, unshipped)).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});

test('E4 an outage gives its time back to what is open; time closes at the deadline, whenever it is noticed', () => {
  const [attempt] = attemptsAfter([], kept([started('one', 1000), startedServer(301_000, 100_000)]));
  expect(attempt?.deadlineMs).toBe(1000 + 600_000 + 100_000);
  const over = kept([started('one', 0), closed('one', 900_000, 'time'), startedServer(950_000, 10_000)]);
  expect(attemptsAfter([], over)[0]).toMatchObject({ deadlineMs: 600_000, closed: { atMs: 600_000, by: 'time' } });
});
