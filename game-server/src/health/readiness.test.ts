import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HealthFacts, LATE_SHIPPING_MS, LOW_DISK_BYTES, readinessOf } from './readiness.ts';

const well: HealthFacts = {
  phase: 'open',
  isSpoolAnswering: true,
  isDatabaseAnswering: true,
  oldestWaitingMs: 0,
  freeDiskBytes: LOW_DISK_BYTES,
  leastFreeBytes: 1000,
};

test('L24 a server in which all answers is ready', () => {
  expect(readinessOf(well)).toEqual({ status: 'ready', reasons: [] });
});

test('L24 what keeps anything from being acknowledged, and a server that begins or ends, is not ready and says why', () => {
  expect(readinessOf({ ...well, isSpoolAnswering: false })).toEqual({ status: 'not-ready', reasons: ['spool'] });
  expect(readinessOf({ ...well, freeDiskBytes: 999 })).toEqual({
    status: 'not-ready',
    reasons: ['disk-full'],
  });
  for (const phase of ['starting', 'stopping'] as const)
    expect(readinessOf({ ...well, phase })).toEqual({ status: 'not-ready', reasons: [phase] });
});

test('L25 a database that is away, late shipping and a disk that gets full degrade it, and it stays ready', () => {
  expect(readinessOf({ ...well, isDatabaseAnswering: false })).toEqual({ status: 'degraded', reasons: ['database'] });
  expect(readinessOf({ ...well, oldestWaitingMs: LATE_SHIPPING_MS }).status).toBe('ready');
  expect(readinessOf({ ...well, oldestWaitingMs: LATE_SHIPPING_MS + 1 }).reasons).toEqual(['shipping']);
  expect(readinessOf({ ...well, freeDiskBytes: LOW_DISK_BYTES - 1 }).reasons).toEqual(['disk-low']);
  expect(readinessOf({ ...well, freeDiskBytes: null }).reasons).toEqual(['disk-low']);
});

test('L24 L25 ready without a reason, degraded or not ready with one, and worse facts never make it better', () => {
  const facts = fc.record({
    phase: fc.constantFrom('starting', 'open', 'stopping'),
    isSpoolAnswering: fc.boolean(),
    isDatabaseAnswering: fc.boolean(),
    oldestWaitingMs: fc.nat(2 * LATE_SHIPPING_MS),
    freeDiskBytes: fc.option(fc.nat(2 * LOW_DISK_BYTES)),
    leastFreeBytes: fc.nat(2 * LOW_DISK_BYTES),
  }) satisfies fc.Arbitrary<HealthFacts>;
  const rank = { ready: 0, degraded: 1, 'not-ready': 2 };
  fc.assert(
    fc.property(facts, (given) => {
      const { status, reasons } = readinessOf(given);
      expect(reasons.length === 0).toBe(status === 'ready');
      expect(new Set(reasons).size).toBe(reasons.length);
      for (const worse of [
        { isSpoolAnswering: false },
        { isDatabaseAnswering: false },
        { oldestWaitingMs: 2 * LATE_SHIPPING_MS },
        { freeDiskBytes: 0 },
        { phase: 'stopping' as const },
      ])
        expect(rank[readinessOf({ ...given, ...worse }).status]).toBeGreaterThanOrEqual(rank[status]);
    }),
  );
});
