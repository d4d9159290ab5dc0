import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LOOK_CHOICES } from '@clearhall/shared-schema/avatar/look';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { accessories } from './avatar-accessories.ts';
import { coats, hairColours, hairStyles, skins } from './avatar-choices.ts';
import { avatarJson } from './avatar-files.ts';
import { avatarLayers } from './avatar-layers.ts';
import { facings, frameOf, poseOf, steps } from './avatar-pose.ts';
import { avatarSheet, drawingHash, layerSvg } from './avatar-sheet.ts';
import { palette } from './palette.ts';

const art = resolve(import.meta.dirname, '..', '..', 'client', 'src', 'art');
/** What all figures may cost: to load, on a graphics card, and as a side of one picture there. */
const MOST_FILE_BYTES = 350_000;
const MOST_CARD_BYTES = 32_000_000;
const MOST_SIDE_PX = 4096;

const sheet = avatarSheet();

test('P24 there is a drawing for every choice of a look', () => {
  expect({
    skin: skins.length,
    hair: hairStyles.length,
    hairColour: hairColours.length,
    coat: coats.length,
    accessory: accessories.length + 1,
  }).toEqual(LOOK_CHOICES);
});

test('drawings of figures hold no broken number', () => {
  for (const layer of avatarLayers()) expect(layerSvg(layer), layer.name).not.toMatch(/NaN|undefined|Infinity/);
});

test('no coat has the colours that speak of gates', () => {
  const worn = coats.flatMap(({ colour, lower, sleeves, legs }) => [colour, lower, sleeves, legs]);
  expect(worn).not.toContain(palette.cinnabar);
  expect(worn).not.toContain(palette.jade);
});

test('every picture of every layer shows something, but for what is hidden behind a back', () => {
  for (const { name, cells } of avatarLayers()) {
    const empty = cells.filter((cell) => !/<(?:ellipse|path|rect|line)/.test(cell('m')));
    // From behind there are no glasses and no tie.
    expect(empty.length, name).toBe(name === 'accessory' ? empty.length : 0);
    expect(empty.length).toBeLessThan(cells.length / 3);
  }
});

test('who sits faces every way and has a frame of one’s own', () => {
  expect(steps[frameOf.sitting]).toMatchObject({ sits: true });
  expect(facings.map((_, facing) => poseOf(facing, frameOf.sitting).sits)).not.toContain(false);
});

test('the committed figures are those of these drawings, and small enough', async () => {
  expect(await readFile(join(art, 'avatars.json'), 'utf8')).toBe(avatarJson(sheet));
  let bytes = 0;
  let lines = 0;
  for (const { image, pixels } of sheet.files) {
    const { width, height, format } = await sharp(join(art, image)).metadata();
    expect({ width, height, format }).toEqual({ width: pixels.width, height: pixels.height, format: 'webp' });
    expect(pixels.width).toBeLessThanOrEqual(MOST_SIDE_PX);
    bytes += (await stat(join(art, image))).size;
    lines += pixels.height;
  }
  expect(bytes).toBeLessThanOrEqual(MOST_FILE_BYTES);
  expect(lines).toBeLessThanOrEqual(MOST_SIDE_PX);
  expect(lines * (sheet.files[0]?.pixels.width ?? 0) * 4).toBeLessThanOrEqual(MOST_CARD_BYTES);
});

test('the same drawing twice is the same', () => {
  expect(drawingHash(avatarLayers())).toBe(sheet.drawing);
});
