import type { HallMap, MapExhibit, MapGate, Point } from '../map/hall-map.ts';
import { fits } from './motion.ts';
import { findPath } from './path.ts';

/** How far from a gate's edge one stops when sent to it. */
const BEFORE_GATE_TILES = 2;

/** Free tile centres no farther from a place than `reachTiles`, nearest to `from` first. */
export function placesNear(map: HallMap, passes: number, centre: Point, reachTiles: number, from: Point): Point[] {
  const places: Point[] = [];
  for (let y = Math.floor(centre.y - reachTiles); y <= centre.y + reachTiles; y++) {
    for (let x = Math.floor(centre.x - reachTiles); x <= centre.x + reachTiles; x++) {
      const place = { x: x + 0.5, y: y + 0.5 };
      if (distance(place, centre) <= reachTiles && fits(map, passes, place.x, place.y)) places.push(place);
    }
  }
  return places.sort((a, b) => distance(a, from) - distance(b, from));
}

/** The first of the places to which there is a way for this person; null when there is none. */
export function firstReachable(map: HallMap, passes: number, from: Point, places: readonly Point[]): Point | null {
  return places.find((place) => findPath(map, passes, from, place) !== null) ?? null;
}

/** Where to stand to look at an exhibit: before it (south), within its reach and in its scene. */
export function placesAtExhibit(map: HallMap, passes: number, exhibit: MapExhibit): Point[] {
  const front = { x: exhibit.x, y: exhibit.y + exhibit.reachTiles };
  return placesNear(map, passes, exhibit, exhibit.reachTiles, front).filter(
    (place) => sceneIdAt(map, place) === exhibit.sceneId,
  );
}

/** Where to stand before a gate, on either side of it, nearest to `from` first. */
export function placesAtGate(map: HallMap, passes: number, gate: MapGate, from: Point): Point[] {
  const centre = { x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 };
  const reachTiles = Math.max(gate.width, gate.height) / 2 + BEFORE_GATE_TILES;
  return placesNear(map, passes, centre, reachTiles, from);
}

/** The scene in which a place lies; empty between scenes. */
export function sceneIdAt(map: HallMap, place: Point): string {
  const index = (map.sceneAt[Math.floor(place.y) * map.width + Math.floor(place.x)] ?? 0) - 1;
  return map.scenes[index]?.sceneId ?? '';
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
