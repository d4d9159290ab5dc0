import { expect, test } from 'vitest';
import { drawnMap, twoScenes } from './drawn-map.ts';
import { baseName, doubleSizeName, readTileLayers } from './tile-layers.ts';

test('layers after floorLayer lie above the people, hidden ones are left out', () => {
  const tmj = drawnMap(twoScenes.plan, twoScenes.objects);
  const data = new Array(45).fill(0);
  tmj.layers.push({ type: 'tilelayer', name: 'roof', data, opacity: 0.5 });
  tmj.layers.push({ type: 'tilelayer', name: 'notes', data, visible: false });
  const drawn = readTileLayers(tmj);
  expect(drawn).toMatchObject({ tileSizePx: 32, width: 9, height: 5 });
  expect(drawn.layers.map(({ name, above, opacity }) => [name, above, opacity])).toEqual([
    ['floor', false, 1],
    ['roof', true, 0.5],
  ]);
  expect(drawn.layers[0]?.tiles).toEqual(Uint32Array.from(tmj.layers[0]?.data as number[]));
  expect(drawn.tilesets).toEqual([{ name: 'tiles', firstGid: 1, columns: 2, tileCount: 4, imageName: 'tiles.png' }]);
});

test('a map that cannot be read throws with the reason', () => {
  expect(() => readTileLayers({})).toThrow(/Tiled/);
});

test('pictures are known by their name, the double size by its mark', () => {
  expect(baseName('../../tilesets/hall.png')).toBe('hall.png');
  expect(baseName('a\\b\\hall.png')).toBe('hall.png');
  expect(doubleSizeName('hall.png')).toBe('hall@2x.png');
  expect(doubleSizeName('hall')).toBe('hall@2x');
});
