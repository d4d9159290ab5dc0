import type { Localised } from '../pack/public-pack.ts';
import type { PaperMode } from '../quiz/paper-asks.ts';

/** A closed attempt at a paper; `closedAt` in milliseconds, `points` of `most`. */
export type LearnedPaper = {
  attemptId: string;
  paperId: string;
  title: Localised;
  mode: PaperMode;
  points: number;
  most: number;
  passed: boolean;
  closedAt: number;
};

/** What one person has done in one hall. */
export type LearnedHall = {
  hallId: string;
  version: string;
  title: Localised;
  scenes: { sceneId: string; title: Localised; exhibits: { exhibitId: string; title: Localised; isSeen: boolean }[] }[];
  /** `passedAt` in milliseconds; null where the door is still closed. */
  gates: { gateId: string; title: Localised; passedAt: number | null }[];
  /** The newest first. */
  papers: LearnedPaper[];
};

/** Reply of `GET /api/learn`: every open hall, as far as the asker has come in it. */
export type LearnRecord = { halls: LearnedHall[] };
