import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { idPattern } from '@clearhall/shared-schema/map/map-objects';
import { reachableTiles } from '@clearhall/shared-schema/map/map-reach';
import type { SourceLayers, SourceObject } from './import-layers.ts';
import { freeId, idFromName } from './import-names.ts';
import { type ImportPlace, type ImportReport, shown } from './import-report.ts';
import { isArea, placeOf, tilesUnder } from './import-starts.ts';

/** A scene of the hall made: whole tiles, the name the map gives it, and a free place to arrive at. */
export type ImportedScene = {
  sceneId: string;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  entry: Point | null;
};

type Candidate = Omit<ImportedScene, 'entry'> & { place: ImportPlace };

/** How far (tiles) a doorway may lead out of a zone for the zones to count as the galleries of the map. */
const doorwayTiles = 2;
const maxScenes = 255;

/**
 * The scenes: rectangles of class `scene`; else the areas that name a zone, where they are galleries: side by side,
 * each within reach, with all starts and all floor in them but for doorways. Else one scene for the whole map.
 */
export function importedScenes(
  source: SourceLayers,
  map: HallMap,
  starts: readonly Point[],
  mapName: string,
  report: ImportReport,
): { scenes: ImportedScene[]; areZones: boolean } {
  const reached = reachableTiles(map, starts);
  const withEntry = (scene: Candidate): ImportedScene => {
    const { place: _, ...rest } = scene;
    return { ...rest, entry: entryOf(scene, map, reached) };
  };
  const drawn = candidates(source, (object) => (object.className === 'scene' ? object.name : null));
  if (drawn.length > 0) return { scenes: drawn.map(withEntry), areZones: false };
  const zones = candidates(source, (object) => zoneName(object));
  if (zones.length > 0) {
    const trouble = zoneTrouble(zones, map, starts, reached);
    if (trouble === null) return { scenes: zones.map(withEntry), areZones: true };
    const text = `the zones of the map are no galleries: ${trouble.text} The whole map becomes one scene.`;
    report.notes.push({ kind: 'changed', code: 'zones-not-scenes', ...trouble.place, text });
  }
  const whole = { x: 0, y: 0, width: map.width, height: map.height, place: {} };
  return {
    scenes: [withEntry({ sceneId: idFromName(mapName, 'scene'), name: mapName, ...whole })],
    areZones: false,
  };
}

/** The zone that an area names; null for other objects. */
export function zoneName(object: SourceObject): string | null {
  const zone = object.properties.get('zone');
  return isArea(object) && typeof zone === 'string' && zone.trim() !== '' ? zone.trim() : null;
}

function candidates(source: SourceLayers, nameOf: (object: SourceObject) => string | null): Candidate[] {
  const found: Candidate[] = [];
  const taken = new Set<string>();
  for (const layer of source.layers) {
    if (layer.kind !== 'objects') continue;
    for (const object of layer.objects) {
      const name = nameOf(object);
      if (name === null || found.length > maxScenes) continue;
      const tiles = tilesUnder(object, source);
      const [first = 0, last = -1] = [tiles[0], tiles.at(-1)];
      const [x, y] = [first % source.width, Math.floor(first / source.width)];
      const sceneId = freeId(idPattern.test(name) ? name : idFromName(name, 'scene'), taken);
      const width = last < first ? 0 : (last % source.width) - x + 1;
      const height = last < first ? 0 : Math.floor(last / source.width) - y + 1;
      found.push({ sceneId, name, x, y, width, height, place: placeOf(object, layer, source) });
    }
  }
  return found;
}

function zoneTrouble(
  zones: Candidate[],
  map: HallMap,
  starts: readonly Point[],
  reached: Uint8Array,
): { text: string; place: ImportPlace } | null {
  const sceneAt = new Uint8Array(map.width * map.height);
  if (zones.length > maxScenes) return { text: `there are more than ${maxScenes}.`, place: {} };
  for (const [index, zone] of zones.entries()) {
    const name = `"${shown(zone.name)}"`;
    const twin = zones.find((other) => other !== zone && other.name === zone.name);
    if (twin !== undefined) return { text: `${name} is there twice.`, place: zone.place };
    let isReached = false;
    for (let y = zone.y; y < zone.y + zone.height; y++) {
      for (let x = zone.x; x < zone.x + zone.width; x++) {
        const at = y * map.width + x;
        const other = zones[(sceneAt[at] ?? 0) - 1];
        if (other !== undefined) return { text: `${name} overlaps "${shown(other.name)}".`, place: zone.place };
        sceneAt[at] = index + 1;
        isReached ||= reached[at] === 1;
      }
    }
    if (!isReached) return { text: `no way leads into ${name}.`, place: zone.place };
  }
  if (starts.some((start) => sceneAt[tileIndex(map, start.x, start.y)] === 0)) {
    return { text: 'people arrive outside of them.', place: {} };
  }
  const isFar = reached.some((mark, index) => mark === 1 && !isNear(sceneAt, map, index));
  return isFar ? { text: 'there is floor outside of them.', place: {} } : null;
}

function isNear(sceneAt: Uint8Array, map: HallMap, index: number): boolean {
  const [column, row] = [index % map.width, Math.floor(index / map.width)];
  for (let y = row - doorwayTiles; y <= row + doorwayTiles; y++) {
    for (let x = column - doorwayTiles; x <= column + doorwayTiles; x++) {
      const near = tileIndex(map, x, y);
      if (near >= 0 && sceneAt[near] !== 0) return true;
    }
  }
  return false;
}

/** The reached tile of a scene nearest to its middle. */
function entryOf(scene: Candidate, map: HallMap, reached: Uint8Array): Point | null {
  const middle = { x: scene.x + scene.width / 2, y: scene.y + scene.height / 2 };
  let best: Point | null = null;
  let bestDistance = Infinity;
  for (let y = scene.y; y < scene.y + scene.height; y++) {
    for (let x = scene.x; x < scene.x + scene.width; x++) {
      const at = { x: x + 0.5, y: y + 0.5 };
      const distance = Math.hypot(at.x - middle.x, at.y - middle.y);
      if (reached[y * map.width + x] === 1 && distance < bestDistance) [best, bestDistance] = [at, distance];
    }
  }
  return best;
}
