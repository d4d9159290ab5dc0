import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_VIEW, sideSeen, TURN_STEP, viewedBy } from './model-turn.ts';

test('X29 a model turns round without end, up to nearly upright, and zooms from whole to threefold', () => {
  const turn = fc.tuple(
    fc.double({ min: -400, max: 400, noNaN: true }),
    fc.double({ min: -200, max: 200, noNaN: true }),
  );
  const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(turn, factor), { maxLength: 30 }), (turns) => {
      let view = FIRST_VIEW;
      for (const [[round, above], by] of turns) view = viewedBy(view, round, above, by);
      expect(view.round).toBeGreaterThanOrEqual(0);
      expect(view.round).toBeLessThan(360 + 1e-9);
      expect(Math.abs(view.above)).toBeLessThanOrEqual(85);
      expect(view.zoom).toBeGreaterThanOrEqual(1);
      expect(view.zoom).toBeLessThanOrEqual(3);
    }),
    { seed: 29 },
  );
});

test('X29 the side that is seen is named, in the order in which one comes by', () => {
  const seen: string[] = [];
  for (let view = { round: 0, above: 0, zoom: 1 }, step = 0; step < 24; step++) {
    seen.push(sideSeen(view));
    view = viewedBy(view, TURN_STEP, 0);
  }
  expect(seen.filter((side, at) => side !== seen[at - 1])).toEqual(['front', 'right', 'back', 'left', 'front']);
  expect([sideSeen(viewedBy(FIRST_VIEW, 0, 90)), sideSeen(viewedBy(FIRST_VIEW, 0, -90))]).toEqual(['top', 'bottom']);
});
