import { refuse } from '@clearhall/shared-schema/contract';
import { quizAsks } from '@clearhall/shared-schema/quiz/asks';
import { mark, tally } from '@clearhall/shared-schema/quiz/rules';
import { v7 as uuidv7 } from 'uuid';
import { HallPlugin } from '../hall-plugin.ts';
import { type EventKind, happened, type JournalEvent } from '../journal/events.ts';
import type { QuestionOf } from '../pack/question-file.ts';
import type { Participant } from '../room-world.ts';
import { publicQuestion } from './public-question.ts';
import { ROUND_EVENTS, type RoundAnswer, roundAfter } from './rebuilt-round.ts';

/** The open or last group question of this room; the key stays in here until the reveal. */
type RoundInHand = {
  roundId: string;
  question: QuestionOf<'single'>;
  /** The requests that opened and revealed it: the same ones again, after a restart too, are no second acts. */
  openedBy: string | null;
  revealedBy: string | null;
  /** By person. */
  answers: Map<string, RoundAnswer>;
};

/** Group questions: the lecturer opens one, everybody else answers once, the reveal shows what came of it. */
export class QuizPlugin extends HallPlugin {
  override readonly pluginName = 'quiz' as const;
  #round: RoundInHand | null = null;
  /** While an opening is being recorded, the round before it stays what it was: closed. */
  #isOpening = false;

  protected override messages = this.answer(quizAsks, {
    'quiz.round-questions': () => ({
      questions: this.world.hall.roundQuestionIds.map((questionId) => publicQuestion(this.#question(questionId))),
    }),
    'quiz.open-round': async (who, { requestId, questionId }) => {
      if (!this.world.hall.roundQuestionIds.includes(questionId)) return refuse('no-such-question');
      const known = this.#round;
      if (known?.openedBy === requestId) return { roundId: known.roundId };
      if (this.#isOpening || this.state.round.phase === 'open') return refuse('round-already-open');
      const roundId = uuidv7();
      const question = this.#question(questionId);
      const round: RoundInHand = { roundId, question, openedBy: requestId, revealedBy: null, answers: new Map() };
      const body = { roundId: round.roundId, questionId };
      this.#isOpening = true;
      try {
        await this.services.journal.record(
          happened('round.opened', this.room.nowMs(), this.where(who, requestId), body),
        );
      } finally {
        this.#isOpening = false;
      }
      this.#show(round, this.#askedNow());
      return { roundId: round.roundId };
    },
    'quiz.reveal-round': async (who, { requestId, roundId }) => {
      const round = this.#round;
      if (round?.roundId !== roundId) return refuse('no-such-round');
      if (round.revealedBy === requestId) return null;
      if (this.state.round.phase !== 'open') return refuse('round-closed');
      // No answer counts after this point, even while the reveal is being recorded.
      this.state.round.phase = 'revealed';
      try {
        await this.services.journal.record(
          happened('round.revealed', this.room.nowMs(), this.where(who, requestId), { roundId }),
        );
      } catch (error) {
        this.state.round.phase = 'open';
        throw error;
      }
      round.revealedBy = requestId;
      this.#reveal(round);
      return null;
    },
    'quiz.round-question': (who, { roundId }) => {
      if (this.#round?.roundId !== roundId) return refuse('no-such-round');
      const ownOptionId = this.#round.answers.get(who.person.personId)?.optionId ?? null;
      return { question: publicQuestion(this.#round.question), ownOptionId };
    },
    'quiz.answer-round': async (who, { requestId, roundId, optionId }) => {
      const round = this.#round;
      if (round?.roundId !== roundId) return refuse('no-such-round');
      const given = round.answers.get(who.person.personId);
      if (given?.requestId === requestId) return { optionId: given.optionId };
      if (this.state.round.phase !== 'open') return refuse('round-closed');
      if (given) return refuse('already-answered');
      if (!round.question.options.some((option) => option.optionId === optionId)) return refuse('no-such-option');
      round.answers.set(who.person.personId, { optionId, requestId });
      await this.#recordAnswer(who, round, optionId, requestId);
      this.state.round.answered = round.answers.size;
      const entry = this.state.tour.roster.get(who.avatarId);
      if (entry) entry.hasAnswered = true;
      return { optionId };
    },
    'quiz.own-result': (who, { roundId }) => {
      const round = this.#round;
      if (round?.roundId !== roundId) return refuse('no-such-round');
      if (this.state.round.rightOptionId === '') return refuse('not-revealed');
      const optionId = round.answers.get(who.person.personId)?.optionId ?? null;
      const { key, explanation } = round.question;
      return { optionId, right: optionId !== null && mark(key, optionId), rightOptionId: key, explanation };
    },
  });

  override rebuiltFrom(): readonly EventKind[] {
    return this.world.kind === 'tour' ? ROUND_EVENTS : [];
  }

  /** The open or last round as it was. One whose question is not in the hall any more is over. */
  override async rebuild(events: readonly JournalEvent[]): Promise<void> {
    const known = roundAfter(events);
    if (!known || !this.world.hall.roundQuestionIds.includes(known.questionId)) return;
    const { roundId, questionId, openedBy, revealedBy, answers } = known;
    const round = { roundId, question: this.#question(questionId), openedBy, revealedBy, answers: new Map(answers) };
    this.#show(round, known.asked);
    this.state.round.answered = answers.size;
    if (!known.isRevealed) return;
    this.state.round.phase = 'revealed';
    this.#reveal(round);
  }

  async #recordAnswer(who: Participant, round: RoundInHand, optionId: string, requestId: string): Promise<void> {
    const { roundId, question } = round;
    const right = mark(question.key, optionId);
    const body = { unitId: who.person.unitId, roundId, questionId: question.questionId, optionId, right };
    try {
      await this.services.journal.record(
        happened('round.answered', this.room.nowMs(), this.where(who, requestId), body),
      );
    } catch (error) {
      round.answers.delete(who.person.personId);
      throw error;
    }
  }

  #askedNow(): number {
    const { by } = quizAsks['quiz.answer-round'];
    return this.world.here().filter((each) => by.includes(this.world.roleOf(each))).length;
  }

  #show(round: RoundInHand, asked: number): void {
    this.#round = round;
    const { state } = this;
    state.round.phase = 'open';
    state.round.roundId = round.roundId;
    state.round.questionId = round.question.questionId;
    state.round.answered = 0;
    state.round.asked = asked;
    state.round.rightOptionId = '';
    state.round.tally.clear();
    for (const entry of state.tour.roster.values()) entry.hasAnswered = false;
  }

  #reveal(round: RoundInHand): void {
    const optionIds = round.question.options.map((option) => option.optionId);
    const given = [...round.answers.values()].map(({ optionId }) => optionId);
    for (const [optionId, count] of tally(optionIds, given)) this.state.round.tally.set(optionId, count);
    this.state.round.answered = round.answers.size;
    this.state.round.rightOptionId = round.question.key;
  }

  #question(questionId: string): QuestionOf<'single'> {
    const question = this.world.hall.questions.get(questionId);
    if (question?.kind !== 'single') throw new Error(`the published hall has no question ${questionId} for rounds`);
    return question;
  }
}
