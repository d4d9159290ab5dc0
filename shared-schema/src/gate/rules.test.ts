import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GATE_REACH_TILES, isNearGate, questionDue, withPass } from './rules.ts';

const gate = { gateId: 'g', x: 10, y: 10, width: 3, height: 1, fromSceneId: 'a', toSceneId: 'b' };

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
  expect([0, 1, 2, 3, 7].map((wrong) => questionDue(['a', 'b', 'c'], wrong))).toEqual(['a', 'b', 'c', 'a', 'b']);
  expect(() => questionDue([], 0)).toThrow('without questions');
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
