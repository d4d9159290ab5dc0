import type { HallMap, MapExhibit, Point } from '../map/hall-map.ts';
import { tileIndex } from '../map/hall-map.ts';
import type { Localised, PublicExhibit } from '../pack/public-pack.ts';

/** How often a page tells that an exhibit is being looked at. */
export const LOOK_EVERY_MS = 5000;
/** Two tells farther apart than this say nothing about the time between them. */
export const LONGEST_LOOK_MS = 7500;
/** How far beyond its reach one may stand and still look at an exhibit. */
const LOOK_MARGIN_TILES = 1;
/** Nobody speaks faster than this: a letter of English, a character of Chinese. */
const LEAST_MS = { en: 40, 'zh-CN': 120 } as const;

/** Milliseconds that count between two tells, by the server's clock. */
export function countedMs(sinceLastMs: number): number {
  return sinceLastMs > 0 && sinceLastMs <= LONGEST_LOOK_MS ? sinceLastMs : 0;
}

/** Whether who stands at `place` can look at an exhibit: in its scene, within its reach and one tile more. */
export function canLookAt(map: HallMap, exhibit: MapExhibit, place: Point): boolean {
  const scene = map.scenes[(map.sceneAt[tileIndex(map, place.x, place.y)] ?? 0) - 1];
  if (scene?.sceneId !== exhibit.sceneId) return false;
  return Math.hypot(place.x - exhibit.x, place.y - exhibit.y) <= exhibit.reachTiles + LOOK_MARGIN_TILES;
}

/** Milliseconds that hearing these sentences takes at the very least, in the shorter of both languages. */
function leastHearingMs(sentences: readonly Localised[]): number {
  const lengthIn = (language: keyof Localised) => sentences.reduce((sum, one) => sum + [...one[language]].length, 0);
  return Math.min(lengthIn('en') * LEAST_MS.en, lengthIn('zh-CN') * LEAST_MS['zh-CN']);
}

/**
 * Milliseconds that an exhibit takes to be heard to its end at the very least: a film its length, a narration what it takes
 * to be spoken; null where there is nothing to hear.
 */
export function leastMsToHear(exhibit: PublicExhibit): number | null {
  if (exhibit.kind === 'video') return exhibit.video.durationS * 1000;
  return exhibit.narration === null ? null : leastHearingMs(exhibit.narration.sentences);
}

/** Index of the sentence that is spoken at `atS`; -1 before the first. `startsAtS` ascends. */
export function sentenceAt(startsAtS: readonly number[], atS: number): number {
  let index = -1;
  while (index + 1 < startsAtS.length && (startsAtS[index + 1] as number) <= atS) index++;
  return index;
}
