/** What is known of the server at one moment. */
export type HealthFacts = {
  phase: 'starting' | 'open' | 'stopping';
  /** Whether the journal's thread answers, which it does no more once it could not write. */
  isSpoolAnswering: boolean;
  isDatabaseAnswering: boolean;
  /** How long the oldest event has waited for the database, in ms; 0 where none waits. */
  oldestWaitingMs: number;
  /** Free bytes where the journal lies; null where that cannot be read. */
  freeDiskBytes: number | null;
  /** Below this the disk counts as full: the next commit may fail and end the server. */
  leastFreeBytes: number;
};

/** Why the server takes nobody in: nothing could be acknowledged, or there is no hall yet or no more. */
type Blocking = 'starting' | 'stopping' | 'spool' | 'disk-full';
/** What an operator should look at while tours go on. */
type Degrading = 'database' | 'shipping' | 'disk-low';

/** `degraded` is ready: everybody inside goes on, and what happens is kept. */
export type Readiness = { status: 'ready' | 'degraded' | 'not-ready'; reasons: (Blocking | Degrading)[] };

/** An event that waits longer than this for the database is worth a word. */
export const LATE_SHIPPING_MS = 60_000;
const MIB = 1024 * 1024;
/** Below this, hours of a database that is away may not fit any more. */
export const LOW_DISK_BYTES = 1024 * MIB;

/**
 * Whether the server is ready, and why not. A database that does not answer only degrades it: tours go on and their
 * events wait in the spool, so to take the server away would end what still works.
 */
export function readinessOf(facts: HealthFacts): Readiness {
  if (facts.phase !== 'open') return { status: 'not-ready', reasons: [facts.phase] };
  const disk = facts.freeDiskBytes;
  const blocking: Blocking[] = [];
  if (!facts.isSpoolAnswering) blocking.push('spool');
  const isFull = disk !== null && disk < facts.leastFreeBytes;
  if (isFull) blocking.push('disk-full');
  const degrading: Degrading[] = [];
  if (!facts.isDatabaseAnswering) degrading.push('database');
  if (facts.oldestWaitingMs > LATE_SHIPPING_MS) degrading.push('shipping');
  if (disk === null || (!isFull && disk < LOW_DISK_BYTES)) degrading.push('disk-low');
  const reasons = [...blocking, ...degrading];
  if (blocking.length > 0) return { status: 'not-ready', reasons };
  return { status: degrading.length > 0 ? 'degraded' : 'ready', reasons };
}
