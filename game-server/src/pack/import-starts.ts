import { type HallMap, type Point, tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { neighbours } from '@clearhall/shared-schema/map/map-reach';
import type { SourceLayer, SourceLayers, SourceObject } from './import-layers.ts';
import { type ImportPlace, type ImportReport, refuse, shown } from './import-report.ts';

/** A named place to arrive at: its tiles by index. */
type StartGroup = { name: string; tiles: Set<number>; place: ImportPlace };

/** Whether an object is an area in the sense of other makers: a rectangle that carries properties. */
export function isArea(object: SourceObject): boolean {
  return object.className === 'area' || object.className === 'zone';
}

/** The column and row that Tiled shows for an object. */
export function placeOf(object: SourceObject, layer: SourceLayer, source: SourceLayers): ImportPlace {
  return {
    layer: shown(layer.name),
    object: shown(object.name),
    x: Math.floor(object.x) + source.x,
    y: Math.floor(object.y) + source.y,
  };
}

/** The tiles whose middle an object covers, within the map; the tile of a point. */
export function tilesUnder(object: SourceObject, map: Pick<HallMap, 'width' | 'height'>): number[] {
  if (object.width === 0 && object.height === 0) {
    const index = tileIndex(map, object.x, object.y);
    return index < 0 ? [] : [index];
  }
  const left = Math.max(0, Math.ceil(object.x - 0.5));
  const right = Math.min(map.width, Math.floor(object.x + object.width + 0.5));
  const top = Math.max(0, Math.ceil(object.y - 0.5));
  const bottom = Math.min(map.height, Math.floor(object.y + object.height + 0.5));
  const tiles: number[] = [];
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) tiles.push(y * map.width + x);
  return tiles;
}

/**
 * Where people arrive: the free tiles of the start named "start", else of the first start drawn. Starts that no way
 * leads to from there, and starts of other names, are noted; null, with a problem, where nobody could arrive.
 */
export function readImportStarts(source: SourceLayers, map: HallMap, report: ImportReport): Point[] | null {
  const groups = startGroups(source);
  const main = groups.get('start') ?? [...groups.values()][0];
  if (main === undefined) {
    const how = 'Draw a tile layer "start", or an area (class "area") with the property "start" switched on.';
    return refuse(report, 'no-start', `The map says nowhere where people arrive. ${how}`);
  }
  for (const group of groups.values()) {
    if (group === main) continue;
    const text = `a further way in, "${shown(group.name)}". Everybody arrives at "${shown(main.name)}".`;
    report.notes.push({ kind: 'no-counterpart', code: 'further-start', ...group.place, text });
  }
  const centre = (index: number) => ({ x: (index % map.width) + 0.5, y: Math.floor(index / map.width) + 0.5 });
  const free = [...main.tiles].filter((index) => map.blocked[index] === 0).sort((a, b) => a - b);
  if (free.length === 0) {
    const text = `People would arrive on solid or missing floor at "${shown(main.name)}". Move the start to free floor.`;
    return refuse(report, 'start-blocked', text, main.place);
  }
  const kept = largestPart(free, map);
  if (kept.length < free.length) {
    const text = `${free.length - kept.length} tiles of the start are cut off from the others; nobody arrives there.`;
    report.notes.push({ kind: 'changed', code: 'start-cut-off', ...main.place, text });
  }
  return kept.map(centre);
}

function startGroups(source: SourceLayers): Map<string, StartGroup> {
  const groups = new Map<string, StartGroup>();
  const add = (name: string, tiles: Iterable<number>, place: ImportPlace) => {
    const group = groups.get(name) ?? { name, tiles: new Set(), place };
    for (const index of tiles) group.tiles.add(index);
    groups.set(name, group);
  };
  for (const layer of source.layers) {
    if (layer.kind === 'tiles') {
      if (layer.name !== 'start' && layer.properties.get('startLayer') !== true) continue;
      add(layer.name, drawnTiles(layer.tiles), firstTilePlace(layer, source));
      continue;
    }
    for (const object of layer.objects) {
      const isStart = isArea(object) && object.properties.get('start') === true;
      if (!isStart && object.className !== 'start') continue;
      const name = object.className === 'start' ? 'start' : object.name;
      add(name, tilesUnder(object, source), placeOf(object, layer, source));
    }
  }
  return groups;
}

function drawnTiles(tiles: Uint32Array): number[] {
  const drawn: number[] = [];
  for (const [index, gid] of tiles.entries()) if (gid !== 0) drawn.push(index);
  return drawn;
}

/** The place of a tile layer: its first tile, as Tiled shows it. */
export function firstTilePlace(layer: SourceLayer & { kind: 'tiles' }, source: SourceLayers): ImportPlace {
  const index = layer.tiles.findIndex((gid) => gid !== 0);
  const at = index < 0 ? {} : { x: (index % source.width) + source.x, y: Math.floor(index / source.width) + source.y };
  return { layer: shown(layer.name), ...at };
}

/** Of tiles that may be cut off from each other, the most that belong together. */
function largestPart(tiles: number[], map: HallMap): number[] {
  const partAt = new Int32Array(map.width * map.height);
  const parts: number[][] = [];
  for (const index of tiles) {
    if (partAt[index] === 0) {
      parts.push([]);
      markPart(index, parts.length, partAt, map);
    }
    parts[(partAt[index] ?? 0) - 1]?.push(index);
  }
  return parts.reduce((best, part) => (part.length > best.length ? part : best), []);
}

/** Marks all floor that one can walk to from a tile. One grid serves all parts: a map may have very many. */
function markPart(from: number, mark: number, partAt: Int32Array, map: HallMap): void {
  const queue = [from];
  partAt[from] = mark;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const [dx, dy] of neighbours) {
      const next = tileIndex(map, (at % map.width) + dx, Math.floor(at / map.width) + dy);
      if (next < 0 || partAt[next] !== 0 || map.blocked[next] !== 0) continue;
      partAt[next] = mark;
      queue.push(next);
    }
  }
}
