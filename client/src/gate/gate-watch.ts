import { computed } from '@preact/signals';
import { hallMap, myPasses, mySceneId } from '../net/mirror.ts';
import { hasPassed, lockedScenes } from './locked-scenes.ts';

/** Scenes closed to oneself now, each with the gate to answer next. */
export const lockedToMe = computed<ReadonlyMap<string, string>>(() =>
  hallMap.value ? lockedScenes(hallMap.value, myPasses.value, mySceneId.value) : new Map(),
);

/** Whether one has passed this gate; read within a component, it follows the passes. */
export function isPassed(gateId: string): boolean {
  return hallMap.value !== null && hasPassed(hallMap.value, myPasses.value, gateId);
}
