import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { avatarSheetSvg, avatarTable, lookRowSvg } from './avatar-sheet.ts';
import { makeHall } from './make-hall.ts';
import { writePicture } from './picture.ts';
import { layTileSheet, sheetSvg } from './tile-sheet.ts';

const maps = resolve(import.meta.dirname, '..');
const what = process.argv.slice(2);

const sheet = layTileSheet();
await mkdir(join(maps, 'tilesets'), { recursive: true });
await writePicture(join(maps, 'tilesets', 'hall-tiles.png'), sheetSvg(sheet), 0.5);
await writePicture(join(maps, 'tilesets', 'hall-tiles@2x.png'), sheetSvg(sheet), 1);
const art = resolve(maps, '..', 'client', 'src', 'art');
await mkdir(art, { recursive: true });
await writePicture(join(art, 'avatars.png'), avatarSheetSvg(), 1);
await writePicture(join(art, 'looks.png'), lookRowSvg(), 1.5);
const table = JSON.stringify(avatarTable(), null, 2).replaceAll(/\[[^\]{}]*\]/g, (list) =>
  JSON.stringify(JSON.parse(list)).replaceAll(',', ', '),
);
await writeFile(join(art, 'avatars.json'), `${table}\n`);
if (what.includes('hall')) {
  const path = join(maps, 'halls', 'integrity', 'hall.tmj');
  await writeFile(path, makeHall(sheet));
  console.log(`${path}: laid anew`);
}
