import { hallMap } from '../net/mirror.ts';

/** The scene in which an exhibit stands; empty before the map is known. */
export function sceneOfExhibit(exhibitId: string): string {
  return hallMap.value?.exhibits.find((known) => known.exhibitId === exhibitId)?.sceneId ?? '';
}
