import type { ChatLine } from '@clearhall/shared-schema/people/asks';
import { CHAT_LINES } from '@clearhall/shared-schema/people/presence';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withEarlier, withHeardSince, withLine, withoutLine } from './chat-lines.ts';

const line = (at: number, textId = `text-${at}`): ChatLine => ({
  textId,
  avatarId: 'a',
  name: 'Mei',
  role: 'visitor',
  text: `line ${at}`,
  at,
});
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => line(from + index));

describe('U21 the chat on the page is bounded, in order, and has each line once', () => {
  test('lines that come in any order, also twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 500 }), (order) => {
        const shown = order.map((at) => line(at)).reduce(withLine, [] as readonly ChatLine[]);
        expect(shown.length).toBeLessThanOrEqual(CHAT_LINES);
        expect(shown.map(({ at }) => at)).toEqual([...new Set(shown.map(({ at }) => at))].sort((a, b) => a - b));
        expect(shown.some(({ at }) => at === Math.max(...order)) || order.length === 0).toBe(true);
      }),
      // Looking for the smallest list that fails takes minutes with lists as long as these.
      { endOnFailure: true },
    );
  });

  test('earlier lines stand before, and the newest stay when there is no room', () => {
    expect(withEarlier(lines(5, 8), lines(1, 6)).map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const full = withEarlier(lines(1000, 1000 + CHAT_LINES), lines(900, 950));
    expect(full).toEqual(lines(1000, 1000 + CHAT_LINES));
  });

  test('after a gap only what the room gave and what was heard since stands there', () => {
    const [before, last, since] = [lines(1, 4), lines(60, 63), lines(62, 66)];
    expect(withHeardSince(last, [...before, ...since]).map(({ at }) => at)).toEqual([60, 61, 62, 63, 64, 65]);
  });

  test('a hidden line goes; an unknown one changes nothing', () => {
    const shown = lines(1, 4);
    expect(withoutLine(shown, 'text-2').map(({ at }) => at)).toEqual([1, 3]);
    expect(withoutLine(shown, 'text-9')).toBe(shown);
  });
});
