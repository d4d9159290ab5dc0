import type { Localised, PublicQuestion } from '../pack/public-pack.ts';
import type { AnswerKey, GivenAnswer, Scoring } from './answers.ts';
import { markOf } from './marking.ts';
import type { PaperMode } from './paper-asks.ts';
import { drawnFrom, seededDice } from './seeded-dice.ts';
import { type Sheet, sheetOf } from './sheets.ts';

/** Kinds of which a paper can be drawn: those answered by choosing. */
export type PaperKind = 'single' | 'multiple' | 'true-false' | 'ordering';

/** An answer on a paper: holds ids, never a text. */
export type PaperAnswer = Extract<GivenAnswer, { kind: PaperKind }>;

/** So many questions of a kind, `points` each; with `tags`, only those that bear every one of them. */
export type DrawRule = {
  readonly kind: PaperKind;
  readonly count: number;
  readonly points: number;
  readonly tags?: readonly string[] | undefined;
};

/** How a paper is made up. Points and minutes are whole numbers; null where there is no limit. */
export type Paper = {
  readonly paperId: string;
  readonly title: Localised;
  readonly draw: readonly DrawRule[];
  readonly timeLimitMinutes: number | null;
  readonly countedAttempts: number | null;
  readonly passPoints: number;
  readonly scoring: Scoring;
};

/** What the drawing has to know of a question. */
export type BankEntry = { readonly questionId: string; readonly kind: string; readonly tags: readonly string[] };

/** Most questions on one paper. */
export const MOST_PAPER_QUESTIONS = 200;

export function questionsOn(paper: Pick<Paper, 'draw'>): number {
  return paper.draw.reduce((sum, { count }) => sum + count, 0);
}

/** The most points that a paper can give. */
export function mostPoints(paper: Pick<Paper, 'draw'>): number {
  return paper.draw.reduce((sum, { count, points }) => sum + count * points, 0);
}

/**
 * Rules that the bank might not fill: `available` is what is left for a rule after the rules before it took as many as
 * they may of the same questions. Where this is empty, every seed draws a whole paper.
 */
export function shortfalls(
  draw: readonly DrawRule[],
  bank: readonly BankEntry[],
): { rule: DrawRule; available: number }[] {
  const found: { rule: DrawRule; available: number }[] = [];
  draw.forEach((rule, i) => {
    const fitting = bank.filter((entry) => fits(entry, rule));
    const taken = draw.slice(0, i).map((other) => Math.min(other.count, fitting.filter((e) => fits(e, other)).length));
    const available = Math.max(0, fitting.length - taken.reduce((sum, count) => sum + count, 0));
    if (available < rule.count) found.push({ rule, available });
  });
  return found;
}

/**
 * Draws a paper: rule by rule, no question twice. The same seed and bank give the same paper, in whatever order the bank
 * lies. Throws where the bank cannot fill it (`shortfalls` tells beforehand).
 */
export function drawPaper(
  paper: Pick<Paper, 'paperId' | 'draw'>,
  bank: readonly BankEntry[],
  seed: string,
): { questionId: string; points: number }[] {
  const dice = seededDice(`${seed} draw`);
  const ordered = [...bank].sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
  const taken = new Set<string>();
  return paper.draw.flatMap((rule) => {
    const fitting = ordered.filter((entry) => fits(entry, rule) && !taken.has(entry.questionId));
    if (fitting.length < rule.count) throw new Error(`the bank cannot fill the paper ${paper.paperId}`);
    return drawnFrom(fitting, rule.count, dice).map(({ questionId }) => {
      taken.add(questionId);
      return { questionId, points: rule.points };
    });
  });
}

function fits(entry: BankEntry, { kind, tags = [] }: DrawRule): boolean {
  return entry.kind === kind && tags.every((tag) => entry.tags.includes(tag));
}

/** The sheet of one place on a paper; where the question can be read is told after closing only. */
export function sheetOfSlot(question: PublicQuestion, seed: string, slot: number): Sheet {
  return sheetOf({ ...question, exhibitId: null, sources: [] }, seededDice(`${seed} sheet ${slot}`));
}

/** An answer in the names of the sheet, from one in the names of the question. */
export function namedOnSheet<A extends PaperAnswer>({ originals }: Sheet, answer: A): A {
  const names = new Map([...originals].map(([name, original]) => [original, name]));
  const named = (optionId: string) => names.get(optionId) ?? '';
  if (answer.kind === 'single') return { ...answer, optionId: named(answer.optionId) };
  if (answer.kind === 'true-false') return answer;
  return { ...answer, optionIds: answer.optionIds.map(named) };
}

export type MarkedPaper = { got: number[]; points: number; passed: boolean };

/**
 * Marks a paper; how fast it was done plays no part, and what was left out is worth nothing. `got` per place and `points`
 * in all are rounded to hundredths, so that they add up as they are shown.
 */
export function markPaper(
  paper: Pick<Paper, 'passPoints' | 'scoring'>,
  slots: readonly { key: AnswerKey; points: number; answer: PaperAnswer | null }[],
): MarkedPaper {
  const hundredths = slots.map(({ key, points, answer }) =>
    answer === null ? 0 : Math.round(markOf(key, answer, paper.scoring) * points * 100),
  );
  const points = hundredths.reduce((sum, one) => sum + one, 0) / 100;
  return { got: hundredths.map((one) => one / 100), points, passed: points >= paper.passPoints };
}

/** When the time of an attempt is over; null without a limit. All times in ms on the server's clock. */
export function deadlineOf(paper: Pick<Paper, 'timeLimitMinutes'>, startedMs: number): number | null {
  return paper.timeLimitMinutes === null ? null : startedMs + paper.timeLimitMinutes * 60_000;
}

/**
 * A deadline after the server was away from `fromMs` to `toMs`: later by as long, unless the time was over before. Null
 * stays null; a clock that was set back takes nothing away.
 */
export function deadlineAfterOutage(deadlineMs: number | null, fromMs: number, toMs: number): number | null {
  if (deadlineMs === null || deadlineMs <= fromMs) return deadlineMs;
  return deadlineMs + Math.max(0, toMs - fromMs);
}

/** `over`: the time is up, and closing it is all that is left to do. */
export type AttemptState = 'open' | 'over' | 'closed';

export function stateOf(attempt: { deadlineMs: number | null; closed: unknown }, nowMs: number): AttemptState {
  if (attempt.closed !== null) return 'closed';
  return attempt.deadlineMs !== null && nowMs >= attempt.deadlineMs ? 'over' : 'open';
}

/** Why an attempt cannot be worked at (opened, answered) or looked at again in this state; null where it can. */
export function whyNot(doing: 'work' | 'review', state: AttemptState): 'paper-closed' | 'paper-open' | null {
  if (doing === 'work') return state === 'open' ? null : 'paper-closed';
  return state === 'closed' ? null : 'paper-open';
}

/** An attempt as far as the next one depends on it. */
export type EarlierAttempt = {
  readonly attemptId: string;
  readonly hallId: string;
  readonly paperId: string;
  readonly mode: PaperMode;
  readonly closed: unknown;
};

/** Counted attempts that are left at a paper; null without a limit. Mock ones play no part. */
export function attemptsLeft(
  paper: Pick<Paper, 'paperId' | 'countedAttempts'>,
  hallId: string,
  earlier: readonly EarlierAttempt[],
): number | null {
  if (paper.countedAttempts === null) return null;
  const { paperId } = paper;
  const counted = earlier.filter((one) => one.hallId === hallId && one.paperId === paperId && one.mode === 'counted');
  return Math.max(0, paper.countedAttempts - counted.length);
}

/** What starting a paper comes to: a new attempt, the one that is in hand already, or a refusal. */
export function startOf(
  paper: Pick<Paper, 'paperId' | 'countedAttempts'>,
  { hallId, mode }: { hallId: string; mode: PaperMode },
  earlier: readonly EarlierAttempt[],
): { go: 'new' } | { go: 'on'; attemptId: string } | { go: 'no'; why: 'no-attempt-left' | 'another-in-hand' } {
  const inHand = earlier.find(({ closed }) => closed === null);
  if (inHand) {
    const isSame = inHand.hallId === hallId && inHand.paperId === paper.paperId && inHand.mode === mode;
    return isSame ? { go: 'on', attemptId: inHand.attemptId } : { go: 'no', why: 'another-in-hand' };
  }
  if (mode === 'counted' && attemptsLeft(paper, hallId, earlier) === 0) return { go: 'no', why: 'no-attempt-left' };
  return { go: 'new' };
}
