import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type HallMap, tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { reachableTiles } from '@clearhall/shared-schema/map/map-reach';
import { readTileLayers } from '@clearhall/shared-schema/map/tile-layers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  mapObject,
  objectLayer,
  placePng,
  planTiles,
  roomPlan,
  sheetTileset,
  sourceMap,
  tiledProperties,
  tileLayer,
  writeFiles,
} from './drawn-source-map.ts';
import { importPack, type PackImport } from './import-pack.ts';
import { decodePng, encodePng } from './import-png.ts';
import { readPack } from './read-pack.ts';

type Made = PackImport & { ok: true };

let base: string;
let count = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-import-'));
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

async function imported(map: unknown, files: Record<string, unknown> = {}): Promise<Made> {
  count += 1;
  const folder = join(base, String(count));
  await writeFiles(folder, { 'our-place.tmj': map, 'tiles.png': placePng(64, 64), ...files });
  const made = await importPack(join(folder, 'our-place.tmj'), {
    into: null,
    root: null,
    hallsFolder: join(folder, 'halls'),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  expectWalkable(made.pack.map);
  expect((await readPack(made.folder)).ok).toBe(true);
  expect(await readdir(join(folder, 'halls'))).toEqual(['our-place']);
  return made;
}

/** Every start reaches every scene. */
function expectWalkable(map: HallMap): void {
  expect(map.starts.length).toBeGreaterThan(0);
  for (const start of map.starts) {
    const reached = reachableTiles(map, [start]);
    for (const { entry } of map.scenes) expect(reached[tileIndex(map, entry.x, entry.y)]).toBe(1);
  }
}

function codes(made: Made): string[] {
  return made.notes
    .map((note) => note.code)
    .filter((code) => !['same-in-both-languages', 'licence-not-known'].includes(code));
}

function noteOf(made: Made, code: string) {
  return made.notes.find((note) => note.code === code);
}

function blockedRows({ blocked, width, height }: HallMap): string[] {
  return Array.from({ length: height }, (_, y) =>
    [...blocked.subarray(y * width, (y + 1) * width)].map((mark) => (mark ? '#' : '.')).join(''),
  );
}

const tilesOfRoom = planTiles(roomPlan);
const start = mapObject('area', 'start', [2, 2, 2, 1], { start: true });

describe('C9 a map of other makers becomes a hall that can be walked', () => {
  test('the plain room: walls, starts, one scene named after the map', async () => {
    const properties = tiledProperties({ mapName: 'Our Pläce', mapDescription: 'A room.', mapCopyright: 'CC-BY, A.' });
    const made = await imported(sourceMap({ properties }));
    const { publicHall, map } = made.pack;
    expect(blockedRows(map)).toEqual(roomPlan);
    expect(map.starts).toEqual([
      { x: 2.5, y: 2.5 },
      { x: 3.5, y: 2.5 },
    ]);
    expect(publicHall.title).toEqual({ en: 'Our Pläce', 'zh-CN': 'Our Pläce' });
    expect(publicHall.scenes).toEqual([
      { sceneId: 'our-place', title: publicHall.title, intro: { en: 'A room.', 'zh-CN': 'A room.' } },
    ]);
    expect(publicHall.map).toMatchObject({ properties });
    expect(codes(made)).toEqual([]);
  });

  const bytes = Buffer.from(Uint32Array.from(tilesOfRoom).buffer);
  test.each<[string, Record<string, unknown>]>([
    ['CSV', { encoding: 'csv', data: tilesOfRoom }],
    ['base64', { encoding: 'base64', compression: '', data: bytes.toString('base64') }],
    ['zlib', { encoding: 'base64', compression: 'zlib', data: deflateSync(bytes).toString('base64') }],
    ['gzip', { encoding: 'base64', compression: 'gzip', data: gzipSync(bytes).toString('base64') }],
    ['zstd', { encoding: 'base64', compression: 'zstd', data: zstdCompressSync(bytes).toString('base64') }],
  ])('layers as %s', async (_, how) => {
    const layers = [tileLayer('floor', null, how), objectLayer('floorLayer', [start])];
    expect(blockedRows((await imported(sourceMap({ layers }))).pack.map)).toEqual(roomPlan);
  });

  test.each(['', 'zlib'])('infinite maps, chunks left of and above zero, compression "%s"', async (compression) => {
    const packed = compression === '' ? tilesOfRoom : deflateSync(bytes).toString('base64');
    const chunks = [{ x: -8, y: -5, width: 8, height: 5, data: packed }];
    const floor = tileLayer('floor', undefined, { chunks, startx: -8, starty: -5, encoding: 'base64', compression });
    const there = mapObject('area', 'start', [-6, -3, 1, 1], { start: true, silent: true });
    const made = await imported(sourceMap({ infinite: true, layers: [floor, objectLayer('floorLayer', [there])] }));
    expect(blockedRows(made.pack.map)).toEqual(roomPlan);
    expect(made.pack.map.starts).toEqual([{ x: 2.5, y: 2.5 }]);
    expect(noteOf(made, 'silent')).toMatchObject({ layer: 'floorLayer', object: 'start', x: -6, y: -3 });
  });

  test('groups and shifted layers; what comes after floorLayer is drawn over the people', async () => {
    const roof = tileLayer('roof', [3, ...new Array(39).fill(0)], { opacity: 0.5 });
    const group = { type: 'group', name: 'top', opacity: 0.5, visible: true, offsetx: 64, offsety: 30, layers: [roof] };
    const map = sourceMap();
    const made = await imported({ ...map, layers: [...(map.layers as unknown[]), group] });
    const drawn = readTileLayers(made.pack.publicHall.map).layers;
    expect(drawn.map(({ name, above, opacity }) => [name, above, opacity])).toEqual([
      ['floor', false, 1],
      ['roof', true, 0.25],
    ]);
    expect(drawn[1]?.tiles.indexOf(3)).toBe(8 + 2);
    expect(noteOf(made, 'shifted-layer')).toMatchObject({ kind: 'changed', layer: 'roof' });
  });

  test('a layer that collides, and a map without floorLayer', async () => {
    const data = new Array(40).fill(0);
    data[9] = 3;
    const solid = tileLayer('things', data, { properties: tiledProperties({ collides: true }) });
    const layers = [tileLayer('floor', tilesOfRoom), objectLayer('areas', [start]), solid];
    const made = await imported(sourceMap({ layers }));
    expect(blockedRows(made.pack.map)[1]).toBe('##.....#');
    expect(codes(made)).toEqual(['no-floor-layer']);
  });

  test('the same map gives the same hall on every machine', async () => {
    const [one, two] = [await imported(sourceMap()), await imported(sourceMap())];
    expect(await readFile(join(one.folder, 'hall.tmj'))).toEqual(await readFile(join(two.folder, 'hall.tmj')));
  });
});

describe('C9 where people arrive', () => {
  const marked = (index: number) => tilesOfRoom.map((_, at) => (at === index ? 1 : 0));
  test.each<[string, unknown[]]>([
    [
      'a tile layer "start"',
      [tileLayer('floor', tilesOfRoom), tileLayer('start', marked(18)), objectLayer('floorLayer', [])],
    ],
    [
      'a tile layer with startLayer',
      [
        tileLayer('floor', tilesOfRoom),
        tileLayer('way in', marked(18), { properties: tiledProperties({ startLayer: true }) }),
        objectLayer('floorLayer', []),
      ],
    ],
    [
      'an area with start',
      [
        tileLayer('floor', tilesOfRoom),
        objectLayer('floorLayer', [mapObject('area', 'in', [2, 2, 1, 1], { start: true })]),
      ],
    ],
    [
      'an area whose class is written as type',
      [
        tileLayer('floor', tilesOfRoom),
        objectLayer('floorLayer', [
          { ...mapObject('', 'in', [2, 2, 1, 1], { start: true }), class: undefined, type: 'area' },
        ]),
      ],
    ],
  ])('%s', async (_, layers) => {
    const made = await imported(sourceMap({ layers }));
    expect(made.pack.map.starts).toEqual([{ x: 2.5, y: 2.5 }]);
    expect(codes(made)).toEqual([]);
  });

  test('the start named "start" is the one; others, and tiles cut off, are named', async () => {
    const plan = ['########', '#...#..#', '#...#..#', '#...#..#', '########'];
    const wide = mapObject('area', 'start', [2, 2, 4, 1], { start: true });
    const other = mapObject('area', 'from-garden', [1, 1, 1, 1], { start: true });
    const layers = [tileLayer('floor', planTiles(plan)), objectLayer('floorLayer', [other, wide])];
    const made = await imported(sourceMap({ layers }));
    expect(made.pack.map.starts).toEqual([
      { x: 2.5, y: 2.5 },
      { x: 3.5, y: 2.5 },
    ]);
    expect(noteOf(made, 'further-start')).toMatchObject({ layer: 'floorLayer', object: 'from-garden', x: 1, y: 1 });
    expect(noteOf(made, 'start-cut-off')?.text).toMatch(/^1 tiles/);
  });
});

describe('C9 tilesets', () => {
  test('one of its own file in another folder is embedded, its pictures come along with a twin of double size', async () => {
    const { firstgid: _, ...own } = sheetTileset(1, { image: '../pictures/tiles.png' });
    const files = { 'sets/tiles.tsj': { type: 'tileset', ...own }, 'pictures/tiles.png': placePng(64, 64, 7) };
    const made = await imported(sourceMap({ tilesets: [{ firstgid: 1, source: 'sets/tiles.tsj' }] }), files);
    expect(blockedRows(made.pack.map)).toEqual(roomPlan);
    expect([...made.pack.files.keys()]).toEqual(['tiles.png', 'tiles@2x.png']);
    expect(made.pack.files.get('tiles.png')?.bytes).toEqual(Buffer.from(placePng(64, 64, 7)));
    const double = decodePng(made.pack.files.get('tiles@2x.png')?.bytes ?? new Uint8Array(), 20_000);
    expect('rgba' in double && [...double.rgba.subarray((9 * 128 + 7) * 4, (9 * 128 + 7) * 4 + 4)]).toEqual([
      3, 4, 7, 255,
    ]);
  });

  test('several of the same name are kept, a layer that mixes them is taken apart', async () => {
    const tilesets = [sheetTileset(1), sheetTileset(11, { image: 'more.png', tiles: [] })];
    const data = [...tilesOfRoom];
    data[10] = 13 + 0x80000000;
    const layers = [tileLayer('floor', data), objectLayer('floorLayer', [start])];
    const made = await imported(sourceMap({ tilesets, layers }), { 'more.png': placePng(64, 64, 9) });
    const drawn = readTileLayers(made.pack.publicHall.map);
    expect(drawn.tilesets.map(({ name, firstGid }) => [name, firstGid])).toEqual([
      ['Tiles', 1],
      ['Tiles-2', 5],
    ]);
    expect(drawn.layers.map((layer) => layer.tiles[10])).toEqual([0, 7 + 0x80000000]);
    expect(drawn.layers.map((layer) => layer.tiles[11])).toEqual([1, 0]);
  });

  test('margin and spacing are taken out, one picture for each tile is gathered', async () => {
    const loose = sheetTileset(1, { margin: 1, spacing: 2, imagewidth: 68, imageheight: 68 });
    const each = {
      ...sheetTileset(11, { name: 'Each', columns: 0, tilecount: 1, image: undefined }),
      tiles: [
        { id: 6, image: 'six.png', imagewidth: 32, imageheight: 32, properties: tiledProperties({ collides: true }) },
      ],
    };
    const data = [...tilesOfRoom];
    data[9] = 17;
    const layers = [tileLayer('floor', data), objectLayer('floorLayer', [start])];
    const files = { 'tiles.png': placePng(68, 68), 'six.png': placePng(32, 32, 6) };
    const made = await imported(sourceMap({ tilesets: [loose, each], layers }), files);
    expect(blockedRows(made.pack.map)[1]).toBe('##.....#');
    const sheet = decodePng(made.pack.files.get('tiles.png')?.bytes ?? new Uint8Array(), 20_000);
    expect('rgba' in sheet && [sheet.widthPx, sheet.heightPx, sheet.rgba[32 * 4], sheet.rgba[32 * 4 + 1]]).toEqual([
      128, 32, 35, 1,
    ]);
    const six = decodePng(made.pack.files.get('each.png')?.bytes ?? new Uint8Array(), 20_000);
    expect('rgba' in six && six.rgba[6 * 32 * 4 + 2]).toBe(6);
  });

  test('a very large one keeps the tiles in use', async () => {
    const large = sheetTileset(1, { columns: 60, tilecount: 4000, imagewidth: 1920, imageheight: 2144 });
    const plain = encodePng({ widthPx: 1920, heightPx: 2144, rgba: new Uint8Array(1920 * 2144 * 4) });
    const made = await imported(sourceMap({ tilesets: [large] }), { 'tiles.png': plain });
    expect(codes(made)).toEqual(['tileset-reduced']);
    expect(blockedRows(made.pack.map)).toEqual(roomPlan);
    expect(readTileLayers(made.pack.publicHall.map).tilesets[0]).toMatchObject({ tileCount: 2 });
  });

  test('an unused one that cannot be read, and tiles of none, are named and left out', async () => {
    const data = [...tilesOfRoom];
    data[10] = 9;
    const layers = [tileLayer('floor', data), objectLayer('floorLayer', [start])];
    const tilesets = [sheetTileset(1), { firstgid: 101, source: 'gone.tsx' }];
    const made = await imported(sourceMap({ tilesets, layers }));
    expect(codes(made)).toEqual(['unknown-tile', 'tileset-left-out']);
    expect(noteOf(made, 'unknown-tile')).toMatchObject({ layer: 'floor' });
  });
});

describe('C9 templates', () => {
  test('are written out: the object wins over its template, a template over its own', async () => {
    const template = {
      type: 'template',
      object: { ...mapObject('area', 'zone', [0, 0, 1, 1], { start: false, silent: true }), template: 'deep/area.tj' },
    };
    const deep = { type: 'template', object: mapObject('area', 'deep', [0, 0, 3, 3], { focusable: true }) };
    const instance = { id: 4, template: 'area.tj', x: 64, y: 64, properties: tiledProperties({ start: true }) };
    const layers = [tileLayer('floor', tilesOfRoom), objectLayer('floorLayer', [instance])];
    const made = await imported(sourceMap({ layers }), { 'area.tj': template, 'deep/area.tj': deep });
    expect(made.pack.map.starts).toEqual([{ x: 2.5, y: 2.5 }]);
    expect(codes(made).sort()).toEqual(['camera', 'silent']);
    expect(noteOf(made, 'silent')).toMatchObject({ object: 'zone', x: 2, y: 2 });
  });
});
