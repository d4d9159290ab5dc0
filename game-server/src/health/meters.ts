import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How an ask ended: with a reply, an expected no, unrecorded because the journal broke, or a fault. */
export type AskOutcome = 'answered' | 'refused' | 'not-recorded' | 'failed';

/** What rooms count as they go; each call is a few additions. */
export type Meters = {
  /** An ask that the rooms declare has ended. */
  asked(name: string, outcome: AskOutcome): void;
  /** A room has run its timer once, which took so many ms. */
  ticked(ms: number): void;
};

/** What is looked up when somebody reads. */
export type Reading = {
  people: number;
  lines: number;
  rooms: { open: number; tour: number };
  /** null where the spool does not answer. */
  spool: { waiting: number; oldestWaitingMs: number } | null;
  shipped: number;
  quarantined: number;
  freeDiskBytes: number | null;
  isReady: boolean;
};

const TICK_BUCKETS_S = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25];

/**
 * The figures of one server, in a registry of their own. Labels are names out of the source (asks, kinds of rooms,
 * outcomes) and nothing that anybody sends, so that their number is bounded and none tells of a person.
 */
export function createMeters(): Meters & { text(reading: Reading): Promise<string>; readonly contentType: string } {
  const registry = new Registry();
  const registers = [registry];
  const asks = new Counter({
    name: 'clearhall_asks_total',
    help: 'What was asked of rooms, by name and outcome',
    labelNames: ['ask', 'outcome'],
    registers,
  });
  const ticks = new Histogram({
    name: 'clearhall_tick_seconds',
    help: 'What one run of a room timer took',
    buckets: TICK_BUCKETS_S,
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `clearhall_${name}`, help, registers });
  const counter = (name: string, help: string) => new Counter({ name: `clearhall_${name}`, help, registers });
  const people = gauge('people', 'People who are in rooms now');
  const lines = gauge('lines', 'Open lines to rooms');
  const rooms = new Gauge({ name: 'clearhall_rooms', help: 'Rooms by kind', labelNames: ['kind'], registers });
  const waiting = gauge('spool_waiting_events', 'Events in the spool that the database does not have yet');
  const oldest = gauge('spool_oldest_seconds', 'How long the oldest of them has waited');
  const free = gauge('disk_free_bytes', 'Free space where the journal lies');
  const ready = gauge('ready', '1 while /readyz answers 200');
  const shipped = counter('shipped_events_total', 'Events that were handed to the database');
  const quarantined = counter('quarantined_events_total', 'Events that were put into quarantine');
  let isWatchingProcess = false;

  return {
    contentType: registry.contentType,
    asked: (ask, outcome) => asks.inc({ ask, outcome }),
    ticked: (ms) => ticks.observe(ms / 1000),
    /** Everything in the text format of Prometheus. */
    text(reading) {
      // Not at once: who never asks need not have the garbage collector watched.
      if (!isWatchingProcess) collectDefaultMetrics({ register: registry });
      isWatchingProcess = true;
      people.set(reading.people);
      lines.set(reading.lines);
      rooms.set({ kind: 'open' }, reading.rooms.open);
      rooms.set({ kind: 'tour' }, reading.rooms.tour);
      waiting.set(reading.spool?.waiting ?? Number.NaN);
      oldest.set(reading.spool ? reading.spool.oldestWaitingMs / 1000 : Number.NaN);
      free.set(reading.freeDiskBytes ?? Number.NaN);
      ready.set(reading.isReady ? 1 : 0);
      for (const [each, count] of [
        [shipped, reading.shipped],
        [quarantined, reading.quarantined],
      ] as const) {
        each.reset();
        each.inc(count);
      }
      return registry.metrics();
    },
  };
}
