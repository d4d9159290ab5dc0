import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagedTo, zoomedPage } from './document-view.ts';

test('X26 whatever number is given, a page that there is is shown, between whole width and fourfold', () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (to, pages, by) => {
        const { page, zoom } = zoomedPage(pagedTo({ page: 1, zoom: 1 }, to, pages), by);
        expect(Number.isInteger(page)).toBe(true);
        expect(page).toBeGreaterThanOrEqual(1);
        expect(page).toBeLessThanOrEqual(pages);
        expect(zoom).toBeGreaterThanOrEqual(1);
        expect(zoom).toBeLessThanOrEqual(4);
      },
    ),
    { seed: 26 },
  );
  expect(pagedTo({ page: 2, zoom: 1.5 }, Number.NaN, 3)).toEqual({ page: 2, zoom: 1.5 });
  expect(pagedTo({ page: 2, zoom: 1 }, 9, 3).page).toBe(3);
});
