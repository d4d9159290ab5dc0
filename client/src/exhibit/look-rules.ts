/** Who touches nothing for this long is taken to have gone. */
const IDLE_AFTER_MS = 120_000;

/** Which exhibit a person looks at now: the open one, from near, on a visible page that was touched lately; else empty. */
export function exhibitLookedAt(now: {
  openExhibitId: string;
  isNear: boolean;
  isVisible: boolean;
  idleMs: number;
}): string {
  return now.isNear && now.isVisible && now.idleMs < IDLE_AFTER_MS ? now.openExhibitId : '';
}

/** How many of these exhibits are seen. */
export function countSeen(exhibitIds: readonly string[], isSeen: (exhibitId: string) => boolean): number {
  return exhibitIds.filter(isSeen).length;
}
