import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Detail,
  type DetailPerson,
  detailOf,
  MOST_NAMED,
  MOST_WHOLE,
  NO_DETAIL,
  WHOLE_TILES,
} from './figure-detail.ts';

const centre = { x: 20, y: 20 };
const person = (id: string, x: number, y: number, more: Partial<DetailPerson> = {}): DetailPerson => ({
  id,
  role: 'visitor',
  isSelf: false,
  x,
  y,
  ...more,
});

describe('detailOf', () => {
  // Doubles by chance lie nearly all at zero; these lie everywhere.
  const tiles = (most: number) => fc.integer({ min: 0, max: most * 16 }).map((sixteenths) => sixteenths / 16);
  const crowds = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^a\d{1,4}$/),
      role: fc.constantFrom('visitor', 'learner', 'lecturer', 'moderator'),
      isSelf: fc.constant(false),
      x: tiles(60),
      y: tiles(40),
    }),
    { selector: ({ id }) => id, maxLength: 220 },
  );

  it('W11 draws everybody whole where few are to be seen', () => {
    const few = Array.from({ length: MOST_WHOLE }, (_, at) => person(`a${at}`, at, 39));
    const { whole, named } = detailOf(few, centre, NO_DETAIL);
    expect([whole.size, named.size]).toEqual([MOST_WHOLE, MOST_WHOLE]);
  });

  it('W11 draws the own figure and the lecturer whole wherever they are, and bounds the others', () => {
    fc.assert(
      fc.property(crowds, (crowd) => {
        const people = [...crowd, person('self', 59, 39, { isSelf: true })];
        const { whole, named } = detailOf(people, centre, NO_DETAIL);
        const always = people.filter(({ isSelf, role }) => isSelf || role === 'lecturer');
        for (const { id } of always) expect(named.has(id)).toBe(true);
        expect(whole.size - always.length).toBeLessThanOrEqual(MOST_WHOLE);
        if (people.length - always.length > MOST_WHOLE)
          expect(named.size - always.length).toBeLessThanOrEqual(MOST_NAMED);
        for (const id of named) expect(whole.has(id)).toBe(true);
      }),
    );
  });

  it('W11 draws nobody simply who is nearer than one drawn whole', () => {
    fc.assert(
      fc.property(crowds, (crowd) => {
        const { whole } = detailOf(crowd, centre, NO_DETAIL);
        const away = ({ x, y }: DetailPerson) => Math.hypot(x - centre.x, y - centre.y);
        const chosen = crowd.filter(({ id, role }) => role !== 'lecturer' && whole.has(id)).map(away);
        const left = crowd.filter(({ id }) => !whole.has(id)).map(away);
        expect(Math.max(0, ...chosen)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...left));
      }),
    );
  });

  it('W11 nobody far away is drawn whole in a crowd, and small steps change nothing', () => {
    const crowd = Array.from({ length: 120 }, (_, at) => person(`a${at}`, 20 + at * 0.3, 20));
    const first: Detail = detailOf(crowd, centre, NO_DETAIL);
    expect([first.whole.size, first.named.size]).toEqual([MOST_WHOLE, MOST_NAMED]);
    const stepped = crowd.map((one) => ({ ...one, x: one.x + (Number(one.id.slice(1)) % 2 ? 0.4 : -0.4) }));
    expect(detailOf(stepped, centre, first)).toEqual(first);
    const far = crowd.map((one) => ({ ...one, x: one.x + WHOLE_TILES + 3 }));
    expect(detailOf(far, centre, first).whole.size).toBe(0);
  });
});
