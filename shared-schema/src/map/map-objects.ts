import type { HallMap, MapExhibit, MapGate, MapProblem, MapScene, Point } from './hall-map-shape.ts';
import { tileIndex } from './hall-map-shape.ts';
import type { TiledMap, TiledObject } from './tiled-json.ts';
import { gidMask } from './tiled-layers.ts';

/** The form of ids in a hall: small letters, digits and single hyphens, at most 64. */
export const idPattern = /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/;

const defaultReachTiles = 2;
const maxReachTiles = 8;

/** All objects of the map, in order. */
export function objectsOf(tiled: TiledMap): TiledObject[] {
  return tiled.layers.flatMap((layer) => (layer.kind === 'objects' ? layer.objects : []));
}

/** A problem at the place of an object. */
export function problemAt(object: TiledObject, code: string, text: string): MapProblem {
  return { code, layer: object.layerName, x: Math.floor(object.x), y: Math.floor(object.y), text };
}

/** Objects of one class, by their name as id; wrong or doubled ids are pushed as problems and left out. */
export function namedObjects(
  objects: readonly TiledObject[],
  className: string,
  problems: MapProblem[],
): Map<string, TiledObject> {
  const found = new Map<string, TiledObject>();
  for (const object of objects) {
    if (object.className !== className) continue;
    if (!idPattern.test(object.name)) {
      const text = `The ${className} "${object.name}" needs a name of small letters, digits and hyphens, for example "${className}-1".`;
      problems.push(problemAt(object, 'bad-id', text));
    } else if (found.has(object.name)) {
      problems.push(
        problemAt(object, 'doubled-id', `There are two of class ${className} with the name "${object.name}".`),
      );
    } else {
      found.set(object.name, object);
    }
  }
  return found;
}

type Rectangle = { x: number; y: number; width: number; height: number };

/** The tiles that a scene or a gate covers; null, with a problem, where it is off the grid or outside the map. */
export function gridRectangle(object: TiledObject, tiled: TiledMap, problems: MapProblem[]): Rectangle | null {
  const what = `The ${object.className} "${object.name}"`;
  const x = Math.round(object.x);
  const y = Math.round(object.y);
  const width = Math.round(object.x + object.width) - x;
  const height = Math.round(object.y + object.height) - y;
  const drift = Math.max(
    Math.abs(object.x - x),
    Math.abs(object.y - y),
    Math.abs(object.width - width),
    Math.abs(object.height - height),
  );
  if (drift > 0.02) {
    const how = 'In Tiled switch on View > Snapping > Snap to Grid and draw it again.';
    problems.push(problemAt(object, 'off-grid', `${what} does not lie on whole tiles. ${how}`));
    return null;
  }
  if (width < 1 || height < 1) {
    problems.push(problemAt(object, 'no-size', `${what} has no size. Draw it as a rectangle of at least one tile.`));
    return null;
  }
  if (x < 0 || y < 0 || x + width > tiled.width || y + height > tiled.height) {
    problems.push(problemAt(object, 'outside-map', `${what} reaches beyond the edge of the map.`));
    return null;
  }
  return { x, y, width, height };
}

/** Calls `visit` with the index of every tile of a rectangle inside the map. */
export function eachTile(size: { width: number }, area: Rectangle, visit: (index: number) => void): void {
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) visit(y * size.width + x);
  }
}

/** The tiles that nobody walks on: those with `collides`, and every tile drawn on a layer with `collides`. */
export function readBlocked(tiled: TiledMap): Uint8Array {
  const blocked = new Uint8Array(tiled.width * tiled.height);
  const solid = new Set<number>();
  for (const set of tiled.tilesets) for (const id of set.solidTiles) solid.add(set.firstGid + id);
  for (const layer of tiled.layers) {
    if (layer.kind !== 'tiles') continue;
    const isSolidLayer = layer.properties.get('collides') === true;
    for (const [index, flagged] of layer.tiles.entries()) {
      const gid = flagged & gidMask;
      if (gid !== 0 && (isSolidLayer || solid.has(gid))) blocked[index] = 1;
    }
  }
  return blocked;
}

/** Fills scenes and sceneAt; refuses overlaps and scenes without a free place to arrive at. */
export function readScenes(
  objects: readonly TiledObject[],
  tiled: TiledMap,
  map: HallMap,
  problems: MapProblem[],
): void {
  for (const [sceneId, object] of namedObjects(objects, 'scene', problems)) {
    const area = gridRectangle(object, tiled, problems);
    if (area === null) continue;
    if (map.scenes.length === 255) {
      problems.push(problemAt(object, 'too-many-scenes', 'A hall has at most 255 scenes.'));
      return;
    }
    const overlapped = new Set<string>();
    eachTile(map, area, (index) => {
      const other = map.scenes[(map.sceneAt[index] ?? 0) - 1];
      if (other !== undefined) overlapped.add(other.sceneId);
    });
    for (const other of overlapped) {
      const text = `The scenes "${other}" and "${sceneId}" overlap. Draw them side by side.`;
      problems.push(problemAt(object, 'scenes-overlap', text));
    }
    const entry = entryOf(objects, area, map);
    if (entry === null) {
      const text = `The scene "${sceneId}" has no entry. Put a point of class "entry" on free floor inside it.`;
      problems.push(problemAt(object, 'scene-without-entry', text));
      continue;
    }
    map.scenes.push({ sceneId, ...area, entry } satisfies MapScene);
    const mark = map.scenes.length;
    eachTile(map, area, (index) => {
      if (map.sceneAt[index] === 0) map.sceneAt[index] = mark;
    });
  }
}

function entryOf(objects: readonly TiledObject[], area: Rectangle, map: HallMap): Point | null {
  const isInside = (at: Point) =>
    at.x >= area.x && at.y >= area.y && at.x < area.x + area.width && at.y < area.y + area.height;
  const entries = objects.filter((object) => object.className === 'entry').map(middleTile);
  const entry = entries.find((at) => isInside(at) && map.blocked[tileIndex(map, at.x, at.y)] === 0);
  const starts = map.starts.filter(isInside);
  return entry ?? starts[Math.floor(starts.length / 2)] ?? null;
}

/** The centre of the tile under the middle of an object. */
export function middleTile(object: TiledObject): Point {
  return {
    x: Math.floor(object.x + object.width / 2) + 0.5,
    y: Math.floor(object.y + object.height / 2) + 0.5,
  };
}

/** Fills gates and gateAt; refuses gates of walls, unknown scenes and sides that touch no scene. */
export function readGates(
  objects: readonly TiledObject[],
  tiled: TiledMap,
  map: HallMap,
  problems: MapProblem[],
): void {
  for (const [gateId, object] of namedObjects(objects, 'gate', problems)) {
    const area = gridRectangle(object, tiled, problems);
    if (area === null) continue;
    if (map.gates.length === 32) {
      problems.push(problemAt(object, 'too-many-gates', 'A hall has at most 32 gates.'));
      return;
    }
    const ends = { from: String(object.properties.get('from') ?? ''), to: String(object.properties.get('to') ?? '') };
    const gate: MapGate = { gateId, ...area, fromSceneId: ends.from, toSceneId: ends.to };
    const trouble = gateTrouble(gate, map);
    if (trouble !== null) {
      problems.push(problemAt(object, trouble.code, trouble.text));
      continue;
    }
    map.gates.push(gate);
    const mark = map.gates.length;
    eachTile(map, area, (index) => {
      map.gateAt[index] = mark;
    });
  }
}

function gateTrouble(gate: MapGate, map: HallMap): { code: string; text: string } | null {
  const name = `The gate "${gate.gateId}"`;
  if (gate.fromSceneId === gate.toSceneId) {
    return {
      code: 'gate-without-sides',
      text: `${name} needs two different scenes in its properties "from" and "to".`,
    };
  }
  for (const side of ['from', 'to'] as const) {
    const sceneId = side === 'from' ? gate.fromSceneId : gate.toSceneId;
    const mark = 1 + map.scenes.findIndex((scene) => scene.sceneId === sceneId);
    if (mark === 0) {
      return {
        code: 'gate-unknown-scene',
        text: `${name} names the scene "${sceneId}" in "${side}", which is not on the map.`,
      };
    }
    if (!touchesScene(gate, mark, map)) {
      return {
        code: 'gate-touches-no-scene',
        text: `${name} does not touch free floor of the scene "${sceneId}" ("${side}").`,
      };
    }
  }
  let trouble: { code: string; text: string } | null = null;
  eachTile(map, gate, (index) => {
    if (map.gateAt[index] !== 0) trouble = { code: 'gates-overlap', text: `${name} overlaps another gate.` };
    if (map.blocked[index] !== 0) {
      trouble = {
        code: 'gate-in-wall',
        text: `${name} stands on solid tiles. Draw floor under it; the door itself is drawn by the hall.`,
      };
    }
  });
  return trouble;
}

function touchesScene(gate: MapGate, mark: number, map: HallMap): boolean {
  const isFloor = (x: number, y: number) => {
    const index = tileIndex(map, x, y);
    return index >= 0 && map.blocked[index] === 0 && map.sceneAt[index] === mark;
  };
  for (let x = gate.x; x < gate.x + gate.width; x++) {
    if (isFloor(x, gate.y - 1) || isFloor(x, gate.y + gate.height)) return true;
  }
  for (let y = gate.y; y < gate.y + gate.height; y++) {
    if (isFloor(gate.x - 1, y) || isFloor(gate.x + gate.width, y)) return true;
  }
  return false;
}

/** Fills exhibits; refuses those outside every scene or with a senseless reach. */
export function readExhibits(objects: readonly TiledObject[], map: HallMap, problems: MapProblem[]): void {
  for (const [exhibitId, object] of namedObjects(objects, 'exhibit', problems)) {
    const centre = { x: object.x + object.width / 2, y: object.y + object.height / 2 };
    const scene = map.scenes[(map.sceneAt[tileIndex(map, centre.x, centre.y)] ?? 0) - 1];
    if (scene === undefined) {
      problems.push(
        problemAt(object, 'exhibit-outside', `The exhibit "${exhibitId}" stands in no scene. Move it into one.`),
      );
      continue;
    }
    const reachTiles = object.properties.get('reach') ?? defaultReachTiles;
    if (typeof reachTiles !== 'number' || !(reachTiles >= 1 && reachTiles <= maxReachTiles)) {
      const text = `The exhibit "${exhibitId}" has a "reach" that is not a number from 1 to ${maxReachTiles} (tiles).`;
      problems.push(problemAt(object, 'bad-reach', text));
      continue;
    }
    map.exhibits.push({ exhibitId, ...centre, reachTiles, sceneId: scene.sceneId } satisfies MapExhibit);
  }
}
