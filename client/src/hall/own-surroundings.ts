import { isNearGate } from '@clearhall/shared-schema/gate/rules';
import { type HallMap, type Point, tileIndex } from '@clearhall/shared-schema/map/hall-map';

/** What is round one: the scene one stands in, the nearest closed gate and exhibit within reach; empty for none. */
export type Surroundings = { sceneId: string; gateId: string; exhibitId: string };

/** What is round a place for a person with these gate passes. */
export function surroundingsAt(map: HallMap, passes: number, place: Point): Surroundings {
  const sceneId = map.scenes[(map.sceneAt[tileIndex(map, place.x, place.y)] ?? 0) - 1]?.sceneId ?? '';
  const gates = map.gates.filter((gate, index) => (passes & (1 << index)) === 0 && isNearGate(gate, place));
  const gate = nearest(gates, place, ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  const exhibits = map.exhibits.filter(
    (exhibit) =>
      exhibit.sceneId === sceneId && Math.hypot(exhibit.x - place.x, exhibit.y - place.y) <= exhibit.reachTiles,
  );
  const exhibit = nearest(exhibits, place, (each) => each);
  return { sceneId, gateId: gate?.gateId ?? '', exhibitId: exhibit?.exhibitId ?? '' };
}

function nearest<T>(things: readonly T[], place: Point, middle: (thing: T) => Point): T | undefined {
  let best: T | undefined;
  let bestTiles = Number.POSITIVE_INFINITY;
  for (const thing of things) {
    const { x, y } = middle(thing);
    const tiles = Math.hypot(x - place.x, y - place.y);
    if (tiles < bestTiles) [best, bestTiles] = [thing, tiles];
  }
  return best;
}
