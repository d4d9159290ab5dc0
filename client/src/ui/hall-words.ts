import type { ExhibitHeading, PublicGate } from '@clearhall/shared-schema/pack/public-pack';
import { publicHall } from '../net/mirror.ts';
import { localised } from './texts.ts';

/** The title of a scene in the present language; empty for an unknown one. */
export function sceneTitle(sceneId: string): string {
  const scene = publicHall.value?.scenes.find((known) => known.sceneId === sceneId);
  return scene ? localised(scene.title) : '';
}

/** The heading of the exhibit of this id in the present hall. */
export function exhibitOf(exhibitId: string): ExhibitHeading | undefined {
  return publicHall.value?.exhibits.find((known) => known.exhibitId === exhibitId);
}

/** The title of an exhibit in the present language; empty for an unknown one. */
export function exhibitTitle(exhibitId: string): string {
  const exhibit = exhibitOf(exhibitId);
  return exhibit ? localised(exhibit.title) : '';
}

/** The gate of this id in the present hall. */
function gateOf(gateId: string): PublicGate | undefined {
  return publicHall.value?.gates.find((known) => known.gateId === gateId);
}

/** The title of a gate in the present language; empty for an unknown one. */
export function gateTitle(gateId: string): string {
  const gate = gateOf(gateId);
  return gate ? localised(gate.title) : '';
}
