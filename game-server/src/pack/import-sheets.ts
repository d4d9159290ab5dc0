import { resolve } from 'node:path';
import { type MapFiles, readMapFile } from './import-files.ts';
import { decodePng, encodePng, type Pixels } from './import-png.ts';
import { shown } from './import-report.ts';
import type { SourceTileset, TilePlace } from './import-tilesets.ts';

const tilePx = 32;
/** A sheet of so many tiles a side, at double size and with edges round its tiles, fits the textures of a phone. */
const maxTilesASide = 60;
const maxPictureBytes = 32 * 1024 * 1024;

/** A picture of tiles of 32 px edge to edge, and its twin of double size; `slotOf` gives the new id of a tile. */
export type Sheet = {
  columns: number;
  rows: number;
  tileCount: number;
  png: Uint8Array;
  doublePng: Uint8Array;
  /** null for a tile left out */
  slotOf: (id: number) => number | null;
  /** whether the tiles lie as in the picture given, so that pictures of several tiles stay together */
  isWhole: boolean;
  /** whether tiles that the map does not use were left out, as the sheet would be too large for phones */
  isReduced: boolean;
};

/** Pictures already unpacked, and how many pixels the rest of the map may still have. */
export type PictureStore = { pictures: Map<string, Pixels | { why: string }>; pixelsLeft: number };

/** An empty store for one map. */
export function pictureStore(): PictureStore {
  return { pictures: new Map(), pixelsLeft: 64 * 1024 * 1024 };
}

/**
 * Draws the sheet of a tileset; a picture that is tidy already is taken byte by byte. `used` are the ids of the tiles
 * that the map shows: these must be there and of 32 × 32 px. A refusal gives the tile, and words that follow the
 * tileset's name.
 */
export async function drawSheet(
  set: SourceTileset,
  used: ReadonlySet<number>,
  files: MapFiles,
  store: PictureStore,
): Promise<Sheet | { why: string; id: number | null }> {
  const isReduced = set.tileCount > maxTilesASide ** 2;
  const ids = isReduced ? [...used].sort((a, b) => a - b) : Array.from({ length: set.tileCount }, (_, id) => id);
  if (ids.length > maxTilesASide ** 2) {
    return { why: `shows more than ${maxTilesASide ** 2} different tiles. Divide it into smaller tilesets`, id: null };
  }
  const whole = await tidySheet(set, files, store);
  if (whole !== null) return whole;
  const columns = Math.max(Math.ceil(ids.length / maxTilesASide), Math.min(ids.length, tilePx), 1);
  const rows = Math.max(1, Math.ceil(ids.length / columns));
  const sheet = blank(columns * tilePx, rows * tilePx);
  for (const [slot, id] of ids.entries()) {
    const place = set.placeOf(id);
    const picture = place === null ? null : await pictureOf(place.image, set.folder, files, store);
    const trouble = troubleOf(id, place, picture);
    if (trouble !== null && used.has(id)) return { why: trouble, id };
    if (trouble !== null || place === null || picture === null || 'why' in picture) continue;
    copyTile(picture, place, sheet, slot, columns);
  }
  const slots = new Map(ids.map((id, slot) => [id, slot]));
  return {
    png: encodePng(sheet),
    doublePng: encodePng(doubled(sheet)),
    columns,
    rows,
    tileCount: Math.max(ids.length, 1),
    slotOf: (id) => slots.get(id) ?? null,
    isWhole: false,
    isReduced,
  };
}

/** The tileset's own picture, where it has the form of a sheet. */
async function tidySheet(set: SourceTileset, files: MapFiles, store: PictureStore): Promise<Sheet | null> {
  if (set.tidySheet === null) return null;
  const { image, columns } = set.tidySheet;
  const rows = Math.ceil(set.tileCount / columns);
  if (columns < 1 || columns > maxTilesASide || rows > maxTilesASide) return null;
  const picture = await pictureOf(image, set.folder, files, store);
  if ('why' in picture || picture.widthPx !== columns * tilePx || picture.heightPx !== rows * tilePx) return null;
  const read = await readMapFile(files, set.folder, image, maxPictureBytes);
  if (!read.ok) return null;
  const doublePng = encodePng(doubled(picture));
  return {
    columns,
    rows,
    tileCount: set.tileCount,
    png: read.bytes,
    doublePng,
    slotOf: (id) => (id < set.tileCount ? id : null),
    isWhole: true,
    isReduced: false,
  };
}

async function pictureOf(
  image: string,
  folder: string,
  files: MapFiles,
  store: PictureStore,
): Promise<Pixels | { why: string }> {
  const key = resolve(folder, image);
  const known = store.pictures.get(key);
  if (known !== undefined) return known;
  const read = await readMapFile(files, folder, image, maxPictureBytes);
  const pixels = read.ok ? decodePng(read.bytes, store.pixelsLeft) : { why: read.why };
  if (!('why' in pixels)) store.pixelsLeft -= pixels.widthPx * pixels.heightPx;
  store.pictures.set(key, pixels);
  return pixels;
}

/** What is wrong with the picture of a tile, in words that follow the tileset's name; null where nothing is. */
function troubleOf(id: number, place: TilePlace | null, picture: Pixels | { why: string } | null): string | null {
  if (place === null || picture === null) return `has no picture for its tile ${id}. Add it in Tiled`;
  if ('why' in picture) return `needs the picture "${shown(place.image)}", which ${picture.why}`;
  const size = `${place.widthPx} × ${place.heightPx}`;
  if (size !== `${tilePx} × ${tilePx}`) return `has tiles of ${size} px. A hall has tiles of 32 × 32 px: cut them so`;
  const isInside = place.xPx + tilePx <= picture.widthPx && place.yPx + tilePx <= picture.heightPx;
  return isInside ? null : `has its tile ${id} beyond the edge of the picture "${shown(place.image)}"`;
}

function copyTile(from: Pixels, place: TilePlace, sheet: Pixels, slot: number, columns: number): void {
  const [toX, toY] = [(slot % columns) * tilePx, Math.floor(slot / columns) * tilePx];
  for (let row = 0; row < tilePx; row++) {
    const start = ((place.yPx + row) * from.widthPx + place.xPx) * 4;
    sheet.rgba.set(from.rgba.subarray(start, start + tilePx * 4), ((toY + row) * sheet.widthPx + toX) * 4);
  }
}

function blank(widthPx: number, heightPx: number): Pixels {
  return { widthPx, heightPx, rgba: new Uint8Array(widthPx * heightPx * 4) };
}

function doubled(sheet: Pixels): Pixels {
  const double = blank(sheet.widthPx * 2, sheet.heightPx * 2);
  const from = new DataView(sheet.rgba.buffer, sheet.rgba.byteOffset, sheet.rgba.byteLength);
  const to = new DataView(double.rgba.buffer);
  for (let y = 0; y < double.heightPx; y++) {
    for (let x = 0; x < double.widthPx; x++) {
      const pixel = from.getUint32(((y >> 1) * sheet.widthPx + (x >> 1)) * 4);
      to.setUint32((y * double.widthPx + x) * 4, pixel);
    }
  }
  return double;
}
