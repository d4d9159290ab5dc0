import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerKey } from './answers.ts';
import { GUANGDONG_2016, type PaperPreset, SHANDONG_2015 } from './paper-presets.ts';
import {
  attemptsLeft,
  type BankEntry,
  type DrawRule,
  deadlineAfterOutage,
  deadlineOf,
  drawPaper,
  type EarlierAttempt,
  markPaper,
  mostPoints,
  namedOnSheet,
  type PaperAnswer,
  questionsOn,
  sheetOfSlot,
  shortfalls,
  startOf,
  stateOf,
  whyNot,
} from './paper-rules.ts';
import { seededDice } from './seeded-dice.ts';
import { originalAnswer } from './sheets.ts';

const KINDS = ['single', 'multiple', 'true-false', 'ordering'] as const;
const bankOf = (kind: string, count: number, tags: string[] = []): BankEntry[] =>
  Array.from({ length: count }, (_, i) => ({ questionId: `${kind}-${tags.join('-')}-${i}`, kind, tags }));
const idsOf = (drawn: { questionId: string }[]) => drawn.map(({ questionId }) => questionId);

const anyBank = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), tags: fc.subarray(['law', 'history', 'paper']) }), {
    maxLength: 40,
  })
  .map((entries) => entries.map((entry, i) => ({ ...entry, questionId: `q${i}` })));
const anyDraw: fc.Arbitrary<DrawRule[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    count: fc.integer({ min: 1, max: 5 }),
    points: fc.integer({ min: 1, max: 5 }),
    tags: fc.subarray(['law', 'history']),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('E1 a paper is drawn by its rules from a seed', () => {
  test('whatever the bank holds: whole, by the rules, no question twice, the same again in any order of the files', () => {
    fc.assert(
      fc.property(anyBank, anyDraw, fc.string(), fc.nat(), (bank, draw, seed, turn) => {
        fc.pre(shortfalls(draw, bank).length === 0);
        const drawn = drawPaper({ paperId: 'p', draw }, bank, seed);
        expect(new Set(idsOf(drawn)).size).toBe(questionsOn({ draw }));
        const rules = draw.flatMap((rule) => Array.from({ length: rule.count }, () => rule));
        drawn.forEach(({ questionId, points }, i) => {
          const entry = bank.find((one) => one.questionId === questionId);
          expect([entry?.kind, points]).toEqual([rules[i]?.kind, rules[i]?.points]);
          for (const tag of rules[i]?.tags ?? []) expect(entry?.tags).toContain(tag);
        });
        const turned = [...bank.slice(turn % bank.length), ...bank.slice(0, turn % bank.length)].reverse();
        expect(drawPaper({ paperId: 'p', draw }, turned, seed)).toEqual(drawn);
      }),
      { numRuns: 300 },
    );
  });

  test('what the bank cannot fill is told with its numbers, and throws when it is drawn all the same', () => {
    const draw: DrawRule[] = [
      { kind: 'single', count: 3, points: 1 },
      { kind: 'single', count: 2, points: 1, tags: ['law'] },
    ];
    const bank = [...bankOf('single', 2), ...bankOf('single', 4, ['law'])];
    expect(shortfalls(draw, bank)).toEqual([{ rule: draw[1], available: 1 }]);
    expect(shortfalls([{ kind: 'multiple', count: 1, points: 1 }], bank)).toMatchObject([{ available: 0 }]);
    expect(shortfalls(draw, [...bank, ...bankOf('single', 1, ['law', 'new'])])).toEqual([]);
    expect(() => drawPaper({ paperId: 'p', draw: [{ kind: 'multiple', count: 1, points: 1 }] }, bank, 's')).toThrow(
      'the bank cannot fill the paper p',
    );
  });

  test('the dice are the same for ever, and every question has the same chance', () => {
    const dice = seededDice('clearhall');
    expect([dice(), dice(), dice()].map((number) => number.toFixed(6))).toEqual(['0.928882', '0.965112', '0.418813']);
    const bank = bankOf('single', 10);
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++)
      for (const id of idsOf(
        drawPaper({ paperId: 'p', draw: [{ kind: 'single', count: 3, points: 1 }] }, bank, `${seed}`),
      ))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const entry of bank) expect(Math.abs((counts.get(entry.questionId) ?? 0) - 1200)).toBeLessThan(120);
  });
});

describe('E2 the sheets of a paper', () => {
  const question = {
    questionId: 'q',
    kind: 'multiple' as const,
    stem: { en: 'q', 'zh-CN': 'q' },
    options: ['a', 'b', 'c', 'd'].map((optionId) => ({ optionId, text: { en: optionId, 'zh-CN': optionId } })),
    exhibitId: 'where-it-stands',
    sources: [{ factId: 'C1', ref: { en: 'r', 'zh-CN': 'r' } }],
  };

  test('are the same for the same seed and place, tell no source and no original name, and give answers back', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 199 }), fc.subarray(['a', 'b', 'c', 'd']), (seed, slot, optionIds) => {
        const sheet = sheetOfSlot(question, seed, slot);
        expect(sheetOfSlot(question, seed, slot)).toEqual(sheet);
        expect(sheet.question).toMatchObject({ exhibitId: null, sources: [] });
        for (const option of sheet.question.options) expect(option.optionId).toMatch(/^[a-z0-9]{6}$/);
        for (const answer of [
          { kind: 'multiple', optionIds },
          { kind: 'true-false', isTrue: true },
        ] as PaperAnswer[])
          expect(originalAnswer(sheet, namedOnSheet(sheet, answer))).toEqual(answer);
        const single: PaperAnswer = { kind: 'single', optionId: 'c' };
        expect(originalAnswer(sheet, namedOnSheet(sheet, single))).toEqual(single);
      }),
    );
    expect(sheetOfSlot(question, 's', 0)).not.toEqual(sheetOfSlot(question, 's', 1));
  });
});

const KEY: Record<string, { key: AnswerKey; right: PaperAnswer }> = {
  single: { key: { kind: 'single', optionId: 'a' }, right: { kind: 'single', optionId: 'a' } },
  'true-false': { key: { kind: 'true-false', isTrue: false }, right: { kind: 'true-false', isTrue: false } },
  multiple: {
    key: { kind: 'multiple', optionIds: ['a', 'b', 'c'] },
    right: { kind: 'multiple', optionIds: ['c', 'b', 'a'] },
  },
};

describe('E3 a paper is marked as a whole, and speed is never scored', () => {
  const slotsOf = (preset: PaperPreset, isRight: (slot: number) => boolean | null) =>
    preset.draw
      .flatMap(({ kind, count, points }) => Array.from({ length: count }, () => ({ ...KEY[kind], points })))
      .map(({ key, right, points }, slot) => {
        const given = isRight(slot);
        const wrong: PaperAnswer = { kind: 'single', optionId: 'z' };
        return {
          key: key as AnswerKey,
          points,
          answer: given === null ? null : given ? (right as PaperAnswer) : wrong,
        };
      });

  test('Shandong 2015: 100 points, 80 pass, 79 do not, nothing given is nothing', () => {
    expect([questionsOn(SHANDONG_2015), mostPoints(SHANDONG_2015)]).toEqual([80, 100]);
    const marked = (isRight: (slot: number) => boolean | null) => {
      const { points, passed } = markPaper(SHANDONG_2015, slotsOf(SHANDONG_2015, isRight));
      return { points, passed };
    };
    expect(marked(() => true)).toEqual({ points: 100, passed: true });
    expect(marked((slot) => slot < 70)).toEqual({ points: 80, passed: true });
    expect(marked((slot) => slot > 0 && slot < 70)).toEqual({ points: 79, passed: false });
    expect(marked(() => null)).toEqual({ points: 0, passed: false });
  });

  test('Guangdong 2016: 50 single ones', () => {
    expect([questionsOn(GUANGDONG_2016), mostPoints(GUANGDONG_2016)]).toEqual([50, 100]);
    const slots = slotsOf(GUANGDONG_2016, (slot) => slot < 30);
    expect(markPaper(GUANGDONG_2016, slots)).toMatchObject({ points: 60, passed: true });
  });

  test('thirds of points add up as they are shown', () => {
    const slot = { key: KEY.multiple?.key as AnswerKey, points: 1, answer: { kind: 'multiple', optionIds: ['a'] } };
    const slots = [slot, slot, slot] as Parameters<typeof markPaper>[1];
    const marked = markPaper({ passPoints: 1, scoring: 'right-minus-wrong' }, slots);
    expect(marked).toEqual({ got: [0.33, 0.33, 0.33], points: 0.99, passed: false });
  });
});

describe('E1 the presets on a generated bank', () => {
  const bank = [...bankOf('single', 600), ...bankOf('true-false', 500), ...bankOf('multiple', 294)];
  test.each([
    ['Shandong 2015', SHANDONG_2015, { single: 30, 'true-false': 30, multiple: 20 }],
    ['Guangdong 2016', GUANGDONG_2016, { single: 50 }],
  ])('%s draws its kinds, another paper for another seed, and says what a small bank lacks', (_, preset, kinds) => {
    expect(shortfalls(preset.draw, bank)).toEqual([]);
    const first = idsOf(drawPaper({ paperId: 'p', draw: preset.draw }, bank, 'one'));
    const counts: Record<string, number> = {};
    for (const id of first) {
      const kind = id.split('--')[0] ?? '';
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(counts).toEqual(kinds);
    expect(idsOf(drawPaper({ paperId: 'p', draw: preset.draw }, bank, 'two'))).not.toEqual(first);
    expect(shortfalls(preset.draw, bank.slice(0, 29))[0]).toMatchObject({ available: 29 });
  });
});

describe('E4 the time of an attempt is the server’s, and an outage gives it back', () => {
  test('50 minutes are over at their end, not before', () => {
    const deadlineMs = deadlineOf(SHANDONG_2015, 1000);
    expect(deadlineMs).toBe(1000 + 3_000_000);
    expect(stateOf({ deadlineMs, closed: null }, 3_000_999)).toBe('open');
    expect(stateOf({ deadlineMs, closed: null }, 3_001_000)).toBe('over');
    expect(stateOf({ deadlineMs, closed: {} }, 0)).toBe('closed');
    expect(stateOf({ deadlineMs: deadlineOf(GUANGDONG_2016, 0), closed: null }, 9e15)).toBe('open');
  });

  test('an outage adds its length to what was running, nothing to what was over, and takes nothing away', () => {
    expect(deadlineAfterOutage(1000, 400, 700)).toBe(1300);
    expect(deadlineAfterOutage(1000, 1000, 5000)).toBe(1000);
    expect(deadlineAfterOutage(null, 0, 5000)).toBeNull();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (deadline, from, to) => {
        const after = deadlineAfterOutage(deadline, from, to) ?? 0;
        expect(after).toBeGreaterThanOrEqual(deadline);
        if (from < deadline) expect(after - Math.max(to, from)).toBe(deadline - from);
      }),
    );
  });

  test('what is over or closed is not worked at; what is not closed is not looked at', () => {
    expect(
      (['open', 'over', 'closed'] as const).map((state) => [whyNot('work', state), whyNot('review', state)]),
    ).toEqual([
      [null, 'paper-open'],
      ['paper-closed', 'paper-open'],
      ['paper-closed', null],
    ]);
  });
});

describe('E5 one attempt in hand, and as many counted ones as the paper allows', () => {
  const paper = { paperId: 'p', countedAttempts: 2 };
  const here = { hallId: 'h', mode: 'counted' as const };
  const attempt = (changes: Partial<EarlierAttempt>): EarlierAttempt => ({
    attemptId: 'a',
    hallId: 'h',
    paperId: 'p',
    mode: 'counted',
    closed: {},
    ...changes,
  });

  test('mock ones and those of other papers and halls do not count', () => {
    const others = [attempt({ mode: 'mock' }), attempt({ paperId: 'q' }), attempt({ hallId: 'i' })];
    expect(attemptsLeft(paper, 'h', others)).toBe(2);
    expect(attemptsLeft(paper, 'h', [...others, attempt({}), attempt({}), attempt({})])).toBe(0);
    expect(attemptsLeft({ paperId: 'p', countedAttempts: null }, 'h', [attempt({})])).toBeNull();
  });

  test('the one in hand is gone on with; another is refused, and a third of two', () => {
    expect(startOf(paper, here, [])).toEqual({ go: 'new' });
    expect(startOf(paper, here, [attempt({}), attempt({ attemptId: 'b', closed: null })])).toEqual({
      go: 'on',
      attemptId: 'b',
    });
    for (const other of [{ paperId: 'q' }, { hallId: 'i' }, { mode: 'mock' as const }])
      expect(startOf(paper, here, [attempt({ ...other, closed: null })])).toEqual({ go: 'no', why: 'another-in-hand' });
    const used = [attempt({}), attempt({})];
    expect(startOf(paper, here, used)).toEqual({ go: 'no', why: 'no-attempt-left' });
    expect(startOf(paper, { ...here, mode: 'mock' }, used)).toEqual({ go: 'new' });
  });
});
