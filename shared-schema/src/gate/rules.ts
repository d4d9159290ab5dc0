import type { MapGate, Point } from '../map/hall-map.ts';

/** How near one must stand to a gate to be asked. */
export const GATE_REACH_TILES = 3;

/** Which of a gate's questions is due after so many wrong answers: each try draws the next one. */
export function questionDue(questionIds: readonly string[], wrongAnswers: number): string {
  const questionId = questionIds[wrongAnswers % questionIds.length];
  if (questionId === undefined) throw new Error('a gate without questions was published');
  return questionId;
}

/** Whether a place is within reach of a gate: distance to the nearest point of its rectangle. */
export function isNearGate(gate: MapGate, place: Point): boolean {
  const dx = Math.max(gate.x - place.x, 0, place.x - (gate.x + gate.width));
  const dy = Math.max(gate.y - place.y, 0, place.y - (gate.y + gate.height));
  return Math.hypot(dx, dy) <= GATE_REACH_TILES;
}

/** The passes after gate number `gateIndex` was passed. */
export function withPass(passes: number, gateIndex: number): number {
  return (passes | (1 << gateIndex)) >>> 0;
}
