import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { idFromName, sameInBoth } from './import-names.ts';
import { importPack } from './import-pack.ts';
import { jsonLines, personLines } from './import-verb.ts';

let base: string;
let count = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-conventions-'));
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

async function imported(map: unknown) {
  count += 1;
  const folder = join(base, String(count));
  await writeFiles(folder, { 'place.tmj': map, 'tiles.png': placePng(64, 64) });
  const made = await importPack(join(folder, 'place.tmj'), {
    into: null,
    root: null,
    hallsFolder: join(folder, 'halls'),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made;
}

describe('C11 what has no counterpart is named with layer and place', () => {
  const properties: [string, Record<string, unknown>][] = [
    ['exit', { exitUrl: 'other.tmj#door' }],
    ['exit', { exitSceneUrl: '/@/a/b' }],
    ['silent', { silent: true }],
    ['camera', { focusable: true, zoomMargin: '0.35' }],
    ['web-page', { openWebsite: 'https://example.org', openWebsiteTrigger: 'onaction', openWebsiteWidth: '50' }],
    ['web-page', { openTab: 'https://example.org' }],
    ['meeting-room', { jitsiRoom: 'Blue', jitsiTrigger: 'onaction' }],
    ['meeting-room', { bbbMeeting: 'Green' }],
    ['sound', { playAudio: 'bell.mp3', audioLoop: true, audioVolume: '0.5' }],
    ['megaphone', { speakerMegaphone: 'stage' }],
    ['megaphone', { listenerMegaphone: 'stage' }],
    ['rights', { readableBy: 'admin' }],
    ['zone', { zone: 'kitchen' }],
    ['unknown-property', { wobble: 'yes' }],
    ['unknown-property', { matrixRoom: 7 }],
  ];

  test.each(properties)('%s on an area, a tile layer and a tile: %j', async (code, values) => {
    const carpet = new Array(40).fill(0);
    carpet[20] = 3;
    const tilesets = [
      sheetTileset(1, {
        tiles: [
          { id: 1, properties: tiledProperties({ collides: true }) },
          { id: 2, properties: tiledProperties(values) },
        ],
      }),
    ];
    const map = sourceMap({ tilesets }, [mapObject('area', 'spot', [4, 3, 2, 1], values)]);
    const layer = tileLayer('carpet', carpet, { properties: tiledProperties(values) });
    const made = await imported({ ...map, layers: [layer, ...(map.layers as unknown[])] });
    const found = made.notes.filter((note) => note.code === code);
    const place = { kind: 'no-counterpart', properties: expect.objectContaining(values) };
    expect(found).toContainEqual(
      expect.objectContaining({ ...place, layer: 'floorLayer', object: 'spot', x: 4, y: 3 }),
    );
    expect(found).toContainEqual(expect.objectContaining({ ...place, layer: 'carpet', x: 4, y: 2 }));
    expect(found).toContainEqual(expect.objectContaining({ ...place, object: 'tile 2 of Tiles', x: 4, y: 2 }));
  });

  test('a script of the map, picture layers, effects, moving tiles', async () => {
    const tilesets = [sheetTileset(1, { tiles: [{ id: 0, animation: [{ tileid: 0, duration: 1 }] }] })];
    const layers = [
      { type: 'imagelayer', name: 'sky', image: 'sky.png' },
      tileLayer('floor', planTiles(roomPlan), { tintcolor: '#ff0000', parallaxx: 0.5 }),
      objectLayer('floorLayer', [mapObject('area', 'start', [2, 2, 1, 1], { start: true })]),
    ];
    const made = await imported(sourceMap({ tilesets, layers, properties: tiledProperties({ script: 'a.js' }) }));
    const codes = made.notes.map((note) => `${note.code} ${note.layer ?? ''}`);
    expect(codes).toEqual(expect.arrayContaining(['layer-kind sky', 'layer-effect floor', 'script ', 'animation ']));
  });

  test.each<[string, Record<string, unknown>]>([
    ['object', { class: 'variable' }],
    ['object', { class: 'website', url: 'https://example.org' }],
    ['object', { class: '' }],
    ['object', { class: 'area' }],
    ['text', { text: { text: 'Hello' } }],
    ['tile-object', { gid: 3 }],
    ['exhibit', { class: 'exhibit' }],
    ['gate', { class: 'gate' }],
  ])('an object: %s %j', async (code, members) => {
    const made = await imported(sourceMap({}, [{ ...mapObject('', 'thing', [3, 1, 1, 1]), ...members }]));
    expect(made.notes).toContainEqual(expect.objectContaining({ code, layer: 'floorLayer', object: 'thing', x: 3 }));
  });

  test('an area that is turned counts as its upright rectangle', async () => {
    const turned = { ...mapObject('area', 'odd', [4, 3, 1, 1], { silent: true }), rotation: 45 };
    expect((await imported(sourceMap({}, [turned]))).notes.map((note) => note.code)).toContain('area-shape');
  });
});

describe('C12 zones become scenes where they are the galleries of the map', () => {
  const plan = ['########', '#..##..#', '#......#', '#..##..#', '########'];
  const zone = (name: string, place: number[]) => mapObject('area', name, place, { zone: name });
  const start = mapObject('area', 'start', [1, 2, 1, 1], { start: true });
  const map = (...zones: Record<string, unknown>[]) =>
    sourceMap({ layers: [tileLayer('floor', planTiles(plan)), objectLayer('floorLayer', [start, ...zones])] });

  test('side by side with a doorway between them', async () => {
    const made = await imported(map(zone('East Wing', [0, 0, 3, 5]), zone('西厅', [5, 0, 3, 5])));
    expect(made.pack.map.scenes).toMatchObject([
      { sceneId: 'east-wing', x: 0, y: 0, width: 3, height: 5 },
      { sceneId: idFromName('西厅', 'scene'), x: 5, y: 0, width: 3, height: 5 },
    ]);
    expect(made.pack.publicHall.scenes[1]?.title).toEqual({ en: '西厅', 'zh-CN': '西厅' });
    expect(made.notes.filter((note) => note.kind === 'no-counterpart')).toEqual([]);
  });

  test.each<[string, RegExp, Record<string, unknown>[]]>([
    ['overlapping ones', /overlaps "a"/, [zone('a', [0, 0, 5, 5]), zone('b', [4, 0, 4, 5])]],
    ['floor outside', /floor outside/, [zone('a', [0, 0, 3, 5])]],
    ['two of one name', /there twice/, [zone('a', [0, 0, 3, 5]), zone('a', [5, 0, 3, 5])]],
    ['one in a wall', /no way leads/, [zone('a', [0, 0, 3, 5]), zone('b', [5, 0, 3, 1])]],
    ['a start outside', /arrive outside/, [zone('b', [5, 0, 3, 5])]],
  ])('not so with %s', async (_, why, zones) => {
    const made = await imported(map(...zones));
    expect(made.pack.map.scenes).toMatchObject([{ sceneId: 'place', x: 0, y: 0, width: 8, height: 5 }]);
    const note = made.notes.find((one) => one.code === 'zones-not-scenes');
    expect(note?.text).toMatch(why);
    expect(made.notes.filter((one) => one.code === 'zone')).toHaveLength(zones.length);
  });

  test('rectangles of class scene are taken as they are', async () => {
    const made = await imported(map(mapObject('scene', 'all', [0, 0, 8, 5]), mapObject('seat', 'bench', [1, 1, 0, 0])));
    expect(made.pack.map.scenes).toMatchObject([{ sceneId: 'all' }]);
    expect(made.pack.map.seats).toEqual([{ x: 1.5, y: 1.5, heading: 64 }]);
  });
});

describe('C11 what an import says', () => {
  test('ids come from names and stay', () => {
    expect(idFromName('Café  Müller!', 'scene')).toBe('cafe-muller');
    expect(idFromName('西厅', 'scene')).toBe('scene-2dcf4252');
    expect(idFromName('西厅 2', 'scene')).not.toBe(idFromName('东厅 2', 'scene'));
    expect(idFromName('', 'scene')).toMatch(/^scene-[0-9a-f]{8}$/);
  });

  test('texts are cut to the limits of both languages', () => {
    const both = sameInBoth(`${'😀'.repeat(60)}`, 80, 40);
    expect([both?.en.length, both?.['zh-CN'].length]).toEqual([79, 39]);
    expect(sameInBoth(' \u0007 ', 80, 40)).toBe(null);
  });

  test('to a person and to programs; control characters of the map never reach the terminal', async () => {
    const made = await imported(sourceMap({}, [mapObject('area', 'ro\u001b[31mom', [4, 3, 1, 1], { silent: true })]));
    const person = personLines(made, 'place.tmj', base).join('\n');
    expect(person).toContain(
      'layer "floorLayer", "ro [31mom", column 4, row 3: silent = true: a place without talking.',
    );
    expect(person).not.toContain('\u001b');
    const lines = jsonLines(made, base).map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'no-counterpart', code: 'silent', x: 4, y: 3 }));
    expect(lines.at(-1)).toEqual({
      kind: 'hall',
      hallId: 'place',
      folder: `${count}/halls/place`,
      scenes: 1,
      starts: 2,
    });
  });
});
