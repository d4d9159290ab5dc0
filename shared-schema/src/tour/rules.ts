import { fits } from '../avatar/motion.ts';
import type { HallMap, MapExhibit, Point } from '../map/hall-map.ts';

/** Distance between two rows of listeners, and between neighbours in a row. */
const ROW_TILES = 1.1;
const FIRST_ROW_TILES = 1.8;

/**
 * Places for `count` people in half circles before an exhibit, nearest row first, every place free
 * for a body with these passes. Fewer places than asked for where the scene is too small.
 */
export function placesAround(map: HallMap, passes: number, exhibit: MapExhibit, count: number): Point[] {
  const places: Point[] = [];
  for (let row = 0; row < 8 && places.length < count; row++) {
    const radius = FIRST_ROW_TILES + row * ROW_TILES;
    const seats = Math.max(3, Math.floor((Math.PI * radius) / ROW_TILES));
    for (let seat = 0; seat < seats && places.length < count; seat++) {
      const angle = fromTheMiddle(seat, seats) * Math.PI;
      const place = { x: exhibit.x + Math.cos(angle) * radius, y: exhibit.y + Math.sin(angle) * radius };
      if (isFree(map, passes, exhibit, place)) places.push(tileCentre(place));
    }
  }
  return distinct(places);
}

/** 0…1 along the half circle south of the exhibit, the middle first, then alternating outward. */
function fromTheMiddle(seat: number, seats: number): number {
  const offset = seat % 2 === 0 ? seat / 2 : -(seat + 1) / 2;
  return (Math.floor(seats / 2) + offset + 0.5) / (seats + (seats % 2 === 0 ? 1 : 0));
}

function tileCentre(place: Point): Point {
  return { x: Math.floor(place.x) + 0.5, y: Math.floor(place.y) + 0.5 };
}

function isFree(map: HallMap, passes: number, exhibit: MapExhibit, place: Point): boolean {
  const { x, y } = tileCentre(place);
  if (!fits(map, passes, x, y)) return false;
  const tile = Math.floor(y) * map.width + Math.floor(x);
  const scene = map.scenes[(map.sceneAt[tile] ?? 0) - 1];
  return scene?.sceneId === exhibit.sceneId && (map.gateAt[tile] ?? 0) === 0;
}

function distinct(places: readonly Point[]): Point[] {
  const seen = new Set<string>();
  return places.filter(({ x, y }) => !seen.has(`${x},${y}`) && seen.add(`${x},${y}`));
}
