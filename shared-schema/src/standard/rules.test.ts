import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay } from './local-days.ts';
import { outcomeState, type StandardFacts, type StandardRule, standardProgress } from './rules.ts';
import { validUntil } from './validity.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const start = Date.parse('2026-03-27T16:00:00Z');
const window = { fromMs: start, untilMs: start + 10 * DAY };

const rule = (wanted: Partial<StandardRule>): StandardRule => ({
  ...{ timeZone: 'Asia/Shanghai', visits: null, minutes: null, scenes: [], exhibits: [], gates: [], papers: [] },
  ...{ validMonths: null, ...wanted },
});
const facts = (known: Partial<StandardFacts>): StandardFacts => ({
  ...{ spans: [], pauses: [], seen: [], passes: [], papers: [], ...known },
});
const stay = (fromMinute: number, minutes: number | null, sceneId = 'a') => {
  const startMs = start + fromMinute * MINUTE;
  return { sceneId, startMs, endMs: minutes === null ? null : startMs + minutes * MINUTE };
};

const minute = fc.integer({ min: -2000, max: 16_000 });
const named = fc.record({ id: fc.constantFrom('a', 'b'), atMs: minute.map((n) => start + n * MINUTE) });
const someFacts: fc.Arbitrary<StandardFacts> = fc.record({
  spans: fc.array(
    fc
      .tuple(minute, fc.option(fc.integer({ min: 0, max: 2000 })), fc.constantFrom('a', 'b'))
      .map(([from, minutes, sceneId]) => stay(from, minutes, sceneId)),
    { maxLength: 12 },
  ),
  pauses: fc.array(
    fc.tuple(minute, fc.option(fc.integer({ min: 0, max: 2000 }))).map(([from, minutes]) => stay(from, minutes)),
    { maxLength: 6 },
  ),
  seen: fc.array(named, { maxLength: 4 }),
  passes: fc.array(named, { maxLength: 4 }),
  papers: fc.array(named, { maxLength: 4 }),
});
const someRule = fc
  .record({
    // Clocks there change on 29 March 2026; there at half hours.
    timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York'),
    visits: fc.option(fc.integer({ min: 1, max: 5 })),
    minutes: fc.option(
      fc.record({ least: fc.integer({ min: 1, max: 300 }), mostADay: fc.integer({ min: 1, max: 200 }) }),
    ),
    scenes: fc.subarray(['a', 'b']),
    exhibits: fc.subarray(['a', 'b']),
    gates: fc.subarray(['a', 'b']),
    papers: fc.subarray(['a', 'b']),
  })
  .map(rule);
const both = (one: StandardFacts, other: StandardFacts): StandardFacts => ({
  spans: [...one.spans, ...other.spans],
  pauses: one.pauses,
  seen: [...one.seen, ...other.seen],
  passes: [...one.passes, ...other.passes],
  papers: [...one.papers, ...other.papers],
});

describe('standards', () => {
  test('N2 more done never takes away what is met, nor puts it off', () => {
    fc.assert(
      fc.property(someRule, someFacts, someFacts, (asked, one, other) => {
        const before = standardProgress(asked, one, window);
        const after = standardProgress(asked, both(one, other), window);
        for (const [i, requirement] of before.requirements.entries()) {
          expect(after.requirements[i]?.have).toBeGreaterThanOrEqual(requirement.have);
          if (requirement.metAt !== null)
            expect(after.requirements[i]?.metAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(requirement.metAt);
        }
        if (before.metAt !== null) expect(after.metAt).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('N2 the order in which things are known does not matter', () => {
    fc.assert(
      fc.property(someRule, someFacts, someFacts, (asked, one, other) => {
        const turned = standardProgress(asked, { ...both(other, one), pauses: one.pauses.toReversed() }, window);
        expect(turned).toEqual(standardProgress(asked, both(one, other), window));
      }),
      { numRuns: 200 },
    );
  });

  test('N3 no day counts more than its cap, and time in two places at once is one time', () => {
    const asked = rule({ minutes: { least: 100, mostADay: 30 } });
    const have = (spans: StandardFacts['spans']) => standardProgress(asked, facts({ spans }), window).requirements[0];
    expect(have([stay(0, 500)])).toMatchObject({ have: 30, metAt: null });
    expect(have([stay(0, 20), stay(5, 20, 'b')])).toMatchObject({ have: 25 });
    // Ten days of the window, each of which gives no more than its cap.
    fc.assert(
      fc.property(someFacts, fc.integer({ min: 1, max: 60 }), ({ spans }, mostADay) => {
        const capped = rule({ minutes: { least: 60_000, mostADay } });
        const [minutes] = standardProgress(capped, facts({ spans }), window).requirements;
        expect(minutes?.have).toBeLessThanOrEqual(10 * mostADay);
      }),
    );
  });

  test('N3 a gap of up to a minute counts as time in the hall, a longer one does not', () => {
    const asked = rule({ minutes: { least: 1000, mostADay: 1000 } });
    const have = (spans: StandardFacts['spans']) =>
      standardProgress(asked, facts({ spans }), window).requirements[0]?.have;
    expect(have([stay(0, 10), stay(11, 9, 'b')])).toBe(20);
    expect(have([stay(11, 9, 'b'), stay(0, 10), stay(21, null)])).toBe(20);
    expect(have([stay(0, 10), stay(11.01, 9)])).toBe(19);
    expect(have([stay(0, 10), stay(0, 5), stay(11, 0)])).toBe(11);
  });

  test('N3 time that one did not follow does not count, whatever it lies across', () => {
    const asked = rule({ minutes: { least: 1000, mostADay: 1000 } });
    const have = (known: Partial<StandardFacts>) => standardProgress(asked, facts(known), window).requirements[0]?.have;
    const spans = [stay(0, 10), stay(10, 10, 'b'), stay(60, 10)];
    expect(have({ spans, pauses: [stay(5, 10)] })).toBe(20);
    expect(have({ spans, pauses: [stay(-5, 10), stay(2, 4), stay(65, null)] })).toBe(19);
    expect(have({ spans, pauses: [stay(0, 100)] })).toBe(0);
    expect(have({ spans, pauses: [stay(20, 40)] })).toBe(30);
    fc.assert(
      fc.property(someFacts, (known) => {
        expect(have(known)).toBeLessThanOrEqual(have({ ...known, pauses: [] }) ?? 0);
      }),
    );
  });

  test('N3 a day is a day of the standard’s time zone, also when its clocks change', () => {
    const spans = [stay(-8 * 60, 12 * 60)];
    const wide = { fromMs: start - DAY, untilMs: start + DAY };
    const minutesIn = (timeZone: string) =>
      standardProgress(rule({ timeZone, minutes: { least: 60, mostADay: 30 } }), facts({ spans }), wide).requirements[0]
        ?.have;
    expect(minutesIn('Asia/Shanghai')).toBe(60);
    expect(minutesIn('UTC')).toBe(30);
    expect(startOfDay('Asia/Shanghai', '2026-03-28')).toBe(start);
    const [sunday, monday] = [startOfDay('Europe/Berlin', '2026-03-29'), startOfDay('Europe/Berlin', '2026-03-30')];
    expect((monday ?? 0) - (sunday ?? 0)).toBe(23 * 60 * MINUTE);
    expect(startOfDay('UTC', '2026-02-30')).toBeNull();
  });

  test('N4 what is done counts within the window only; doors and exhibits stay passed and seen', () => {
    const before = [{ id: 'a', atMs: start - DAY }];
    const known = facts({ spans: [stay(-60, 30)], seen: before, passes: before, papers: before });
    const asked = { visits: 1, scenes: ['a'], exhibits: ['a'], gates: ['a'], papers: ['a', 'b'] };
    const { metAt, requirements } = standardProgress(rule(asked), known, window);
    expect(requirements.map(({ kind, have }) => [kind, have])).toEqual([
      ['visits', 0],
      ['scenes', 0],
      ['exhibits', 1],
      ['gates', 1],
      ['papers', 0],
    ]);
    expect(requirements.at(-1)?.missing).toEqual(['a', 'b']);
    expect(metAt).toBeNull();
    const after = facts({ passes: [{ id: 'a', atMs: window.untilMs }] });
    expect(standardProgress(rule({ gates: ['a'] }), after, window).metAt).toBeNull();
    expect(standardProgress(rule({ gates: ['a'] }), known, window).metAt).toBe(start);
  });

  test('N3 minutes are met at the very minute, and a stay that goes on has none yet', () => {
    const asked = rule({ minutes: { least: 40, mostADay: 30 } });
    const spans = [stay(0, 100), stay(24 * 60, 100)];
    expect(standardProgress(asked, facts({ spans }), window).metAt).toBe(start + DAY + 10 * MINUTE);
    expect(standardProgress(asked, facts({ spans: [stay(0, 100), stay(24 * 60, null)] }), window).metAt).toBeNull();
  });

  test('N5 an outcome follows from when it was met, the deadline, and an exemption', () => {
    const due = { dueMs: 100, isOver: false, isExempt: false };
    expect(outcomeState(null, due)).toBe('due');
    expect(outcomeState(99, { ...due, isOver: true })).toBe('met');
    expect(outcomeState(100, due)).toBe('met-late');
    expect(outcomeState(null, { ...due, isOver: true })).toBe('failed');
    expect(outcomeState(null, { ...due, isOver: true, isExempt: true })).toBe('exempt');
    expect(outcomeState(99, { ...due, isExempt: true })).toBe('met');
  });

  test('N9 what was met holds for months of the calendar', () => {
    const until = (day: string, months: number | null) => validUntil(Date.parse(day), months);
    expect(until('2026-01-31T08:00:00Z', 1)).toBe(Date.parse('2026-02-28T08:00:00Z'));
    expect(until('2024-02-29T08:00:00Z', 24)).toBe(Date.parse('2026-02-28T08:00:00Z'));
    expect(until('2026-01-31T08:00:00Z', null)).toBeNull();
  });
});
