import { describe, expect, it } from 'vitest';
import { followed, seenPart, tileDevicePx, withinMap } from './camera-rules.ts';

describe('camera of the 2D view', () => {
  it('W1 a phone shows 9 tiles across and a screen 20, in whole device pixels a tile', () => {
    expect((390 * 2) / tileDevicePx(390, 2)).toBeCloseTo(9, 0);
    expect(1280 / tileDevicePx(1280, 1)).toBe(20);
    expect(Number.isInteger(tileDevicePx(844, 1.5))).toBe(true);
  });

  it('W2 comes after smoothly, cuts where motion is reduced or the way is long', () => {
    const half = followed({ x: 0, y: 0 }, { x: 1, y: 0 }, 97, false);
    expect(half.x).toBeCloseTo(0.5, 1);
    expect(followed({ x: 0, y: 0 }, { x: 1, y: 0 }, 16, true)).toEqual({ x: 1, y: 0 });
    expect(followed({ x: 0, y: 0 }, { x: 30, y: 0 }, 16, false)).toEqual({ x: 30, y: 0 });
    expect(followed(null, { x: 3, y: 3 }, 16, false)).toEqual({ x: 3, y: 3 });
  });

  it('W2 shows nothing outside of a map that fills the view, and the middle of one that does not', () => {
    expect(withinMap({ x: 1, y: 30 }, { x: 20, y: 40 }, { x: 45, y: 31 })).toEqual({ x: 10, y: 15.5 });
  });

  it('W5 what panels cover does not count as seen, unless they cover nearly all', () => {
    const bars = { top: 50, right: 0, bottom: 70, left: 0 };
    expect(seenPart({ x: 390, y: 840 }, bars)).toEqual({ size: { x: 390, y: 720 }, offset: { x: 0, y: -10 } });
    const drawer = { top: 0, right: 0, bottom: 0, left: 480 };
    expect(seenPart({ x: 1280, y: 720 }, drawer)).toEqual({ size: { x: 800, y: 720 }, offset: { x: 240, y: 0 } });
    const sheet = { top: 50, right: 0, bottom: 760, left: 0 };
    expect(seenPart({ x: 390, y: 840 }, sheet).size).toEqual({ x: 390, y: 840 });
  });
});
