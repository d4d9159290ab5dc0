import { randomBytes } from 'node:crypto';
import { type Refused, refuse } from '@clearhall/shared-schema/contract';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import type { PaperInHand, PaperList, PaperMode, PaperResult } from '@clearhall/shared-schema/quiz/paper-asks';
import {
  deadlineOf,
  type Paper,
  type PaperAnswer,
  startOf,
  stateOf,
  whyNot,
} from '@clearhall/shared-schema/quiz/paper-rules';
import { originalAnswer } from '@clearhall/shared-schema/quiz/sheets';
import { v5 as uuidv5 } from 'uuid';
import { happened, type Where } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { PublishedHall } from '../pack/published-hall.ts';
import { type Attempt, closing, keepAnswer } from './paper-attempts.ts';
import type { PaperRecord } from './paper-record.ts';
import { cardOf, inHandOf, laidOut, marksOf, resultOf, reviewOf, type Sitting } from './paper-sitting.ts';

/** Papers in hand that are kept laid out. */
const MOST_IN_HAND = 2000;

/** Who does something at a paper, in which room, and when it was received (server time in ms). */
export type Sitter = { personId: string; unitId: string | null; roomId: string; nowMs: number };

/**
 * The papers that people of all rooms have in hand. A person's asks are taken one after the other, whatever rooms they
 * come from; everything is durable before it is told.
 */
export class PaperDesk {
  readonly #record: PaperRecord;
  readonly #journal: Journal;
  readonly #hallOfVersion: (version: string) => Promise<PublishedHall | null>;
  /** By person; what is in hand needs no database to be gone on with. */
  readonly #inHand = new Map<string, Sitting>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(
    record: PaperRecord,
    journal: Journal,
    hallOfVersion: (version: string) => Promise<PublishedHall | null>,
  ) {
    this.#record = record;
    this.#journal = journal;
    this.#hallOfVersion = hallOfVersion;
  }

  /** The papers of a hall as they stand for somebody, and what is in hand, of whatever hall. */
  list(by: Sitter, hall: PublishedHall): Promise<PaperList> {
    return this.#inTurn(by, async () => {
      const { attempts, inHand } = await this.#attemptsOf(by);
      const { hallId } = hall.publicHall;
      const papers = [...hall.papers.values()].map((paper) => cardOf(paper, hallId, attempts));
      if (!inHand) return { papers, inHand: null };
      const { attempt, paper } = inHand;
      return { papers, inHand: { attemptId: attempt.attemptId, paperId: paper.paperId, title: paper.title } };
    });
  }

  /** Draws a paper of the hall, or gives back the one in hand; a request that was granted before draws no second one. */
  start(
    by: Sitter,
    hall: PublishedHall,
    { requestId, paperId, mode }: { requestId: string; paperId: string; mode: PaperMode },
  ): Promise<PaperInHand | Refused<'no-such-paper' | 'no-attempt-left' | 'another-in-hand' | 'paper-closed'>> {
    const paper = hall.papers.get(paperId);
    if (!paper) return Promise.resolve(refuse('no-such-paper'));
    return this.#inTurn(by, async () => {
      const { attempts, inHand } = await this.#attemptsOf(by);
      const { hallId } = hall.publicHall;
      const attemptId = uuidv5(requestId, by.personId);
      if (attempts.some((attempt) => attempt.attemptId === attemptId && attempt.closed)) return refuse('paper-closed');
      const start = startOf(paper, { hallId, mode }, attempts);
      if (start.go === 'no') return refuse(start.why);
      if (start.go === 'on' && inHand) return inHandOf(inHand, by.nowMs);
      return inHandOf(await this.#begin(by, hall, paper, { attemptId, requestId, mode }), by.nowMs);
    });
  }

  /** The attempt in hand again, with what was answered. */
  open(by: Sitter, attemptId: string): Promise<PaperInHand | Refused<'no-such-attempt' | 'paper-closed'>> {
    return this.#inTurn(by, async () => {
      const sitting = await this.#sitting(by, attemptId);
      if (!sitting) return refuse('no-such-attempt');
      const why = whyNot('work', stateOf(sitting.attempt, by.nowMs));
      return why === 'paper-closed' ? refuse(why) : inHandOf(sitting, by.nowMs);
    });
  }

  /** Keeps an answer, in the names of the sheet; null takes it back. A request that came before changes nothing. */
  save(
    by: Sitter,
    wish: { requestId: string; attemptId: string; slot: number; answer: GivenAnswer | null },
  ): Promise<{ savedMs: number } | Refused<'no-such-attempt' | 'paper-closed' | 'no-such-slot' | 'no-such-option'>> {
    return this.#inTurn(by, async () => {
      const { requestId, attemptId, slot } = wish;
      const sitting = await this.#sitting(by, attemptId);
      if (!sitting) return refuse('no-such-attempt');
      const { attempt } = sitting;
      if (whyNot('work', stateOf(attempt, by.nowMs))) return refuse('paper-closed');
      const savedMs = attempt.saved.get(requestId);
      if (savedMs !== undefined) return { savedMs };
      if (!sitting.slots[slot]) return refuse('no-such-slot');
      const answer = wish.answer === null ? null : answerTo(sitting, slot, wish.answer);
      if (wish.answer !== null && answer === null) return refuse('no-such-option');
      const body = { attemptId, slot, answer };
      await this.#journal.record(happened('paper.answered', by.nowMs, whereOf(by, requestId), body));
      keepAnswer(attempt, requestId, body, by.nowMs);
      return { savedMs: by.nowMs };
    });
  }

  /** Closes and marks an attempt; one that is closed already tells its result again. */
  close(by: Sitter, attemptId: string, requestId: string): Promise<PaperResult | Refused<'no-such-attempt'>> {
    return this.#inTurn(by, async () => {
      const sitting = await this.#sitting(by, attemptId);
      if (!sitting) return refuse('no-such-attempt');
      if (!sitting.attempt.closed) await this.#close(by, sitting, 'person', requestId);
      return resultOf(sitting);
    });
  }

  /** A closed attempt with what was right and why. */
  review(
    by: Sitter,
    attemptId: string,
  ): Promise<ReturnType<typeof reviewOf> | Refused<'no-such-attempt' | 'paper-open'>> {
    return this.#inTurn(by, async () => {
      const sitting = await this.#sitting(by, attemptId);
      if (!sitting) return refuse('no-such-attempt');
      const why = whyNot('review', stateOf(sitting.attempt, by.nowMs));
      return why === 'paper-open' ? refuse(why) : reviewOf(sitting);
    });
  }

  /** Closes what somebody has in hand if its time is over. */
  async closeIfOver(by: Sitter): Promise<void> {
    await this.#inTurn(by, async () => {
      const sitting = this.#inHand.get(by.personId);
      if (sitting) await this.#closeIfOver(by, sitting);
      else await this.#attemptsOf(by);
    });
  }

  async #begin(
    by: Sitter,
    hall: PublishedHall,
    paper: Paper,
    { attemptId, requestId, mode }: { attemptId: string; requestId: string; mode: PaperMode },
  ): Promise<Sitting> {
    const { hallId, version } = hall.publicHall;
    const drawn = { attemptId, hallId, paperId: paper.paperId, mode, version, seed: randomBytes(16).toString('hex') };
    const deadlineMs = deadlineOf(paper, by.nowMs);
    const begun = { startedMs: by.nowMs, deadlineMs, extendedBy: null, closed: null };
    const sitting = laidOut({ ...drawn, ...begun, answers: new Map(), saved: new Map() }, hall);
    const body = { ...drawn, deadlineMs, unitId: by.unitId };
    await this.#journal.record(happened('paper.started', by.nowMs, whereOf(by, requestId), body));
    this.#keep(by, sitting);
    return sitting;
  }

  /** A person's attempts, after closing what is over. */
  async #attemptsOf(by: Sitter): Promise<{ attempts: Attempt[]; inHand: Sitting | null }> {
    const attempts = await this.#record.attemptsOf(by.personId, null);
    const open = attempts.find(({ closed }) => closed === null);
    if (!open) return { attempts, inHand: null };
    const sitting = await this.#sitting(by, open.attemptId, attempts);
    if (!sitting?.attempt.closed) return { attempts, inHand: sitting };
    return { attempts: attempts.map((one) => (one === open ? sitting.attempt : one)), inHand: null };
  }

  /** An own attempt laid out, closed if its time is over; null where there is none. */
  async #sitting(by: Sitter, attemptId: string, read?: readonly Attempt[]): Promise<Sitting | null> {
    const known = this.#inHand.get(by.personId);
    const sitting = known?.attempt.attemptId === attemptId ? known : await this.#fetched(by, attemptId, read);
    if (sitting) await this.#closeIfOver(by, sitting);
    return sitting;
  }

  async #fetched(by: Sitter, attemptId: string, read?: readonly Attempt[]): Promise<Sitting | null> {
    const attempts = read ?? (await this.#record.attemptsOf(by.personId, attemptId));
    const attempt = attempts.find((one) => one.attemptId === attemptId);
    if (!attempt) return null;
    const hall = await this.#hallOfVersion(attempt.version);
    if (!hall) throw new Error(`the version ${attempt.version} of an attempt is not published`);
    const sitting = laidOut(attempt, hall);
    if (!attempt.closed) this.#keep(by, sitting);
    return sitting;
  }

  async #closeIfOver(by: Sitter, sitting: Sitting): Promise<void> {
    if (stateOf(sitting.attempt, by.nowMs) === 'over') await this.#close(by, sitting, 'time');
  }

  async #close(by: Sitter, sitting: Sitting, closedBy: 'person' | 'time', requestId?: string): Promise<void> {
    const { attempt } = sitting;
    const { points, passed } = marksOf(sitting);
    const body = { attemptId: attempt.attemptId, points, passed, by: closedBy };
    await this.#journal.record(happened('paper.closed', by.nowMs, whereOf(by, requestId), body));
    attempt.closed = closing(attempt, body, by.nowMs);
    this.#inHand.delete(by.personId);
  }

  #keep({ personId }: Sitter, sitting: Sitting): void {
    this.#inHand.set(personId, sitting);
    const oldest = this.#inHand.keys().next();
    // What is not kept is read again from the record.
    if (this.#inHand.size > MOST_IN_HAND && !oldest.done) this.#inHand.delete(oldest.value);
  }

  #inTurn<T>({ personId }: Sitter, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(personId) ?? Promise.resolve()).then(work);
    const settled = turn.then(
      () => {},
      () => {},
    );
    this.#turns.set(personId, settled);
    settled.then(() => {
      if (this.#turns.get(personId) === settled) this.#turns.delete(personId);
    });
    return turn;
  }
}

function whereOf({ roomId, personId }: Sitter, requestId?: string): Where {
  return requestId === undefined ? { roomId, personId } : { roomId, personId, requestId };
}

/** An answer in the names of the question; null where it does not fit what is asked at this place. */
function answerTo({ slots }: Sitting, slot: number, given: GivenAnswer): PaperAnswer | null {
  const asked = slots[slot];
  const answer = asked && given.kind === asked.question.kind ? originalAnswer(asked.sheet, given) : null;
  return answer === null || answer.kind === 'fill-in' || answer.kind === 'evidence' ? null : answer;
}
