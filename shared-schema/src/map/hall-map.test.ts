import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrawnObject, drawnMap, twoScenes, writtenObject } from './drawn-map.ts';
import { type HallMap, readHallMap, tileIndex } from './hall-map.ts';
import { isExhibitReached, reachableTiles } from './map-reach.ts';

type Tmj = ReturnType<typeof drawnMap>;

function twoSceneMap(): Tmj {
  return drawnMap(twoScenes.plan, twoScenes.objects);
}

function tilesOf(tmj: Tmj): number[] {
  return tmj.layers[0]?.data as number[];
}

function readGood(tmj: unknown): HallMap {
  const read = readHallMap(tmj);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.map;
}

function codesOf(tmj: unknown): string[] {
  const read = readHallMap(tmj);
  return read.ok ? [] : read.problems.map((problem) => problem.code);
}

/** The map of two scenes with one object left out and others put in. */
function changed(leftOut: string, ...added: DrawnObject[]): Tmj {
  return drawnMap(twoScenes.plan, [...twoScenes.objects.filter((object) => object.name !== leftOut), ...added]);
}

describe('what a map gives', () => {
  test('scenes, gates, exhibits, seats and starts in tiles', () => {
    const map = readGood(twoSceneMap());
    expect(map).toMatchObject({ width: 9, height: 5 });
    expect(map.scenes).toEqual([
      { sceneId: 'left', x: 0, y: 0, width: 4, height: 5, entry: { x: 2.5, y: 2.5 } },
      { sceneId: 'right', x: 5, y: 0, width: 4, height: 5, entry: { x: 6.5, y: 2.5 } },
    ]);
    expect(map.gates).toEqual([
      { gateId: 'door', x: 4, y: 2, width: 1, height: 1, fromSceneId: 'left', toSceneId: 'right' },
    ]);
    expect(map.exhibits).toEqual([
      { exhibitId: 'vase', x: 1.5, y: 0.5, reachTiles: 1.5, sceneId: 'left' },
      { exhibitId: 'bell', x: 7.5, y: 3.5, reachTiles: 2, sceneId: 'right' },
    ]);
    expect(map.starts).toEqual([
      { x: 1.5, y: 2.5 },
      { x: 2.5, y: 2.5 },
    ]);
    expect(map.seats).toEqual([{ x: 2.5, y: 4.5, heading: 64 }]);
  });

  test('grids name walls, gates and scenes tile by tile', () => {
    const map = readGood(twoSceneMap());
    const at = (x: number, y: number) => tileIndex(map, x, y);
    expect([map.blocked[at(0, 0)], map.blocked[at(1, 1)], map.blocked[at(4, 1)], map.blocked[at(4, 2)]]).toEqual([
      1, 0, 1, 0,
    ]);
    expect([map.gateAt[at(4, 2)], map.gateAt[at(4, 1)]]).toEqual([1, 0]);
    expect([map.sceneAt[at(1, 1)], map.sceneAt[at(7, 1)], map.sceneAt[at(4, 2)]]).toEqual([1, 2, 0]);
  });

  test('tileIndex is the row-major index inside and -1 outside', () => {
    const size = { width: 9, height: 5 };
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20 }), fc.double({ min: -20, max: 20 }), (x, y) => {
        const inside = x >= 0 && y >= 0 && x < 9 && y < 5;
        expect(tileIndex(size, x, y)).toBe(inside ? Math.floor(y) * 9 + Math.floor(x) : -1);
      }),
    );
    expect(tileIndex(size, Number.NaN, 1)).toBe(-1);
  });
});

describe('conventions of makers of Tiled maps', () => {
  test('the class of an object may be written as `type`', () => {
    const tmj = twoSceneMap();
    const objects = twoScenes.objects.map((object) => {
      const { class: className, ...rest } = writtenObject(object);
      return { ...rest, type: className };
    });
    tmj.layers[1] = { type: 'objectgroup', name: 'floorLayer', objects };
    expect(readGood(tmj)).toEqual(readGood(twoSceneMap()));
  });

  test('a layer with `collides` makes solid what is drawn on it, a tile with `collides` itself', () => {
    const tmj = twoSceneMap();
    const data = new Array(45).fill(0);
    data[12] = 1;
    tmj.layers.unshift({ type: 'tilelayer', name: 'solid', data, properties: [{ name: 'collides', value: true }] });
    const map = readGood(tmj);
    expect(map.blocked[12]).toBe(1);
    expect(map.blocked[11]).toBe(0);
  });

  test('flipped tiles stay what they are', () => {
    const tmj = twoSceneMap();
    const floor = tmj.layers[0];
    if (floor) floor.data = (floor.data as number[]).map((gid) => gid + 0x80000000 + 0x20000000);
    expect(readGood(tmj).blocked).toEqual(readGood(twoSceneMap()).blocked);
  });

  test.each([
    ['a point of class start', { class: 'start', name: 'in', x: 2.2, y: 1.9 }, [{ x: 2.5, y: 1.5 }]],
    [
      'an area with the property start',
      { class: 'area', name: 'in', x: 1, y: 1, width: 1, height: 1, properties: { start: true } },
      [{ x: 1.5, y: 1.5 }],
    ],
  ] as const)('people arrive at %s', (_, start, starts) => {
    expect(readGood(changed('in', start)).starts).toEqual(starts);
  });

  test('people arrive on the tiles of a layer called start, where the floor is free', () => {
    const tmj = changed('in', { class: 'entry', name: 'arrive-left', x: 1.5, y: 1.5 });
    const data = new Array(45).fill(0);
    data[10] = 1;
    data[0] = 1;
    tmj.layers.unshift({ type: 'tilelayer', name: 'start', data });
    expect(readGood(tmj).starts).toEqual([{ x: 1.5, y: 1.5 }]);
  });

  test('groups, plain base64 and chunks of endless maps are read', () => {
    const plain = readGood(twoSceneMap());
    const grouped = twoSceneMap();
    grouped.layers = [{ type: 'group', name: 'all', layers: grouped.layers }];
    expect(readGood(grouped)).toEqual(plain);

    const encoded = twoSceneMap();
    const gids = Uint32Array.from(encoded.layers[0]?.data as number[]);
    const data = btoa(String.fromCharCode(...new Uint8Array(gids.buffer)));
    encoded.layers[0] = { type: 'tilelayer', name: 'floor', encoding: 'base64', compression: '', data };
    expect(readGood(encoded)).toEqual(plain);

    const endless = twoSceneMap();
    const rows = [...gids];
    const chunk = (x: number, width: number) => ({
      x: x - 3,
      y: -2,
      width,
      height: 5,
      data: rows.filter((_, at) => at % 9 >= x && at % 9 < x + width),
    });
    endless.infinite = true;
    endless.layers = [
      { type: 'tilelayer', name: 'floor', chunks: [chunk(0, 4), chunk(4, 5)] },
      {
        type: 'objectgroup',
        name: 'floorLayer',
        offsetx: -96,
        offsety: -64,
        objects: twoScenes.objects.map(writtenObject),
      },
    ];
    expect(readGood(endless)).toEqual(plain);
  });
});

describe('C3 C6 C8 a map with a fault is refused in words', () => {
  test.each<[string, string, (tmj: Tmj) => void]>([
    ['external-tileset', 'Embed', (tmj) => tmj.tilesets.push({ firstgid: 5, source: 'walls.tsx' })],
    [
      'compressed-layer',
      'CSV',
      (tmj) => Object.assign(tmj.layers[0] ?? {}, { encoding: 'base64', compression: 'zstd', data: 'KLUv' }),
    ],
    [
      'object-template',
      'Detach',
      (tmj) => Object.assign(tmj.layers[1] ?? {}, { objects: [{ template: 'vase.tx', x: 0, y: 0 }] }),
    ],
    ['shifted-layer', 'offset', (tmj) => Object.assign(tmj.layers[0] ?? {}, { offsetx: 8 })],
    ['unknown-layer-kind', 'imagelayer', (tmj) => tmj.layers.push({ type: 'imagelayer', name: 'sky' })],
    ['unknown-tile', 'no tileset', (tmj) => tilesOf(tmj).splice(7, 1, 99)],
    ['bad-layer', '9 × 5', (tmj) => tilesOf(tmj).pop()],
    ['no-floor-layer', 'floorLayer', (tmj) => Object.assign(tmj.layers[1] ?? {}, { name: 'things' })],
    ['not-orthogonal', 'orthogonal', (tmj) => Object.assign(tmj, { orientation: 'hexagonal' })],
    ['wrong-tile-size', '32', (tmj) => Object.assign(tmj, { tilewidth: 16 })],
    ['bad-tileset', 'margin', (tmj) => Object.assign(tmj.tilesets[0] ?? {}, { spacing: 2 })],
    ['not-a-tiled-map', 'Tiled', (tmj) => Object.assign(tmj, { layers: 'none' })],
  ])('%s', (code, word, spoil) => {
    const tmj = twoSceneMap();
    spoil(tmj);
    const read = readHallMap(tmj);
    if (read.ok) throw new Error('the map was accepted');
    expect(read.problems.map((problem) => problem.code)).toContain(code);
    expect(read.problems.map((problem) => problem.text).join(' ')).toContain(word);
  });

  test('a layer that mixes tilesets is refused at the tile', () => {
    const tmj = twoSceneMap();
    tmj.tilesets.push({ ...tmj.tilesets[0], name: 'more', firstgid: 5 });
    tilesOf(tmj)[10] = 5;
    expect(readHallMap(tmj)).toMatchObject({
      ok: false,
      problems: [{ code: 'mixed-tilesets', layer: 'floor', x: 1, y: 1 }],
    });
  });

  test.each<[string, Tmj]>([
    [
      'exhibit-unreachable',
      drawnMap(
        ['#########', '#...#.#.#', '#.....#.#', '#...#.###', '#########'],
        twoScenes.objects
          .map((object) => (object.name === 'bell' ? { ...object, y: 1.5 } : object))
          .map((object) => (object.name === 'bell' ? { ...object, properties: { reach: 1 } } : object))
          .map((object) => (object.name === 'arrive' ? { ...object, x: 5.5 } : object)),
      ),
    ],
    ['exhibit-outside', changed('vase', { class: 'exhibit', name: 'vase', x: 4.5, y: 1.5 })],
    ['bad-reach', changed('vase', { class: 'exhibit', name: 'vase', x: 1.5, y: 1.5, properties: { reach: 40 } })],
    ['scene-without-entry', changed('arrive')],
    ['scene-without-entry', changed('arrive', { class: 'entry', name: 'arrive', x: 8.5, y: 0.5 })],
    ['scenes-overlap', changed('left', { class: 'scene', name: 'left', x: 0, y: 0, width: 6, height: 5 })],
    ['gate-touches-no-scene', changed('right', { class: 'scene', name: 'right', x: 6, y: 0, width: 3, height: 5 })],
    [
      'gate-unknown-scene',
      changed('door', {
        class: 'gate',
        name: 'door',
        x: 4,
        y: 2,
        width: 1,
        height: 1,
        properties: { from: 'left', to: 'cellar' },
      }),
    ],
    ['gate-without-sides', changed('door', { class: 'gate', name: 'door', x: 4, y: 2, width: 1, height: 1 })],
    [
      'gate-in-wall',
      changed('door', {
        class: 'gate',
        name: 'door',
        x: 4,
        y: 1,
        width: 1,
        height: 2,
        properties: { from: 'left', to: 'right' },
      }),
    ],
    ['off-grid', changed('door', { class: 'gate', name: 'door', x: 4.3, y: 2, width: 1, height: 1 })],
    ['no-size', changed('door', { class: 'gate', name: 'door', x: 4, y: 2 })],
    ['outside-map', changed('right', { class: 'scene', name: 'right', x: 5, y: 0, width: 5, height: 5 })],
    ['bad-id', changed('vase', { class: 'exhibit', name: 'The Vase', x: 1.5, y: 1.5 })],
    ['doubled-id', changed('', { class: 'exhibit', name: 'vase', x: 2.5, y: 1.5 })],
    ['seat-without-way', changed('', { class: 'seat', name: 'corner', x: 8.5, y: 0.5 })],
    ['no-start', changed('in', { class: 'entry', name: 'arrive-left', x: 1.5, y: 1.5 })],
    ['start-outside', changed('', { class: 'start', name: 'door', x: 4.5, y: 2.5 })],
    [
      'scene-cut-off',
      drawnMap(
        ['#########', '#...#...#', '#...#...#', '#...#...#', '#########'],
        twoScenes.objects.filter((object) => object.class !== 'gate'),
      ),
    ],
  ])('%s', (code, tmj) => {
    expect(codesOf(tmj)).toContain(code);
  });

  test('a thirty-third gate is refused', () => {
    const gates = Array.from({ length: 33 }, (_, at) => ({
      class: 'gate',
      name: `door-${at}`,
      x: 4,
      y: 1 + at,
      width: 1,
      height: 1,
      properties: { from: 'left', to: 'right' },
    }));
    const plan = ['#########', ...gates.map(() => '#.......#'), '#########'];
    const objects = twoScenes.objects
      .filter((object) => object.class !== 'gate')
      .map((object) => (object.class === 'scene' ? { ...object, height: 35 } : object));
    expect(codesOf(drawnMap(plan, [...objects, ...gates]))).toEqual(['too-many-gates']);
  });

  test('whatever is given, the answer is a value', () => {
    fc.assert(fc.property(fc.anything(), (anything) => readHallMap(anything).ok === false));
    const spoilt = fc.record({ at: fc.constantFrom(...Object.keys(twoSceneMap())), value: fc.anything() });
    fc.assert(
      fc.property(spoilt, ({ at, value }) => typeof readHallMap({ ...twoSceneMap(), [at]: value }).ok === 'boolean'),
    );
  });
});

describe('ways', () => {
  test('a closed gate ends the way, an open one does not', () => {
    const map = readGood(twoSceneMap());
    const bell = map.exhibits[1];
    if (!bell) throw new Error('no bell');
    expect(isExhibitReached(map, bell, reachableTiles(map, map.starts))).toBe(true);
    expect(isExhibitReached(map, bell, reachableTiles(map, map.starts, new Set(['door'])))).toBe(false);
  });

  test('no way ever leads onto a solid tile', () => {
    const plans = fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(plans, fc.nat(5), fc.nat(3), (rows, x, y) => {
        const map: HallMap = {
          ...readGood(twoSceneMap()),
          width: 6,
          height: rows.length,
          blocked: Uint8Array.from(rows.flat().map(Number)),
          gateAt: new Uint8Array(rows.length * 6),
        };
        const reached = reachableTiles(map, [{ x: x + 0.5, y: y + 0.5 }]);
        expect(reached.every((mark, at) => mark === 0 || map.blocked[at] === 0)).toBe(true);
      }),
    );
  });
});
