import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpreadLabel, spreadLabels } from './label-places.ts';

const headless = { x: 0, y: 0, width: 0, height: 0, headWidth: 0, headHeight: 0 };

function placesOf(wanted: (typeof headless)[]): number[] {
  const labels = wanted.map((label) => ({ ...label, raisedY: Number.NaN }));
  spreadLabels(labels);
  return labels.map(({ raisedY }) => raisedY);
}

describe('spreadLabels', () => {
  it('W3 raises a label over the one that it would cover, and leaves the others', () => {
    const label = { ...headless, width: 40, height: 10 };
    const wanted = [
      { ...label, x: 0, y: 100 },
      { ...label, x: 30, y: 102 },
      { ...label, x: 100, y: 100 },
      { ...label, x: 10, y: 95 },
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
        headWidth: fc.constant(32),
        headHeight: fc.constant(51),
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

  it('W3 U30 in a half circle of twelve no name covers a face or another name', () => {
    const names = fc.array(fc.integer({ min: 30, max: 110 }), { minLength: 12, maxLength: 12 });
    const radius = fc.integer({ min: 150, max: 260 });
    fc.assert(
      fc.property(names, radius, fc.integer({ min: 0, max: 11 }), (widths, far, self) => {
        const labels: SpreadLabel[] = widths.map((width, at) => {
          const turn = (at / 11) * Math.PI;
          const place = { x: Math.cos(turn) * far, y: Math.sin(turn) * far };
          return { ...place, width, height: 24, headWidth: 32, headHeight: 51, raisedY: 0 };
        });
        const [own] = labels.splice(self, 1);
        const order = [own as SpreadLabel, ...labels.sort((a, b) => b.y - a.y)];
        spreadLabels(order);
        const boxes = order.map(({ x, raisedY, width, height }) => ({ x, y: raisedY, width, height }));
        const heads = order.map(({ x, y }) => ({ x, y: y + 51, width: 32, height: 51 }));
        boxes.forEach((box, index) => {
          expect(boxes.filter((other, at) => at > index && overlap(box, other))).toEqual([]);
          if (index > 0) expect(heads.filter((head) => overlap(box, head))).toEqual([]);
        });
      }),
    );
  });
});

type Box = { x: number; y: number; width: number; height: number };

/** Whether two boxes, by the middle of their lower edges, share more than an edge. */
function overlap(a: Box, b: Box): boolean {
  const hair = 1e-6;
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const down = Math.min(a.y, b.y) - Math.max(a.y - a.height, b.y - b.height);
  return across > hair && down > hair;
}
