import type { Localised } from '../pack/public-pack.ts';

/** One person now in a room, as a supervisor sees it; `since` and `asOf` are ISO times. */
export type LiveRow = {
  personId: string;
  name: string;
  unit: string;
  sceneId: string;
  since: string;
};

/** The last group question of a tour: answers of the people in the supervisor's scope. */
export type LiveRound = {
  roundId: string;
  stem: Localised;
  revealed: boolean;
  answered: number;
  right: number | null;
};

export type LiveRoom = {
  roomId: string;
  kind: 'open' | 'tour';
  hallTitle: Localised;
  sceneTitles: Record<string, Localised>;
  lecturer: string | null;
  openedAt: string;
  people: LiveRow[];
  round: LiveRound | null;
};

/** What the live page gets, whole, each time something was shipped to the record. */
export type LiveReport = { asOf: string; now: string; units: string[]; rooms: LiveRoom[] };
