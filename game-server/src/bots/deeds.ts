import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { between, type Dice, oneOf } from './dice.ts';

/** What a bot on its own knows when it decides what to do next. */
export type Seen = {
  readonly sceneId: string;
  /** Scenes to which a way is open. */
  readonly openSceneIds: readonly string[];
  /** Exhibits of the open scenes. */
  readonly exhibits: readonly { readonly exhibitId: string; readonly sceneId: string }[];
  /** Gates not passed yet that one can walk up to. */
  readonly closedGateIds: readonly string[];
  /** Seats of the open scenes on which nobody sits. */
  readonly freeSeats: readonly Point[];
  /** The exhibit that was looked at last; empty before the first one. */
  readonly lastExhibitId: string;
};

/** What a bot in a tour knows besides. */
export type SeenOnTour = {
  /** Whether the bot is on its way, of its own or led. */
  readonly isWalking: boolean;
  /** The exhibit at which the group was gathered; empty before the first stop. */
  readonly stopExhibitId: string;
  /** Whether the bot stands at that exhibit, and whether it has turned to it. */
  readonly isAtStop: boolean;
  readonly hasFacedStop: boolean;
  /** The gate that keeps the bot from the stop; null when the way is open. */
  readonly gateBeforeStop: string | null;
  /** The lecturer's avatar when it is in sight and far off; null otherwise. */
  readonly lecturerFarOff: string | null;
};

/** One thing that a bot does, from setting out to having stood there for `forMs`. */
export type Deed =
  | { readonly kind: 'look'; readonly exhibitId: string; readonly forMs: number }
  | { readonly kind: 'sit'; readonly place: Point; readonly forMs: number }
  | { readonly kind: 'wander'; readonly sceneId: string; readonly forMs: number }
  | { readonly kind: 'pass-gate'; readonly gateId: string; readonly forMs: number }
  | { readonly kind: 'follow'; readonly avatarId: string; readonly forMs: number }
  | { readonly kind: 'face'; readonly exhibitId: string; readonly forMs: number }
  | { readonly kind: 'stay'; readonly forMs: number };

/** How long bots stand before an exhibit. */
export const LOOK_MS = { least: 10_000, most: 40_000 } as const;
/** Of so many choices, how many stay with the exhibits of the same scene. */
const STAYS_IN_SCENE = 0.6;

/** What a bot that walks on its own does next: mostly it looks at another exhibit. */
export function nextDeed(dice: Dice, seen: Seen): Deed {
  const wish = dice();
  if (wish < 0.14) {
    const gateId = oneOf(dice, seen.closedGateIds);
    if (gateId) return { kind: 'pass-gate', gateId, forMs: between(dice, 1_000, 4_000) };
  }
  if (wish < 0.28) {
    const place = oneOf(dice, seen.freeSeats);
    if (place) return { kind: 'sit', place, forMs: between(dice, 15_000, 45_000) };
  }
  if (wish < 0.42) {
    const elsewhere = seen.openSceneIds.filter((sceneId) => sceneId !== seen.sceneId);
    const sceneId = oneOf(dice, elsewhere);
    if (sceneId) return { kind: 'wander', sceneId, forMs: between(dice, 3_000, 10_000) };
  }
  const others = seen.exhibits.filter(({ exhibitId }) => exhibitId !== seen.lastExhibitId);
  const near = others.filter(({ sceneId }) => sceneId === seen.sceneId);
  const exhibit = oneOf(dice, near.length > 0 && dice() < STAYS_IN_SCENE ? near : others);
  if (!exhibit) return { kind: 'stay', forMs: between(dice, 5_000, 15_000) };
  return { kind: 'look', exhibitId: exhibit.exhibitId, forMs: between(dice, LOOK_MS.least, LOOK_MS.most) };
}

/** What a bot in a tour does next: it keeps to the lecturer and to the stop, and stands still where it is. */
export function nextDeedOnTour(dice: Dice, seen: SeenOnTour): Deed {
  const { stopExhibitId } = seen;
  if (seen.isWalking) return { kind: 'stay', forMs: between(dice, 500, 1_500) };
  if (stopExhibitId && seen.gateBeforeStop)
    return { kind: 'pass-gate', gateId: seen.gateBeforeStop, forMs: between(dice, 500, 2_000) };
  if (stopExhibitId && !seen.isAtStop)
    return { kind: 'look', exhibitId: stopExhibitId, forMs: between(dice, 2_000, 5_000) };
  if (stopExhibitId && !seen.hasFacedStop)
    return { kind: 'face', exhibitId: stopExhibitId, forMs: between(dice, 1_000, 3_000) };
  if (!stopExhibitId && seen.lecturerFarOff)
    return { kind: 'follow', avatarId: seen.lecturerFarOff, forMs: between(dice, 1_000, 4_000) };
  return { kind: 'stay', forMs: between(dice, 2_000, 5_000) };
}
