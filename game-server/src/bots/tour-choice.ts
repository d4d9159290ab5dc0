/** A tour that can be joined, as bots see it. */
export type KnownTour = {
  readonly tourId: string;
  /** Lines of everybody in it, and how many of them are bots. */
  readonly people: number;
  readonly bots: number;
};

/** A member of a tour: whether the line stands, and whether it is a bot. */
export type Member = { readonly connected: boolean; readonly isBot: boolean };

/** How long a tour may be without people until bots leave it: a lecturer's page may be loading again. */
export const DESERTED_MS = 60_000;

/** The tour to join: the newest one in which there is a person (`tours` newest first). Bots alone are no tour. */
export function tourToJoin(tours: readonly KnownTour[]): string | null {
  return tours.find(({ people, bots }) => people > bots)?.tourId ?? null;
}

/** Whether only bots are left in a tour: left to them it would never end. */
export function isDeserted(members: readonly Member[]): boolean {
  return !members.some(({ connected, isBot }) => connected && !isBot);
}
