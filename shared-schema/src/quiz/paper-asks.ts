import * as v from 'valibot';
import { ask } from '../contract.ts';
import type { Localised, PublicQuestion, PublicSource } from '../pack/public-pack.ts';
import { type GivenAnswer, givenAnswer } from './answers.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const requestId = v.pipe(v.string(), v.uuid());
const attemptId = v.pipe(v.string(), v.uuid());
const slot = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199));

/** `mock` is for practice and never counts; `counted` is the test. */
export type PaperMode = 'mock' | 'counted';

/** A paper as it stands for the asker. Points that were got may have hundredths; all other numbers are whole. */
export type PaperCard = {
  paperId: string;
  title: Localised;
  questions: number;
  points: number;
  passPoints: number;
  /** Minutes; null without a limit. */
  timeLimitMinutes: number | null;
  /** Counted attempts that are allowed and left; null without a limit. */
  attempts: number | null;
  attemptsLeft: number | null;
  /** The attempt in hand, to be gone on with. */
  openAttemptId: string | null;
  /** Closed attempts, newest first. */
  closed: { attemptId: string; mode: PaperMode; points: number; passed: boolean; closedAt: number }[];
};

/** The papers of the hall, and what the asker has in hand: one attempt at a time, of whatever paper and hall. */
export type PaperList = {
  papers: PaperCard[];
  inHand: { attemptId: string; paperId: string; title: Localised } | null;
};

/**
 * An attempt in hand. `deadlineMs` and `nowMs` are server time; answers are in the names of the sheets. The questions
 * name neither exhibit nor sources: those come with the review.
 */
export type PaperInHand = {
  attemptId: string;
  paperId: string;
  mode: PaperMode;
  startedMs: number;
  deadlineMs: number | null;
  nowMs: number;
  slots: { question: PublicQuestion; points: number; answer: GivenAnswer | null }[];
};

export type PaperResult = {
  attemptId: string;
  paperId: string;
  mode: PaperMode;
  points: number;
  most: number;
  passed: boolean;
  /** Why it was closed. */
  by: 'person' | 'time';
};

/** One question of a closed attempt, looked at again; the right answer in the names of the sheet. */
export type ReviewedSlot = {
  question: PublicQuestion;
  points: number;
  got: number;
  answer: GivenAnswer | null;
  right: GivenAnswer;
  explanation: Localised;
  sources: PublicSource[];
};

export const paperAsks = {
  'paper.list': ask(v.strictObject({}), { creditsPerMinute: 30 }).replies<PaperList>(),
  /**
   * Draws a paper; an attempt that is in hand already is given back instead. `paper-closed`: this very request started
   * one that is closed by now.
   */
  'paper.start': ask(v.strictObject({ requestId, paperId: id, mode: v.picklist(['mock', 'counted']) }), {
    by: ['visitor', 'learner'],
    creditsPerMinute: 10,
  }).replies<PaperInHand, 'no-such-paper' | 'no-attempt-left' | 'another-in-hand' | 'paper-closed'>(),
  'paper.open': ask(v.strictObject({ attemptId }), { creditsPerMinute: 30 }).replies<
    PaperInHand,
    'no-such-attempt' | 'paper-closed'
  >(),
  /** Keeps one answer, instead of an earlier one; null takes it back. */
  'paper.save': ask(v.strictObject({ requestId, attemptId, slot, answer: v.nullable(givenAnswer) }), {
    by: ['visitor', 'learner'],
    creditsPerMinute: 120,
  }).replies<{ savedMs: number }, 'no-such-attempt' | 'paper-closed' | 'no-such-slot' | 'no-such-option'>(),
  'paper.close': ask(v.strictObject({ requestId, attemptId }), {
    by: ['visitor', 'learner'],
    creditsPerMinute: 20,
  }).replies<PaperResult, 'no-such-attempt'>(),
  /** A closed attempt with what was right and why. */
  'paper.review': ask(v.strictObject({ attemptId }), { creditsPerMinute: 30 }).replies<
    { result: PaperResult; slots: ReviewedSlot[] },
    'no-such-attempt' | 'paper-open'
  >(),
};
