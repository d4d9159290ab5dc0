import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  mapObject,
  objectLayer,
  placePng,
  planTiles,
  roomPlan,
  sheetTileset,
  sourceMap,
  tileLayer,
  writeFiles,
} from './drawn-source-map.ts';
import { importPack } from './import-pack.ts';

let base: string;
let count = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-hostile-'));
  await writeFiles(base, { 'secret.png': placePng(64, 64), 'secret.tsj': sheetTileset(1) });
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

type Prepare = (folder: string) => Promise<unknown>;

/** Imports and demands a refusal that leaves nothing behind. */
async function refused(map: unknown, files: Record<string, unknown> = {}, prepare?: Prepare): Promise<string> {
  count += 1;
  const folder = join(base, String(count));
  await writeFiles(folder, { 'place.tmj': map, 'tiles.png': placePng(64, 64), ...files });
  await prepare?.(folder);
  const made = await importPack(join(folder, 'place.tmj'), {
    into: null,
    root: null,
    hallsFolder: join(folder, 'halls'),
  });
  if (made.ok) throw new Error('was not refused');
  expect(await readdir(join(folder, 'halls')).catch(() => [])).toEqual([]);
  expect(made.problems.length).toBeGreaterThan(0);
  return made.problems
    .map(({ code, layer, x, y, text }) => `${code} ${layer ?? '-'} ${x ?? '-'},${y ?? '-'} ${text}`)
    .join('\n');
}

const floor = tileLayer('floor', planTiles(roomPlan));
const withTileset = (more: Record<string, unknown>) => sourceMap({ tilesets: [sheetTileset(1, more)] });
const withThing = (thing: Record<string, unknown>) => sourceMap({}, [thing]);

describe('C10 files outside the folder of the map are never read', () => {
  test.each([
    ['../secret.png', /outside the folder of the map/],
    ['..\\secret.png', /outside the folder of the map/],
    ['/etc/hostname', /outside the folder of the map/],
    ['sub/../../secret.png', /outside the folder of the map|is not there/],
    ['https://example.org/a.png', /address on the network/],
    ['//example.org/a.png', /address on the network/],
    ['file:///etc/hostname', /address on the network/],
    ['.', /outside|no file/],
    ['gone\u0000.png', /is not there/],
    ['gone.png', /is not there/],
  ])('picture %j', async (image, why) => {
    expect(await refused(withTileset({ image }))).toMatch(why);
  });

  test('a tileset, a template, and a picture by symbolic link', async () => {
    expect(await refused(sourceMap({ tilesets: [{ firstgid: 1, source: '../secret.tsj' }] }))).toMatch(/outside/);
    expect(await refused(withThing({ id: 1, x: 0, y: 0, template: '../secret.tj' }))).toMatch(/template-unread/);
    const link: Prepare = (folder) => symlink(join(base, 'secret.png'), join(folder, 'link.png'));
    expect(await refused(withTileset({ image: 'link.png' }), {}, link)).toMatch(/outside/);
  });

  test('with --root they are, if they lie in it', async () => {
    const folder = join(base, 'rooted');
    await writeFiles(folder, {
      'maps/place.tmj': withTileset({ image: '../art/t.png' }),
      'art/t.png': placePng(64, 64),
    });
    const options = { into: join(folder, 'made'), root: folder, hallsFolder: folder };
    expect(await importPack(join(folder, 'maps', 'place.tmj'), options)).toMatchObject({ ok: true });
    expect(await importPack(join(folder, 'maps', 'place.tmj'), { ...options, into: null, root: null })).toMatchObject({
      ok: false,
    });
  });
});

describe('C10 what cannot be turned is refused with layer and place', () => {
  test.each<[string, RegExp, unknown]>([
    ['no map', /not-a-tiled-map/, { hello: 1 }],
    ['a list', /not-a-tiled-map/, []],
    ['a file of the browser editor', /only points to the map "x.tmj"/, { mapUrl: 'x.tmj' }],
    ['Tiled XML', /map-unread.*Export As/, '<?xml version="1.0"?><map/>'],
    ['an isometric map', /not-orthogonal/, sourceMap({ orientation: 'isometric' })],
    ['small tiles', /wrong-tile-size/, sourceMap({ tilewidth: 16, tileheight: 16 })],
    ['no start', /no-start/, sourceMap({ layers: [floor, objectLayer('floorLayer', [])] })],
    [
      'a start in a wall',
      /start-blocked a 0,0/,
      sourceMap({ layers: [floor, objectLayer('a', [mapObject('area', 'start', [0, 0, 1, 1], { start: true })])] }),
    ],
    [
      'a tileset in XML',
      /tileset-unread floor 0,0 .*Embed Tileset/,
      sourceMap({ tilesets: [{ firstgid: 1, source: 'a.tsx' }] }),
    ],
    ['tiles of 16 px', /tileset-unread floor 1,1 .*16 × 16 px/, withTileset({ tilewidth: 16, tileheight: 16 })],
    ['a tile beyond its picture', /tileset-unread floor .*beyond the edge/, withTileset({ margin: 40 })],
    ['no columns', /without columns/, withTileset({ columns: 0 })],
    ['a tileset without sense', /tileset-unread/, withTileset({ tilewidth: -5 })],
    ['a tileset without number', /firstgid/, sourceMap({ tilesets: [sheetTileset(0)] })],
    ['a picture that is none', /no PNG/, withTileset({ image: 'place.tmj' })],
    ['a layer cut short', /bad-layer floor 0,0/, sourceMap({ layers: [tileLayer('floor', [1, 2])] })],
    ['a broken layer', /bad-layer floor/, sourceMap({ layers: [tileLayer('floor', { a: 1 })] })],
    [
      'a template in XML',
      /template-unread floorLayer 3,1 .*Detach/,
      withThing({ id: 1, x: 96, y: 32, template: 'a.tx' }),
    ],
  ])('%s', async (_, expected, map) => {
    const xml = '<?xml version="1.0"?><x/>';
    expect(await refused(map, { 'a.tsx': xml, 'a.tx': xml })).toMatch(expected);
  });

  test('scenes that overlap are found by the check, and no half pack stays', async () => {
    const map = sourceMap({}, [mapObject('scene', 'a', [0, 0, 5, 5]), mapObject('scene', 'b', [4, 0, 4, 5])]);
    expect(await refused(map)).toMatch(/scenes-overlap/);
  });

  test('a folder that is there is left as it is', async () => {
    const keep: Prepare = (folder) => mkdir(join(folder, 'made', 'place'), { recursive: true });
    const folder = join(base, String(count + 1));
    expect(await refused({ ...sourceMap(), orientation: 'x' }, {}, keep)).toMatch(/not-orthogonal/);
    await writeFiles(folder, { 'place.tmj': sourceMap() });
    const options = { into: join(folder, 'made', 'place'), root: null, hallsFolder: folder };
    const made = await importPack(join(folder, 'place.tmj'), options);
    expect(made).toMatchObject({ ok: false, problems: [{ code: 'folder-taken' }] });
    expect(await readdir(options.into)).toEqual([]);
    const badName = await importPack(join(folder, 'place.tmj'), { ...options, into: join(folder, 'My Hall') });
    expect(badName).toMatchObject({ ok: false, problems: [{ code: 'bad-id' }] });
  });
});

describe('C10 what is made to exhaust the machine is refused', () => {
  const object = (template: string) => ({ type: 'template', object: { x: 0, y: 0, template } });

  test('templates made from themselves', async () => {
    const files = { 'a.tj': object('b.tj'), 'b.tj': object('a.tj') };
    expect(await refused(withThing({ id: 1, x: 32, y: 32, template: 'a.tj' }), files)).toMatch(
      /endless-template floorLayer 1,1/,
    );
  });

  test('null characters in names and texts do not spoil the hall', async () => {
    const named = sourceMap({
      layers: [{ ...floor, name: 'fl\0oor' }, ...(sourceMap().layers as object[]).slice(1)],
      tilesets: [sheetTileset(1, { name: 'a\0b', properties: [{ name: 'tilesetCopyright', value: '\0' }] })],
      properties: [{ name: 'mapName', value: 'a\0\u001bb' }],
    });
    await expect(refused(named)).rejects.toThrow('was not refused');
  });

  const nested = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000);
  test.each<[string, RegExp | null, string]>([
    ['groups', /groups-too-deep/, nested('[{"type":"group","name":"g","layers":', '}]').replace('}]', '[]}]')],
    ['values of a property', null, JSON.stringify(sourceMap().layers)],
  ])('%s nested without end', async (_, expected, layers) => {
    const deep = `[{"name":"script","value":${nested('[', ']')}},{"name":"mapName","value":${nested('[', ']')}}]`;
    const text = JSON.stringify({ ...sourceMap(), layers: '@', properties: '!' });
    const map = text.replace('"@"', () => layers).replace('"!"', () => deep);
    if (expected !== null) expect(await refused(map)).toMatch(expected);
    else await expect(refused(map)).rejects.toThrow('was not refused');
  });

  const zeros = deflateSync(Buffer.alloc(4 * 1024 * 1024)).toString('base64');
  const packed = { encoding: 'base64', compression: 'zlib' };
  const chunk = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, data: zeros });
  test.each<[string, RegExp, Record<string, unknown>]>([
    ['a layer that unpacks to more than it says', /bad-layer floor/, { layers: [tileLayer('floor', zeros, packed)] }],
    ['a map of 10⁹ tiles', /not-a-tiled-map/, { width: 1_000_000, height: 1000 }],
    [
      'a layer larger than any map',
      /map-too-large/,
      { layers: [tileLayer('floor', zeros, { ...packed, width: 1e9, height: 1e9 })] },
    ],
    [
      'chunks far apart',
      /map-too-large/,
      {
        infinite: true,
        layers: [tileLayer('floor', undefined, { ...packed, chunks: [chunk(0, 0, 1, 1), chunk(1e300, 0, 1, 1)] })],
      },
    ],
    [
      'chunks on top of each other',
      /map-too-large/,
      {
        infinite: true,
        layers: [tileLayer('floor', undefined, { ...packed, chunks: new Array(64).fill(chunk(0, 0, 1024, 1024)) })],
      },
    ],
    [
      'chunks of negative size',
      /map-too-large|bad-layer/,
      {
        infinite: true,
        layers: [tileLayer('floor', undefined, { ...packed, chunks: [chunk(0, 0, 8, 8), chunk(4, 4, -2, -2)] })],
      },
    ],
    [
      'very many layers',
      /map-too-large/,
      {
        width: 1024,
        height: 1024,
        layers: new Array(40).fill(tileLayer('floor', zeros, { ...packed, width: 1024, height: 1024 })),
      },
    ],
  ])('%s', async (_, expected, members) => {
    expect(await refused(sourceMap(members))).toMatch(expected);
  });

  test('a picture with a head of 10⁹ pixels', async () => {
    const bytes = Buffer.from(placePng(64, 64));
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    expect(await refused(sourceMap(), { 'tiles.png': bytes })).toMatch(/too many pixels/);
  });

  test('a map with more than 4 MiB of hall is refused by the check, not written in part', async () => {
    const data = new Array(1024 * 1024).fill(0x20000001);
    const layers = ['a', 'b'].map((name) => tileLayer(name, data, { width: 1024, height: 1024 }));
    const map = sourceMap({
      width: 1024,
      height: 1024,
      layers: [...layers, ...(sourceMap().layers as object[]).slice(1)],
    });
    expect(await refused(map)).toMatch(/larger than 4 MiB|map-unread.*16 MiB/);
  });
});
