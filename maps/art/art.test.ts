import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readHallMap } from '@clearhall/shared-schema/map/hall-map';
import { expect, test } from 'vitest';
import { avatarSheetSvg, avatarTable } from './avatar-sheet.ts';
import { makeHall } from './make-hall.ts';
import { pngOf } from './picture.ts';
import { layTileSheet, sheetSvg, tilesOf } from './tile-sheet.ts';
import { capMask } from './wall-pieces.ts';

const maps = resolve(import.meta.dirname, '..');

test('no two pieces share a tile of the sheet', () => {
  const tiles = [...layTileSheet().pieces.values()].flatMap(tilesOf).map((tile) => tile.id);
  expect(new Set(tiles).size).toBe(tiles.length);
});

test('walls come in all 47 neighbourhoods', () => {
  expect(new Set(Array.from({ length: 256 }, (_, mask) => capMask(mask))).size).toBe(47);
});

test('the same drawing twice is the same, and the sample hall that it gives can be read', () => {
  const sheet = layTileSheet();
  expect(sheetSvg(layTileSheet())).toBe(sheetSvg(sheet));
  expect(makeHall(layTileSheet())).toBe(makeHall(sheet));
  expect(readHallMap(JSON.parse(makeHall(sheet)))).toMatchObject({ ok: true });
});

test('drawings hold no broken number', () => {
  expect(sheetSvg(layTileSheet())).not.toMatch(/NaN|undefined|Infinity/);
  expect(avatarSheetSvg()).not.toMatch(/NaN|undefined|Infinity/);
});

test('the committed hall holds the tileset of these drawings', async () => {
  const committed = JSON.parse(await readFile(join(maps, 'halls', 'integrity', 'hall.tmj'), 'utf8'));
  const made = JSON.parse(makeHall(layTileSheet()));
  expect(committed.tilesets[0].tiles).toEqual(made.tilesets[0].tiles);
});

test('the committed pictures have the size of these drawings', async () => {
  const sizeOf = async (path: string) => {
    const bytes = await readFile(path);
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  const { rows } = layTileSheet();
  expect(await sizeOf(join(maps, 'tilesets', 'hall-tiles.png'))).toEqual([512, rows * 32]);
  expect(await sizeOf(join(maps, 'tilesets', 'hall-tiles@2x.png'))).toEqual([1024, rows * 64]);
  const table = avatarTable();
  const rowsOfAvatars = table.looks + Object.keys(table.overlays).length;
  const avatars = resolve(maps, '..', 'client', 'src', 'art', 'avatars.png');
  expect(await sizeOf(avatars)).toEqual([table.columns * table.frameWidth, rowsOfAvatars * table.frameHeight]);
});

test('a drawing becomes a PNG', () => {
  const png = pngOf(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>',
    2,
  );
  expect([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]).toEqual([8, 4]);
});
