import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpreadLabel, spreadLabels } from './label-places.ts';

function placesOf(wanted: Omit<SpreadLabel, 'raisedY'>[]): number[] {
  const labels = wanted.map((label) => ({ ...label, raisedY: Number.NaN }));
  spreadLabels(labels);
  return labels.map(({ raisedY }) => raisedY);
}

describe('spreadLabels', () => {
  it('W3 raises a label over the one that it would cover, and leaves the others', () => {
    const label = { width: 40, height: 10 };
    const wanted = [
      { x: 0, y: 100, ...label },
      { x: 30, y: 102, ...label },
      { x: 100, y: 100, ...label },
      { x: 10, y: 95, ...label },
    ];
    expect(placesOf(wanted)).toEqual([100, 90, 100, 80]);
  });

  it('W3 the first label, one’s own, always keeps its place, and none is lowered', () => {
    const labels = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 300 }),
        y: fc.integer({ min: 0, max: 200 }),
        width: fc.integer({ min: 10, max: 90 }),
        height: fc.constant(24),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(labels, (wanted) => {
        const places = placesOf(wanted);
        expect(places[0]).toBe(wanted[0]?.y);
        places.forEach((y, index) => {
          expect(y).toBeLessThanOrEqual(wanted[index]?.y ?? 0);
        });
      }),
    );
  });
});
