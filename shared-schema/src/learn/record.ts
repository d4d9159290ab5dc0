import type { Localised } from '../pack/public-pack.ts';
import type { PaperMode } from '../quiz/paper-asks.ts';
import type { Duty } from '../standard/duty.ts';

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
  /** Papers of the hall of which no attempt, counted or practised, was ever handed in. */
  papersNeverTaken: { paperId: string; title: Localised }[];
};

/** Reply of `GET /api/learn`: what the asker has to do, and every open hall, as far as the asker has come in it. */
export type LearnRecord = { duties: Duty[]; halls: LearnedHall[] };
