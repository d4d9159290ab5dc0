import type { AnswerKey } from '@clearhall/shared-schema/quiz/answers';
import type { PaperCard, PaperInHand, PaperResult, ReviewedSlot } from '@clearhall/shared-schema/quiz/paper-asks';
import {
  attemptsLeft,
  drawPaper,
  markPaper,
  mostPoints,
  namedOnSheet,
  type Paper,
  type PaperAnswer,
  questionsOn,
  sheetOfSlot,
} from '@clearhall/shared-schema/quiz/paper-rules';
import { rightAnswer } from '@clearhall/shared-schema/quiz/right-answers';
import type { Sheet } from '@clearhall/shared-schema/quiz/sheets';
import type { PublishedHall } from '../pack/published-hall.ts';
import type { KeyedQuestion } from '../pack/question-file.ts';
import { keyOf } from './answer-key.ts';
import type { Attempt } from './paper-attempts.ts';
import { paperBank } from './paper-bank.ts';
import { publicQuestion } from './public-question.ts';

type Slot = { question: KeyedQuestion; points: number; sheet: Sheet; key: AnswerKey };

/** An attempt with its paper laid out again. */
export type Sitting = { attempt: Attempt; paper: Paper; slots: Slot[] };

/** Closed attempts that are listed, the newest ones. */
const MOST_LISTED = 20;

/** Lays the paper of an attempt out, from the version of the hall that it was started with. Throws for another one. */
export function laidOut(attempt: Attempt, hall: PublishedHall): Sitting {
  const paper = hall.papers.get(attempt.paperId);
  if (!paper || hall.publicHall.version !== attempt.version)
    throw new Error(`the attempt ${attempt.attemptId} belongs to another version of the hall`);
  const slots = drawPaper(paper, paperBank(hall), attempt.seed).map(({ questionId, points }, slot) => {
    const question = hall.questions.get(questionId) as KeyedQuestion;
    return { question, points, sheet: sheetOfSlot(publicQuestion(question), attempt.seed, slot), key: keyOf(question) };
  });
  return { attempt, paper, slots };
}

/** The marks of what has been answered. */
export function marksOf({ attempt, paper, slots }: Sitting) {
  return markPaper(
    paper,
    slots.map(({ key, points }, slot) => ({ key, points, answer: attempt.answers.get(slot) ?? null })),
  );
}

/** A paper as it stands for somebody with these attempts. */
export function cardOf(paper: Paper, hallId: string, attempts: readonly Attempt[]): PaperCard {
  const own = attempts.filter((attempt) => attempt.hallId === hallId && attempt.paperId === paper.paperId);
  const closed = own.flatMap(({ attemptId, mode, closed: end }) =>
    end === null ? [] : [{ attemptId, mode, points: end.points, passed: end.passed, closedAt: end.atMs }],
  );
  return {
    paperId: paper.paperId,
    title: paper.title,
    questions: questionsOn(paper),
    points: mostPoints(paper),
    passPoints: paper.passPoints,
    timeLimitMinutes: paper.timeLimitMinutes,
    attempts: paper.countedAttempts,
    attemptsLeft: attemptsLeft(paper, hallId, attempts),
    openAttemptId: own.find((attempt) => attempt.closed === null)?.attemptId ?? null,
    closed: closed.sort((a, b) => b.closedAt - a.closedAt).slice(0, MOST_LISTED),
  };
}

/** An attempt as it is worked at: nothing of what is right, where it stands, or how it is called elsewhere. */
export function inHandOf({ attempt, slots }: Sitting, nowMs: number): PaperInHand {
  const { attemptId, paperId, mode, startedMs, deadlineMs, answers } = attempt;
  return {
    attemptId,
    paperId,
    mode,
    startedMs,
    deadlineMs,
    nowMs,
    slots: slots.map(({ sheet, points }, slot) => ({
      question: sheet.question,
      points,
      answer: given(sheet, answers.get(slot)),
    })),
  };
}

/** What came of a closed attempt. Throws for an open one. */
export function resultOf({ attempt, paper }: Sitting): PaperResult {
  const { attemptId, paperId, mode, closed } = attempt;
  if (closed === null) throw new Error(`the attempt ${attemptId} is open`);
  const { points, passed, by } = closed;
  return { attemptId, paperId, mode, points, most: mostPoints(paper), passed, by };
}

/** A closed attempt with what was right and where that can be read. */
export function reviewOf(sitting: Sitting): { result: PaperResult; slots: ReviewedSlot[] } {
  const { got } = marksOf(sitting);
  const slots = sitting.slots.map(({ question, points, sheet, key }, slot) => ({
    question: { ...sheet.question, exhibitId: question.exhibitId, sources: question.sources },
    points,
    got: got[slot] ?? 0,
    answer: given(sheet, sitting.attempt.answers.get(slot)),
    right: namedOnSheet(sheet, rightAnswer(key) as PaperAnswer),
    explanation: question.explanation,
    sources: question.sources,
  }));
  return { result: resultOf(sitting), slots };
}

function given(sheet: Sheet, answer: PaperAnswer | undefined): PaperAnswer | null {
  return answer ? namedOnSheet(sheet, answer) : null;
}
