import type { Paper } from './paper-rules.ts';

/** Rules of papers as they were set in practice, to begin one's own with. */
export type PaperPreset = Omit<Paper, 'paperId' | 'title'>;

/** The test of integrity of Shandong's universities, 2015: 80 questions for 100 points, and one make-up. */
export const SHANDONG_2015: PaperPreset = {
  draw: [
    { kind: 'single', count: 30, points: 1 },
    { kind: 'true-false', count: 30, points: 1 },
    { kind: 'multiple', count: 20, points: 2 },
  ],
  timeLimitMinutes: 50,
  countedAttempts: 2,
  passPoints: 80,
  scoring: 'all-or-nothing',
};

/** The learning test of Guangdong, 2016: 50 questions, one attempt, as much time as one likes. Its pass mark is ours. */
export const GUANGDONG_2016: PaperPreset = {
  draw: [{ kind: 'single', count: 50, points: 2 }],
  timeLimitMinutes: null,
  countedAttempts: 1,
  passPoints: 60,
  scoring: 'all-or-nothing',
};
