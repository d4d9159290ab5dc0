import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GATE_OPENS, type GateRule, PLAIN_RULE } from '../pack/gate-rule.ts';
import { GATE_REACH_TILES, type GateAnswer, gateStanding, isNearGate, withPass } from './rules.ts';

const gate = { gateId: 'g', x: 10, y: 10, width: 3, height: 1, fromSceneId: 'a', toSceneId: 'b' };
const nothing: ReadonlySet<string> = new Set();
const MINUTE_MS = 60_000;

const wrong = (questionId: string, atMs = 0): GateAnswer => ({ questionId, isRight: false, atMs });
const right = (questionId: string, atMs = 0): GateAnswer => ({ questionId, isRight: true, atMs });
const rule = (changes: Partial<GateRule>): GateRule => ({ ...PLAIN_RULE, ...changes });

test('G1 within reach is measured to the nearest point of the gate', () => {
  for (const [x, y, near] of [
    [11.5, 10.5, true],
    [11.5, 10 - GATE_REACH_TILES, true],
    [11.5, 10 - GATE_REACH_TILES - 0.01, false],
    [10 - GATE_REACH_TILES, 10.5, true],
    [10 - GATE_REACH_TILES, 10 - GATE_REACH_TILES, false],
    [Number.NaN, 10.5, false],
  ] as const)
    expect([x, y, isNearGate(gate, { x, y })]).toEqual([x, y, near]);
});

test('G2 each wrong answer draws the next question, round and round', () => {
  const due = (count: number) => {
    const answers = Array.from({ length: count }, () => wrong('a'));
    return gateStanding(PLAIN_RULE, ['a', 'b', 'c'], answers, nothing, 0).questionId;
  };
  expect([0, 1, 2, 3, 7].map(due)).toEqual(['a', 'b', 'c', 'a', 'b']);
});

test('G7 a question answered rightly is not drawn again and counts once', () => {
  const two = rule({ rightAnswers: 2 });
  expect(gateStanding(two, ['a', 'b', 'c'], [right('a')], nothing, 0)).toMatchObject({
    isOpen: false,
    right: 1,
    questionId: 'b',
  });
  expect(gateStanding(two, ['a', 'b'], [right('a'), wrong('b')], nothing, 0).questionId).toBe('b');
  expect(gateStanding(two, ['a', 'b'], [right('a'), right('a')], nothing, 0)).toMatchObject({
    isOpen: false,
    right: 1,
  });
  expect(gateStanding(two, ['a', 'b'], [right('a'), right('b')], nothing, 0)).toMatchObject({
    isOpen: true,
    questionId: null,
  });
});

test('G10 after so many wrong answers one waits, and then has as many tries again', () => {
  const three = rule({ tries: 3, waitMinutes: 10 });
  const at = (answers: GateAnswer[], nowMs: number) => {
    const { triesLeft, untilMs } = gateStanding(three, ['a', 'b'], answers, nothing, nowMs);
    return [triesLeft, untilMs];
  };
  const limit = [wrong('a', 1000), wrong('b', 2000), wrong('a', 3000)];
  const until = 3000 + 10 * MINUTE_MS;
  expect(at([], 0)).toEqual([3, null]);
  expect(at(limit.slice(0, 2), 2000)).toEqual([1, null]);
  expect(at(limit, 3000)).toEqual([3, until]);
  expect(at(limit, until - 1)).toEqual([3, until]);
  expect(at(limit, until)).toEqual([3, null]);
  expect(at([...limit, wrong('b', until)], until)).toEqual([2, null]);
  expect(at([right('a', 500), ...limit], 3000)).toEqual([3, until]);
});

test('G10 whoever keeps to the rule, however long the tries take, never gives more wrong answers than it allows', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20 * MINUTE_MS }), { maxLength: 40 });
  fc.assert(
    fc.property(pauses, fc.integer({ min: 1, max: 5 }), (waits, tries) => {
      const limited = rule({ tries, waitMinutes: 10 });
      const answers: GateAnswer[] = [];
      let nowMs = 0;
      for (const wait of waits) {
        nowMs += wait;
        if (gateStanding(limited, ['a'], answers, nothing, nowMs).untilMs === null) answers.push(wrong('a', nowMs));
      }
      // By the rule's text alone: between the last of one set of tries and the first of the next lies the waiting time.
      for (let next = tries; next < answers.length; next += tries)
        expect((answers[next]?.atMs ?? 0) - (answers[next - 1]?.atMs ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    }),
    { seed: 10 },
  );
});

test('G9 a gate opens by answers, by what was seen, by both, or by either', () => {
  const exhibits = ['x', 'y'];
  const all = new Set(exhibits);
  const opened = (opens: GateRule['opens']) =>
    [
      [[], nothing],
      [[right('a')], nothing],
      [[], new Set(['x'])],
      [[], all],
      [[right('a')], all],
    ].map(([answers, seen]) =>
      Number(gateStanding(rule({ opens, exhibits }), ['a'], answers as GateAnswer[], seen as typeof all, 0).isOpen),
    );
  expect(GATE_OPENS.map((opens) => [opens, opened(opens)])).toEqual([
    ['passed', [0, 1, 0, 0, 1]],
    ['completed', [0, 0, 0, 1, 1]],
    ['completed-and-passed', [0, 0, 0, 0, 1]],
    ['completed-or-passed', [0, 1, 0, 1, 1]],
  ]);
});

test('G9 what has to be seen is told before a question is asked, but not where answers alone do', () => {
  const exhibits = ['x', 'y'];
  const unseen = (opens: GateRule['opens']) =>
    gateStanding(rule({ opens, exhibits }), ['a'], [], new Set(['x']), 0).unseen;
  expect(GATE_OPENS.map(unseen)).toEqual([[], ['y'], ['y'], []]);
  expect(gateStanding(rule({ opens: 'completed', exhibits }), [], [], nothing, 0).questionId).toBeNull();
});

test('G3 a pass is one bit of its own, for each of 32 gates, and stays', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.integer({ min: 0, max: 31 }), (passes, index) => {
      const after = withPass(passes, index);
      expect(after).toBeGreaterThanOrEqual(0);
      expect((after >>> index) & 1).toBe(1);
      expect((after & ~(1 << index)) >>> 0).toBe((passes & ~(1 << index)) >>> 0);
      expect(withPass(after, index)).toBe(after);
    }),
    { seed: 3 },
  );
});
