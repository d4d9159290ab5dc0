import { resolve } from 'node:path';
import { type MapFiles, readMapFile } from './import-files.ts';
import { decodePng, encodePng, type Pixels } from './import-png.ts';
import type { SourceTileset, TilePlace } from './import-tilesets.ts';

const tilePx = 32;
/** A sheet of so many tiles a side, at double size and with edges round its tiles, fits the textures of a phone. */
const maxTilesASide = 60;
const maxPictureBytes = 8 * 1024 * 1024;

/** A picture of tiles of 32 px edge to edge, and its twin of double size; `slotOf` gives the new id of a tile. */
export type Sheet = {
  columns: number;
  rows: number;
  tileCount: number;
  png: Uint8Array;
  doublePng: Uint8Array;
  slotOf: (id: number) => number;
  /** whether tiles that the map does not use were left out, as the sheet would be too large for phones */
  isReduced: boolean;
};

/** Pictures already unpacked, and how many pixels the rest of the map may still have. */
export type PictureStore = { pictures: Map<string, Pixels>; pixelsLeft: number };

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
    const trouble = place === null ? 'has no picture' : await copyTile(place, sheet, slot, columns, set.folder, files, store);
    if (trouble !== null && used.has(id)) return { why: `cannot show its tile ${id}: it ${trouble}`, id };
  }
  const slots = new Map(ids.map((id, slot) => [id, slot]));
  return {
    ...pngs(sheet),
    columns,
    rows,
    tileCount: Math.max(ids.length, 1),
    slotOf: (id) => slots.get(id) ?? 0,
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
  const { doublePng } = pngs(picture);
  return { columns, rows, tileCount: set.tileCount, png: read.bytes, doublePng, slotOf: (id) => id, isReduced: false };
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
  if (!read.ok) return { why: read.why };
  const pixels = decodePng(read.bytes, store.pixelsLeft);
  if ('why' in pixels) return pixels;
  store.pixelsLeft -= pixels.widthPx * pixels.heightPx;
  store.pictures.set(key, pixels);
  return pixels;
}

/** Copies one tile into a slot of the sheet; gives what is wrong with it in words, or null. */
async function copyTile(
  place: TilePlace,
  sheet: Pixels,
  slot: number,
  columns: number,
  folder: string,
  files: MapFiles,
  store: PictureStore,
): Promise<string | null> {
  if (place.widthPx !== tilePx || place.heightPx !== tilePx) {
    return `is ${place.widthPx} × ${place.heightPx} px. A hall has tiles of 32 × 32 px: cut it in Tiled or a paint program`;
  }
  const picture = await pictureOf(place.image, folder, files, store);
  if ('why' in picture) return `has a picture that ${picture.why}`;
  if (place.xPx + tilePx > picture.widthPx || place.yPx + tilePx > picture.heightPx) return 'lies beyond its picture';
  const [toX, toY] = [(slot % columns) * tilePx, Math.floor(slot / columns) * tilePx];
  for (let row = 0; row < tilePx; row++) {
    const from = ((place.yPx + row) * picture.widthPx + place.xPx) * 4;
    sheet.rgba.set(picture.rgba.subarray(from, from + tilePx * 4), ((toY + row) * sheet.widthPx + toX) * 4);
  }
  return null;
}

function blank(widthPx: number, heightPx: number): Pixels {
  return { widthPx, heightPx, rgba: new Uint8Array(widthPx * heightPx * 4) };
}

function pngs(sheet: Pixels): { png: Uint8Array; doublePng: Uint8Array } {
  const double = blank(sheet.widthPx * 2, sheet.heightPx * 2);
  const from = new DataView(sheet.rgba.buffer, sheet.rgba.byteOffset, sheet.rgba.byteLength);
  const to = new DataView(double.rgba.buffer);
  for (let y = 0; y < double.heightPx; y++) {
    for (let x = 0; x < double.widthPx; x++) {
      const pixel = from.getUint32(((y >> 1) * sheet.widthPx + (x >> 1)) * 4);
      to.setUint32((y * double.widthPx + x) * 4, pixel);
    }
  }
  return { png: encodePng(sheet), doublePng: encodePng(double) };
}
