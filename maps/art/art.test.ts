import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readHallMap, tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { expect, test } from 'vitest';
import { makeHall } from './make-hall.ts';
import { emptyCanvas, putPiece } from './map-layers.ts';
import { pngOf } from './picture.ts';
import { layTileSheets, sheetSvg, tilesOf } from './tile-sheet.ts';
import { capMask } from './wall-pieces.ts';

const maps = resolve(import.meta.dirname, '..');

test('no two pieces share a tile, and each sheet fits the textures of any phone', () => {
  for (const sheet of layTileSheets().sheets) {
    const tiles = sheet.pieces.flatMap(tilesOf).map((tile) => tile.id);
    expect(new Set(tiles).size).toBe(tiles.length);
    // 64 px a tile and an edge of 2 px round it: no side longer than 4096 px.
    expect(Math.max(32, sheet.rows) * 68).toBeLessThanOrEqual(4096);
  }
});

test('walls come in all 47 neighbourhoods', () => {
  expect(new Set(Array.from({ length: 256 }, (_, mask) => capMask(mask))).size).toBe(47);
});

test('the same drawing twice is the same, and the sample hall that it gives can be read', () => {
  const sheets = layTileSheets();
  expect(layTileSheets().sheets.map(sheetSvg)).toEqual(sheets.sheets.map(sheetSvg));
  expect(makeHall(layTileSheets())).toBe(makeHall(sheets));
  expect(readHallMap(JSON.parse(makeHall(sheets)))).toMatchObject({ ok: true });
});

test('drawings hold no broken number', () => {
  for (const sheet of layTileSheets().sheets) expect(sheetSvg(sheet)).not.toMatch(/NaN|undefined|Infinity/);
});

test('the committed hall holds the tilesets of these drawings', async () => {
  const committed = JSON.parse(await readFile(join(maps, 'halls', 'integrity', 'hall.tmj'), 'utf8'));
  const made = JSON.parse(makeHall(layTileSheets()));
  expect(committed.tilesets).toEqual(made.tilesets);
});

test('the committed pictures have the size of these drawings, and together at most 450,000 bytes', async () => {
  let total = 0;
  for (const { name, rows } of layTileSheets().sheets) {
    for (const [ending, tilePx] of [
      ['', 32],
      ['@2x', 64],
    ] as const) {
      const bytes = await readFile(join(maps, 'tilesets', `${name}${ending}.png`));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([32 * tilePx, rows * tilePx]);
      total += bytes.length;
    }
  }
  expect(total).toBeLessThanOrEqual(450_000);
});

test('every scene has at least three exhibits, seats, and room for forty people', () => {
  const read = readHallMap(JSON.parse(makeHall(layTileSheets())));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { map } = read;
  expect(map.scenes.map(({ sceneId }) => sceneId)).toEqual([
    'principles',
    'history',
    'contributions',
    'law-discipline',
    'responsibility',
  ]);
  for (const [index, { sceneId }] of map.scenes.entries()) {
    const isHere = ({ x, y }: { x: number; y: number }) => map.sceneAt[tileIndex(map, x, y)] === index + 1;
    const free = map.sceneAt.filter((scene, at) => scene === index + 1 && map.blocked[at] === 0);
    expect(map.exhibits.filter((exhibit) => exhibit.sceneId === sceneId).length).toBeGreaterThanOrEqual(3);
    expect(map.seats.filter(isHere).length).toBeGreaterThanOrEqual(8);
    expect(free.length).toBeGreaterThanOrEqual(160);
  }
});

test('a piece over another one, or of another sheet than its layer, is refused', () => {
  const sheets = layTileSheets();
  const canvas = emptyCanvas(4, 4);
  putPiece(canvas, sheets, 'pool-small', 0, 0);
  expect(() => putPiece(canvas, sheets, 'glow', 1, 1)).toThrow('over another piece');
  expect(() => putPiece(canvas, sheets, 'lawn', 0, 0)).toThrow('another sheet');
});

test('a drawing becomes a PNG', () => {
  const png = pngOf(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>',
    2,
  );
  expect([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]).toEqual([8, 4]);
});
