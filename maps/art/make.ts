import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sheetLooks } from './all-pieces.ts';
import { writeFigures } from './avatar-files.ts';
import { writeExhibitPictures } from './exhibit-pictures.ts';
import { writeFilm } from './film-file.ts';
import { makeHall } from './make-hall.ts';
import { writeModels } from './model-files.ts';
import { writePicture } from './picture.ts';
import { writeReadingSheets } from './reading-sheet-files.ts';
import { layTileSheets, sheetSvg } from './tile-sheet.ts';

// Draws the pictures and lays the sample hall: node maps/art/make.ts [tiles] [people] [exhibits] [models] [hall] [film]
// [sheets]; without words all but the hall, the film and the sheets. The film needs the path of a program:
// FFMPEG=/path/to/ffmpeg node maps/art/make.ts film

const maps = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const isWanted = (what: string) => words.includes(what) || (words.length === 0 && what !== 'hall');

async function drawTiles(): Promise<void> {
  await mkdir(join(maps, 'tilesets'), { recursive: true });
  for (const sheet of layTileSheets().sheets) {
    const looks = sheetLooks[sheet.name as keyof typeof sheetLooks];
    await writePicture(join(maps, 'tilesets', `${sheet.name}.png`), sheetSvg(sheet), 0.5, looks.single);
    await writePicture(join(maps, 'tilesets', `${sheet.name}@2x.png`), sheetSvg(sheet), 1, looks.double);
  }
}

function ffmpegPath(): string {
  const path = process.env.FFMPEG;
  if (!path) throw new Error('Say where ffmpeg is: FFMPEG=/path/to/ffmpeg node maps/art/make.ts film');
  return path;
}

async function layHall(): Promise<void> {
  const path = join(maps, 'halls', 'integrity', 'hall.tmj');
  await writeFile(path, makeHall(layTileSheets()));
  console.log(`${path}: laid anew`);
}

if (isWanted('tiles')) await drawTiles();
if (isWanted('people')) await writeFigures(resolve(maps, '..', 'client', 'src', 'art'));
if (isWanted('exhibits')) await writeExhibitPictures(join(maps, 'halls', 'integrity'));
if (isWanted('models')) await writeModels(join(maps, 'halls', 'integrity'));
if (isWanted('hall')) await layHall();
// Printed by a browser with the fonts of this machine, so only when asked for.
if (words.includes('sheets')) await writeReadingSheets(join(maps, 'halls', 'integrity'));
if (words.includes('film')) await writeFilm(join(maps, 'halls', 'integrity', 'media'), ffmpegPath());
