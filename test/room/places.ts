import type { MapGate, Point } from '../../shared-schema/src/map/hall-map.ts';
import { reachableTiles } from '../../shared-schema/src/map/map-reach.ts';
import type { Guest } from './guest.ts';
import { participantOf, roomOf } from './inside-room.ts';

const mapOf = (guest: Guest) => roomOf(guest).world.map;

/** How far two places lie apart, in tiles. */
export const tilesApart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Where people arrive who are sent into a scene. */
export function entryOf(guest: Guest, sceneId: string): Point {
  const scene = mapOf(guest).scenes.find((each) => each.sceneId === sceneId);
  if (!scene) throw new Error(`the hall has no scene ${sceneId}`);
  return scene.entry;
}

/** A gate of the hall and its middle. */
export function gateOf(guest: Guest, gateId: string): MapGate & { middle: Point } {
  const gate = mapOf(guest).gates.find((each) => each.gateId === gateId);
  if (!gate) throw new Error(`the hall has no gate ${gateId}`);
  return { ...gate, middle: { x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 } };
}

/**
 * Middles of tiles in the guest's scene with floor on all eight sides, reached through no gate; those nearest to where
 * one arrives come first.
 */
export function clearPlaces(guest: Guest): Point[] {
  const map = mapOf(guest);
  const { sceneId } = participantOf(guest);
  const entry = entryOf(guest, sceneId);
  const reached = reachableTiles(map, [entry], new Set(map.gates.map(({ gateId }) => gateId)));
  const isClear = (x: number, y: number) =>
    [-1, 0, 1].every((dx) =>
      [-1, 0, 1].every((dy) => {
        const index = (y + dy) * map.width + x + dx;
        return reached[index] === 1 && map.scenes[(map.sceneAt[index] ?? 0) - 1]?.sceneId === sceneId;
      }),
    );
  const places: Point[] = [];
  for (let y = 1; y < map.height - 1; y++)
    for (let x = 1; x < map.width - 1; x++) if (isClear(x, y)) places.push({ x: x + 0.5, y: y + 0.5 });
  return places.sort((a, b) => tilesApart(a, entry) - tilesApart(b, entry));
}

/** Two clear places in the guest's scene, away from where people arrive and a few steps apart both ways. */
export function twoPlaces(guest: Guest): [Point, Point] {
  const { starts } = mapOf(guest);
  const places = clearPlaces(guest).filter((place) => starts.every((start) => tilesApart(start, place) > 4));
  for (const here of places) {
    const there = places.find(({ x, y }) => Math.abs(x - here.x) === 2 && Math.abs(y - here.y) === 2);
    if (there) return [here, there];
  }
  throw new Error('the scene has no clear floor');
}
