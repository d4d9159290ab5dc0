import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { expect, test } from 'vitest';
import { hasPassed, lockedScenes } from './locked-scenes.ts';

/** Three scenes of 3 × 3 tiles in a row, a wall with one door tile between neighbours. */
function threeScenes(): HallMap {
  const width = 11;
  const height = 3;
  const blocked = new Uint8Array(width * height);
  const gateAt = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (const x of [3, 7]) blocked[y * width + x] = y === 1 ? 0 : 1;
  }
  gateAt[width + 3] = 1;
  gateAt[width + 7] = 2;
  const scene = (sceneId: string, x: number) => ({ sceneId, x, y: 0, width: 3, height, entry: { x: x + 1.5, y: 1.5 } });
  const gate = (gateId: string, x: number, fromSceneId: string, toSceneId: string) => ({
    gateId,
    x,
    y: 1,
    width: 1,
    height: 1,
    fromSceneId,
    toSceneId,
  });
  return {
    width,
    height,
    blocked,
    gateAt,
    sceneAt: new Uint8Array(width * height),
    scenes: [scene('a', 0), scene('b', 4), scene('c', 8)],
    gates: [gate('a-b', 3, 'a', 'b'), gate('b-c', 7, 'b', 'c')],
    exhibits: [],
    starts: [{ x: 1.5, y: 1.5 }],
    seats: [],
  };
}

test('U3 without passes every scene behind a door is locked, by the first door on the way', () => {
  const locked = lockedScenes(threeScenes(), 0, 'a');
  expect([...locked]).toEqual([
    ['b', 'a-b'],
    ['c', 'a-b'],
  ]);
});

test('U3 a passed door opens its scene; the scene after it names the next door', () => {
  expect([...lockedScenes(threeScenes(), 0b01, 'a')]).toEqual([['c', 'b-c']]);
});

test('U3 with all passes nothing is locked', () => {
  expect(lockedScenes(threeScenes(), 0b11, 'a').size).toBe(0);
});

test('U3 the way counts from where one stands', () => {
  expect([...lockedScenes(threeScenes(), 0, 'c')]).toEqual([
    ['a', 'b-c'],
    ['b', 'b-c'],
  ]);
});

test('U3 a pass is the bit of the gate in the map', () => {
  expect(hasPassed(threeScenes(), 0b10, 'b-c')).toBe(true);
  expect(hasPassed(threeScenes(), 0b10, 'a-b')).toBe(false);
  expect(hasPassed(threeScenes(), 0b11, 'nowhere')).toBe(false);
});
