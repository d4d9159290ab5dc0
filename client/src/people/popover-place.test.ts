import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from './popover-place.ts';

const screen = { width: 390, height: 844 };

test('U25 a menu stands below its button, and above it at the lower edge', () => {
  const menu = { width: 200, height: 150 };
  expect(placeBeside({ left: 300, top: 100, width: 44, height: 44 }, menu, screen)).toEqual({ left: 144, top: 152 });
  expect(placeBeside({ left: 300, top: 780, width: 44, height: 44 }, menu, screen)).toEqual({ left: 144, top: 622 });
  expect(placeBeside({ left: 4, top: 100, width: 44, height: 44 }, menu, screen).left).toBe(8);
});

test('U25 a menu that fits the screen is wholly on it, wherever its button is', () => {
  const px = (most: number) => fc.integer({ min: 0, max: most });
  fc.assert(
    fc.property(px(390), px(844), px(374), px(828), (left, top, width, height) => {
      const place = placeBeside({ left, top, width: 44, height: 44 }, { width, height }, screen);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.left + width).toBeLessThanOrEqual(screen.width - 8);
      expect(place.top + height).toBeLessThanOrEqual(screen.height - 8);
    }),
  );
});
