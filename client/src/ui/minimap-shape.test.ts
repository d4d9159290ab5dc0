import { expect, test } from 'vitest';
import { countsByScene, dotsPath, minimapShape } from './minimap-shape.ts';

const scene = (sceneId: string, x: number, y: number, width: number, height: number) => ({
  ...{ sceneId, x, y, width, height },
  entry: { x: x + 0.5, y: y + 0.5 },
});
const gate = { gateId: 'door', x: 9, y: 9, width: 3, height: 2, fromSceneId: 'a', toSceneId: 'b' };

test('U11 the frame holds all scenes with one tile round them', () => {
  const { frame } = minimapShape({ scenes: [scene('a', 5, 11, 20, 10), scene('b', 5, 2, 30, 7)], gates: [] });
  expect(frame).toEqual({ x: 4, y: 1, width: 32, height: 21 });
});

test('U11 a scene is shown where it lies, as shares of the frame', () => {
  const { scenes } = minimapShape({ scenes: [scene('a', 1, 1, 8, 8), scene('b', 9, 1, 9, 8)], gates: [] });
  expect(scenes).toEqual([
    { sceneId: 'a', titleAt: 'top', share: { left: 5.26, top: 10, width: 42.11, height: 80 } },
    { sceneId: 'b', titleAt: 'top', share: { left: 47.37, top: 10, width: 47.37, height: 80 } },
  ]);
});

test('U11 a door is shown in the middle of its tiles, and covers no title', () => {
  const { gates, scenes } = minimapShape({
    scenes: [scene('a', 0, 11, 20, 10), scene('b', 0, 0, 20, 9)],
    gates: [gate],
  });
  expect(scenes.map(({ sceneId, titleAt }) => `${sceneId} ${titleAt}`)).toEqual(['a bottom', 'b top']);
  expect(gates).toEqual([{ gateId: 'door', middle: { x: 10.5, y: 10 } }]);
});

test('U11 a crowd is one path', () => {
  expect(
    dotsPath([
      { x: 1.25, y: 2 },
      { x: 3, y: 4.04 },
    ]),
  ).toBe('M1.3 2.0h0M3.0 4.0h0');
  expect(dotsPath([])).toBe('');
});

test('U11 of the group those count whose line stands, each in one scene', () => {
  const row = (sceneId: string, connected = true) => ({ sceneId, connected });
  expect([
    ...countsByScene([row('a'), row('b'), row('a'), row('a', false), row(''), { ...row('b'), role: 'lecturer' }]),
  ]).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});
