import type { HallMap, MapGate } from '@clearhall/shared-schema/map/hall-map';
import { tileIndex } from '@clearhall/shared-schema/map/hall-map';
import { reachableTiles } from '@clearhall/shared-schema/map/map-reach';

/** Whether a person with these passes (bit i is gate i) has passed a gate of the map. */
export function hasPassed(map: HallMap, passes: number, gateId: string): boolean {
  const index = map.gates.findIndex((gate) => gate.gateId === gateId);
  return index >= 0 && ((passes >>> index) & 1) === 1;
}

/**
 * The scenes that nobody standing in `fromSceneId` with these passes can walk to, each with the id of the
 * closed gate to answer next on the way there.
 */
export function lockedScenes(map: HallMap, passes: number, fromSceneId: string): Map<string, string> {
  const from = map.scenes.find((scene) => scene.sceneId === fromSceneId) ?? map.scenes[0];
  const locked = new Map<string, string>();
  if (!from) return locked;
  const closed = new Set(map.gates.filter(({ gateId }) => !hasPassed(map, passes, gateId)).map(({ gateId }) => gateId));
  const reached = reachableTiles(map, [from.entry], closed);
  const isOpen = new Set<string>();
  for (const scene of map.scenes) {
    if (reached[tileIndex(map, scene.entry.x, scene.entry.y)] === 1) isOpen.add(scene.sceneId);
  }
  isOpen.add(from.sceneId);
  for (const scene of map.scenes) {
    if (isOpen.has(scene.sceneId)) continue;
    const gate = gateOnTheWay(map.gates, closed, isOpen, scene.sceneId);
    if (gate) locked.set(scene.sceneId, gate);
  }
  return locked;
}

/** The closed gate at the edge of the open scenes behind which, by the fewest gates, the scene lies. */
function gateOnTheWay(
  gates: readonly MapGate[],
  closed: ReadonlySet<string>,
  isOpen: ReadonlySet<string>,
  sceneId: string,
): string | null {
  const first = new Map<string, string>();
  let edge: string[] = [...isOpen];
  while (edge.length > 0 && !first.has(sceneId)) {
    const next: string[] = [];
    for (const gate of gates) {
      for (const [near, far] of [
        [gate.fromSceneId, gate.toSceneId],
        [gate.toSceneId, gate.fromSceneId],
      ] as const) {
        if (!edge.includes(near) || isOpen.has(far) || first.has(far)) continue;
        const gateId = first.get(near) ?? (closed.has(gate.gateId) ? gate.gateId : null);
        if (gateId === null) continue;
        first.set(far, gateId);
        next.push(far);
      }
    }
    edge = next;
  }
  return first.get(sceneId) ?? null;
}
