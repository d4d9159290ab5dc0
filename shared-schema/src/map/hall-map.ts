import type { HallMap, MapProblem, MapSeat, Point } from './hall-map-shape.ts';
import { tileIndex } from './hall-map-shape.ts';
import {
  eachTile,
  middleTile,
  namedObjects,
  objectsOf,
  problemAt,
  readBlocked,
  readExhibits,
  readGates,
  readScenes,
} from './map-objects.ts';
import { isExhibitReached, neighbours, reachableTiles } from './map-reach.ts';
import type { TiledMap, TiledObject } from './tiled-json.ts';
import { readTiledMap } from './tiled-layers.ts';

export type { HallMap, MapExhibit, MapGate, MapProblem, MapScene, MapSeat, Point } from './hall-map-shape.ts';
export { tileIndex } from './hall-map-shape.ts';

/**
 * Reads a hall from Tiled JSON: object classes `scene`, `entry`, `gate` (properties `from`, `to`), `exhibit` (property
 * `reach`, tiles), `seat` (property `facing`: n, e, s or w), `start`, and the conventions of WorkAdventure maps. Refuses with all problems found.
 */
export function readHallMap(tmj: unknown): { ok: true; map: HallMap } | { ok: false; problems: MapProblem[] } {
  const problems: MapProblem[] = [];
  const tiled = readTiledMap(tmj, problems);
  if (tiled === null || problems.length > 0) return { ok: false, problems };
  const objects = objectsOf(tiled);
  const size = tiled.width * tiled.height;
  const map: HallMap = {
    width: tiled.width,
    height: tiled.height,
    blocked: readBlocked(tiled),
    gateAt: new Uint8Array(size),
    sceneAt: new Uint8Array(size),
    scenes: [],
    gates: [],
    exhibits: [],
    starts: readStarts(objects, tiled),
    seats: [],
  };
  if (!tiled.layers.some((layer) => layer.kind === 'objects' && layer.name === 'floorLayer')) {
    const text = 'Add an object layer named "floorLayer": layers after it are drawn above the people.';
    problems.push({ code: 'no-floor-layer', text });
  }
  map.starts = map.starts.filter((point) => isFree(map, point));
  readScenes(objects, tiled, map, problems);
  readGates(objects, tiled, map, problems);
  readExhibits(objects, map, problems);
  map.seats = readSeats(objects, map, problems);
  if (problems.length === 0) checkWays(map, objects, problems);
  return problems.length === 0 ? { ok: true, map } : { ok: false, problems };
}

function isFree(map: HallMap, point: Point): boolean {
  return map.blocked[tileIndex(map, point.x, point.y)] === 0;
}

/** Starts in all spellings: class `start`, class `area` with `start`, a tile layer `start` or with `startLayer`. */
function readStarts(objects: readonly TiledObject[], tiled: TiledMap): Point[] {
  const tiles = new Set<number>();
  for (const object of objects) {
    const isStart =
      object.className === 'start' || (object.className === 'area' && object.properties.get('start') === true);
    if (!isStart) continue;
    if (object.isPoint) {
      tiles.add(tileIndex(tiled, object.x, object.y));
      continue;
    }
    const x = Math.max(0, Math.ceil(object.x - 0.5));
    const y = Math.max(0, Math.ceil(object.y - 0.5));
    const right = Math.min(tiled.width, Math.floor(object.x + object.width + 0.5));
    const bottom = Math.min(tiled.height, Math.floor(object.y + object.height + 0.5));
    eachTile(tiled, { x, y, width: right - x, height: bottom - y }, (index) => tiles.add(index));
  }
  for (const layer of tiled.layers) {
    if (layer.kind !== 'tiles') continue;
    if (layer.name !== 'start' && layer.properties.get('startLayer') !== true) continue;
    for (const [index, gid] of layer.tiles.entries()) if (gid !== 0) tiles.add(index);
  }
  tiles.delete(-1);
  return [...tiles]
    .sort((a, b) => a - b)
    .map((index) => ({ x: (index % tiled.width) + 0.5, y: Math.floor(index / tiled.width) + 0.5 }));
}

const SOUTH = 64;
const HEADINGS: ReadonlyMap<string, number> = new Map([
  ['e', 0],
  ['s', SOUTH],
  ['w', 128],
  ['n', 192],
]);

function readSeats(objects: readonly TiledObject[], map: HallMap, problems: MapProblem[]): MapSeat[] {
  const seats: MapSeat[] = [];
  for (const object of objects) {
    if (object.className !== 'seat') continue;
    const seat = middleTile(object);
    const hasWay = isFree(map, seat) || neighbours.some(([dx, dy]) => isFree(map, { x: seat.x + dx, y: seat.y + dy }));
    if (tileIndex(map, seat.x, seat.y) < 0 || !hasWay) {
      problems.push(problemAt(object, 'seat-without-way', 'A seat stands where nobody can walk up to it. Move it.'));
    } else {
      seats.push({ ...seat, heading: HEADINGS.get(String(object.properties.get('facing') ?? 's')) ?? SOUTH });
    }
  }
  return seats;
}

function checkWays(map: HallMap, objects: readonly TiledObject[], problems: MapProblem[]): void {
  if (map.scenes.length === 0) {
    problems.push({
      code: 'no-scene',
      text: 'The map has no scene. Draw a rectangle of class "scene" round each gallery.',
    });
    return;
  }
  if (map.starts.length === 0) {
    const text = 'Nobody can arrive: put a point or a rectangle of class "start" on free floor inside a scene.';
    problems.push({ code: 'no-start', text });
    return;
  }
  const outside = map.starts.find((start) => map.sceneAt[tileIndex(map, start.x, start.y)] === 0);
  if (outside !== undefined) {
    const at = { x: Math.floor(outside.x), y: Math.floor(outside.y) };
    problems.push({ code: 'start-outside', ...at, text: 'A start lies in no scene. Move it into one.' });
  }
  const reached = reachableTiles(map, map.starts.slice(0, 1));
  const isReached = (point: Point) => reached[tileIndex(map, point.x, point.y)] === 1;
  for (const start of map.starts) {
    if (isReached(start)) continue;
    const at = { x: Math.floor(start.x), y: Math.floor(start.y) };
    problems.push({ code: 'start-cut-off', ...at, text: 'No way leads from this start to the other starts.' });
  }
  for (const scene of map.scenes) {
    if (isReached(scene.entry)) continue;
    const at = { x: Math.floor(scene.entry.x), y: Math.floor(scene.entry.y) };
    const text = `No way leads from the start to the entry of the scene "${scene.sceneId}". Open a wall or set a gate.`;
    problems.push({ code: 'scene-cut-off', ...at, text });
  }
  const drawn = namedObjects(objects, 'exhibit', []);
  for (const exhibit of map.exhibits) {
    if (isExhibitReached(map, exhibit, reached)) continue;
    const object = drawn.get(exhibit.exhibitId);
    const layer = object === undefined ? {} : { layer: object.layerName };
    const at = { x: Math.floor(exhibit.x), y: Math.floor(exhibit.y) };
    const text = `Nobody can reach the exhibit "${exhibit.exhibitId}": no free floor of its scene within ${exhibit.reachTiles} tiles.`;
    problems.push({ code: 'exhibit-unreachable', ...layer, ...at, text });
  }
}
