import { fits, passable } from '@clearhall/shared-schema/avatar/motion';
import { findPath } from '@clearhall/shared-schema/avatar/path';
import { placesAtGate, sceneIdAt } from '@clearhall/shared-schema/avatar/places';
import type { HallMap, MapExhibit, Point } from '@clearhall/shared-schema/map/hall-map';

/** What of a hall is open to somebody with certain gate passes. */
export type OpenPart = {
  readonly sceneIds: readonly string[];
  readonly exhibits: readonly MapExhibit[];
  /** Gates not passed yet that one can walk up to. */
  readonly closedGateIds: readonly string[];
  readonly seats: readonly Point[];
};

/** What is open to somebody with these passes (bit i for gate i), who came in at a start of the map. */
export function openPart(map: HallMap, passes: number): OpenPart {
  const from = map.starts.find(({ x, y }) => fits(map, passes, x, y));
  const isReached = (place: Point) => from !== undefined && findPath(map, passes, from, place) !== null;
  const sceneIds = map.scenes.filter(({ entry }) => isReached(entry)).map(({ sceneId }) => sceneId);
  const isClosed = (index: number) => (passes & (1 << index)) === 0;
  return {
    sceneIds,
    exhibits: map.exhibits.filter(({ sceneId }) => sceneIds.includes(sceneId)),
    closedGateIds: map.gates
      .filter((gate, index) => isClosed(index) && from && placesAtGate(map, passes, gate, from).some(isReached))
      .map(({ gateId }) => gateId),
    seats: map.seats.filter((seat) => sceneIds.includes(sceneIdAt(map, seat)) && isSeatReached(map, passes, seat)),
  };
}

/** The closed gate to pass for a way to a scene: one that leads into it, else any that can be walked up to. */
export function gateToward(map: HallMap, open: OpenPart, sceneId: string): string | null {
  if (open.sceneIds.includes(sceneId)) return null;
  const closed = map.gates.filter(({ gateId }) => open.closedGateIds.includes(gateId));
  const leadsThere = closed.find((gate) => gate.toSceneId === sceneId || gate.fromSceneId === sceneId);
  return (leadsThere ?? closed[0])?.gateId ?? null;
}

/** The scene behind a gate for somebody to whom `sceneIds` are open. */
export function sceneBehind(map: HallMap, gateId: string, sceneIds: readonly string[]): string | null {
  const gate = map.gates.find((each) => each.gateId === gateId);
  if (!gate) return null;
  return sceneIds.includes(gate.toSceneId) ? gate.fromSceneId : gate.toSceneId;
}

function isSeatReached(map: HallMap, passes: number, { x, y }: Point): boolean {
  const sides = [
    { x, y },
    { x, y: y + 1 },
    { x, y: y - 1 },
    { x: x + 1, y },
    { x: x - 1, y },
  ];
  return sides.some((side) => passable(map, passes, Math.floor(side.x), Math.floor(side.y)));
}
