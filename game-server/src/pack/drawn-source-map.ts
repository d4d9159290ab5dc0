import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodePng } from './import-png.ts';

type Json = Record<string, unknown>;

/** Custom properties as Tiled writes them. */
export function tiledProperties(values: Record<string, unknown>): Json[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    type: typeof value === 'boolean' ? 'bool' : 'string',
    value,
  }));
}

/** A room of 8 × 5 tiles for tests: `#` is the solid tile 2, everything else floor, the tile 1. */
export const roomPlan: readonly string[] = ['########', '#......#', '#......#', '#......#', '########'];

/** The tile ids of a plan. */
export function planTiles(plan: readonly string[]): number[] {
  return [...plan.join('')].map((sign) => (sign === '#' ? 2 : sign === ' ' ? 0 : 1));
}

/** A tile layer as Tiled writes it. */
export function tileLayer(name: string, data: unknown, more: Json = {}): Json {
  return { type: 'tilelayer', id: 1, name, x: 0, y: 0, width: 8, height: 5, visible: true, opacity: 1, data, ...more };
}

/** An object layer as Tiled writes it. */
export function objectLayer(name: string, objects: Json[], more: Json = {}): Json {
  return { type: 'objectgroup', id: 2, name, x: 0, y: 0, visible: true, opacity: 1, objects, ...more };
}

/** An object as Tiled writes it; place and size in tiles. */
export function mapObject(
  className: string,
  name: string,
  place: number[],
  values: Record<string, unknown> = {},
): Json {
  const [x = 0, y = 0, width = 0, height = 0] = place.map((tiles) => tiles * 32);
  const properties = tiledProperties(values);
  return { id: 1, name, class: className, x, y, width, height, rotation: 0, visible: true, properties };
}

/** A tileset of four tiles on `tiles.png`; tile 1 is solid. */
export function sheetTileset(firstgid: number, more: Json = {}): Json {
  return {
    firstgid,
    name: 'Tiles',
    columns: 2,
    tilecount: 4,
    tilewidth: 32,
    tileheight: 32,
    margin: 0,
    spacing: 0,
    image: 'tiles.png',
    imagewidth: 64,
    imageheight: 64,
    tiles: [{ id: 1, properties: tiledProperties({ collides: true }) }],
    ...more,
  };
}

/** The room as a map of other makers: floor, a start area, `floorLayer`; `more` replaces members. */
export function sourceMap(more: Json = {}, things: Json[] = []): Json {
  const start = mapObject('area', 'start', [2, 2, 2, 1], { start: true });
  return {
    type: 'map',
    version: '1.10',
    tiledversion: '1.10.2',
    orientation: 'orthogonal',
    renderorder: 'right-down',
    infinite: false,
    width: 8,
    height: 5,
    tilewidth: 32,
    tileheight: 32,
    tilesets: [sheetTileset(1)],
    layers: [tileLayer('floor', planTiles(roomPlan)), objectLayer('floorLayer', [start, ...things])],
    ...more,
  };
}

/** A PNG in which each pixel tells its place: red and green are column and row (modulo 256), blue is `blue`. */
export function placePng(widthPx: number, heightPx: number, blue = 0): Uint8Array {
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    rgba.set([pixel % widthPx, Math.floor(pixel / widthPx), blue, 255], pixel * 4);
  }
  return encodePng({ widthPx, heightPx, rgba });
}

/** Writes files by their path below a folder, values as JSON, bytes and texts as they are. */
export async function writeFiles(folder: string, files: Record<string, unknown>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const isPlain = content instanceof Uint8Array || typeof content === 'string';
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), isPlain ? content : JSON.stringify(content));
  }
}
