import { describe, expect, test } from 'vitest';
import { nextUnanswered, readSlots, slotsWhere } from './paper-slots.ts';

describe('the slots of a paper', () => {
  test('E22 the next one without an answer is found going round', () => {
    expect(nextUnanswered([true, false, true, false], 1)).toBe(3);
    expect(nextUnanswered([true, false, true, true], 3)).toBe(1);
    expect(nextUnanswered([true, false], 1)).toBe(1);
    expect(nextUnanswered([true, true], 0)).toBeNull();
    expect(nextUnanswered([], 0)).toBeNull();
  });

  test('E22 what is unanswered is listed before it is handed in', () => {
    expect(slotsWhere([true, false, false], false)).toEqual([1, 2]);
  });

  test('E22 flags come back after a reload, and nothing else', () => {
    expect([...readSlots('0,7,x,99,-1,2', 8)]).toEqual([0, 7, 2]);
    expect([...readSlots(null, 8)]).toEqual([]);
  });
});
