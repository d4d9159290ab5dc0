import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { describe, expect, it } from 'vitest';
import { placeToWalkTo } from './tap-place.ts';

/** Ten tiles by ten; column 5 is a wall with a gate at row 5. */
function walledMap(): HallMap {
  const [width, height] = [10, 10];
  const blocked = new Uint8Array(width * height);
  const gateAt = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) blocked[y * width + 5] = y === 5 ? 0 : 1;
  gateAt[5 * width + 5] = 1;
  const sceneAt = new Uint8Array(width * height).fill(1);
  return { width, height, blocked, gateAt, sceneAt, scenes: [], gates: [], exhibits: [], starts: [], seats: [] };
}

describe('placeToWalkTo', () => {
  it('M15 a tapped floor is walked to, as the middle of its tile', () => {
    expect(placeToWalkTo(walledMap(), 0, { x: 1.5, y: 1.5 }, { x: 3.9, y: 7.1 })).toEqual({ x: 3.5, y: 7.5 });
  });

  it('M15 a tapped wall or closed door is walked up to, on the side where one is', () => {
    expect(placeToWalkTo(walledMap(), 0, { x: 1.5, y: 1.5 }, { x: 5.6, y: 5.5 })).toEqual({ x: 4.5, y: 5.5 });
    expect(placeToWalkTo(walledMap(), 1, { x: 1.5, y: 1.5 }, { x: 5.6, y: 5.5 })).toEqual({ x: 5.5, y: 5.5 });
  });

  it('M15 what lies behind a closed door is not walked to', () => {
    expect(placeToWalkTo(walledMap(), 0, { x: 1.5, y: 1.5 }, { x: 9.5, y: 9.5 })).toBeNull();
  });
});
