/** The three things that a newcomer is shown, in this order. */
export const COACH_STEPS = ['walk', 'exhibit', 'doors'] as const;
export type CoachStep = (typeof COACH_STEPS)[number];

/** What the person did: walked so far since the last word, opened something, or answered the coach itself. */
export type CoachNews =
  | { kind: 'walked'; tiles: number }
  | { kind: 'opened'; what: 'exhibit' | 'gate' | 'list' }
  | { kind: 'understood' }
  | { kind: 'skipped' };

/** How far the first minute is: bit i of `done` is step i; `walkedTiles` counts towards the first one. */
export type Coach = { readonly done: number; readonly walkedTiles: number };

/** `Coach.done` when nothing is left to show. */
export const COACH_ENDED = 7;
/** Whoever has walked this far knows how. */
const ENOUGH_TILES = 2;
/** Nobody walks further than this between two looks; the room itself led or moved the avatar. */
const MOST_TILES = 3;

/** The step to show now: the first that is not done, also where a later one was done before; null at the end. */
export function stepToShow({ done }: Coach): CoachStep | null {
  return COACH_STEPS.find((_, index) => (done & (1 << index)) === 0) ?? null;
}

/** The coach after something that the person did. */
export function coachAfter(coach: Coach, news: CoachNews): Coach {
  switch (news.kind) {
    case 'walked': {
      if (news.tiles > MOST_TILES) return coach;
      const walkedTiles = coach.walkedTiles + news.tiles;
      return { walkedTiles, done: walkedTiles >= ENOUGH_TILES ? withDone(coach, 'walk') : coach.done };
    }
    case 'opened':
      return { ...coach, done: withDone(coach, news.what === 'exhibit' ? 'exhibit' : 'doors') };
    case 'understood': {
      const step = stepToShow(coach);
      return step ? { ...coach, done: withDone(coach, step) } : coach;
    }
    case 'skipped':
      return { ...coach, done: COACH_ENDED };
  }
}

function withDone({ done }: Coach, step: CoachStep): number {
  return done | (1 << COACH_STEPS.indexOf(step));
}
