import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type GateDesk, type GateResult, gateAsks } from '@clearhall/shared-schema/gate/asks';
import {
  type PaperInHand,
  type PaperResult,
  paperAsks,
  type ReviewedSlot,
} from '@clearhall/shared-schema/quiz/paper-asks';
import { AskPace } from './ask-pace.ts';
import { type Aim, chosenAnswer, onSheet } from './chosen-answers.ts';
import { ComparedMarks } from './compared-marks.ts';
import type { GeneratedPack } from './generated-pack.ts';
import type { GeneratedQuestion } from './generated-questions.ts';
import type { LearnerLine } from './learner-line.ts';
import { ownMark, type PlainAnswer } from './own-marker.ts';
import type { ReceivedBytes } from './received-bytes.ts';

/** Wrong answers at one gate after which somebody only answers rightly. */
const WRONG_AT_MOST = 4;
const CHANGED_MIND = 0.03;
const SCENES = 6;

/** An answer at a gate, and the mark that the own marker gives it. */
export type GateMark = { requestId: string; questionId: string; scoring: string; mark: number };
/** How a paper is sat: an answer every so often at most, and so large a share left out (0…1). */
export type Sitting = { everyMs: number; leftOut: number };

/** One learner, who knows the pack as its makers do: answers rightly, partly and wrongly, and compares every mark. */
export class Learner {
  readonly line: LearnerLine;
  readonly received: ReceivedBytes;
  readonly marks = new ComparedMarks();
  readonly atGates: GateMark[] = [];
  gatesPassed = 0;
  papersClosed = 0;
  readonly #number: number;
  readonly #pack: GeneratedPack;
  readonly #dice: () => number;
  readonly #answering = new AskPace(gateAsks['gate.answer'].creditsPerMinute);
  readonly #saving = new AskPace(paperAsks['paper.save'].creditsPerMinute);

  constructor(
    number: number,
    parts: { line: LearnerLine; received: ReceivedBytes; pack: GeneratedPack; dice: () => number },
  ) {
    this.#number = number;
    this.line = parts.line;
    this.received = parts.received;
    this.#pack = parts.pack;
    this.#dice = parts.dice;
  }

  /** Passes every gate in turn and walks into the last scene; each reply's mark is compared. */
  async passGates(): Promise<void> {
    for (const [number, gate] of this.#pack.gates.entries()) {
      await this.line.goTo('gate', gate.gateId);
      while (!(await this.#answerAt(number))) {}
      this.gatesPassed++;
    }
    await this.line.goTo('exhibit', `exhibit-${SCENES - 1}`);
    await this.line.get('/api/learn');
  }

  /** Sits one of the papers, by turns; what the review tells is compared. */
  async sitPaper({ everyMs, leftOut }: Sitting): Promise<void> {
    const paper = this.#pack.papers[this.#number % this.#pack.papers.length];
    if (!paper) throw new Error('the pack has no paper');
    const { paperId } = paper;
    const start = { requestId: randomUUID(), paperId, mode: 'counted' };
    const { attemptId, slots } = await this.line.ask<PaperInHand>('paper.start', start);
    const answers: (PlainAnswer | null)[] = [];
    for (const [slot, { question }] of slots.entries()) {
      const known = this.#question(question.questionId);
      const save = async (aim: Aim): Promise<PlainAnswer> => {
        await Promise.all([this.#saving.turn(), wait(everyMs * (0.5 + this.#dice()))]);
        const chosen = chosenAnswer(known, aim, this.#dice, '');
        const answer = onSheet(question, known, chosen);
        await this.line.ask('paper.save', { requestId: randomUUID(), attemptId, slot, answer });
        return chosen;
      };
      if (this.#dice() < CHANGED_MIND) await save('wrong');
      else if (this.#dice() < leftOut) {
        answers.push(null);
        continue;
      }
      answers.push(await save(this.#aim()));
    }
    await this.line.ask<PaperResult>('paper.close', { requestId: randomUUID(), attemptId });
    for (const { question } of slots) this.received.entitle(question.questionId);
    const review = await this.line.ask<{ result: PaperResult; slots: ReviewedSlot[] }>('paper.review', { attemptId });
    this.marks.paper(this.#pack, paper, answers, review);
    this.papersClosed++;
  }

  /** Answers what a gate asks now; whether it is open then. */
  async #answerAt(number: number): Promise<boolean> {
    const { gateId, rule } = this.#pack.gates[number] ?? {};
    if (!gateId || !rule) throw new Error(`there is no gate ${number}`);
    const desk = await this.line.ask<GateDesk>('gate.question', { gateId });
    if (desk.state !== 'question') throw new Error(`the gate ${gateId} asks nothing: ${desk.state}`);
    const { scoring } = rule;
    const question = this.#question(desk.question.questionId);
    const wrongHere = this.atGates.filter(({ questionId, mark }) => questionId.startsWith(`at-${gateId}-`) && mark < 1);
    const aim = wrongHere.length < WRONG_AT_MOST ? this.#aim() : 'right';
    const chosen = chosenAnswer(question, aim, this.#dice, `exhibit-${number + SCENES}`);
    if (question.kind === 'evidence') await this.line.goTo('exhibit', String(chosen));
    await this.#answering.turn();
    const requestId = randomUUID();
    const answer = onSheet(desk.question, question, chosen);
    this.received.entitle(question.questionId);
    const { sheetId } = desk;
    const { isRight, passed } = await this.line.ask<GateResult>('gate.answer', { requestId, gateId, sheetId, answer });
    const mark = ownMark(question, chosen, scoring);
    this.marks.mark(question, scoring, mark, isRight);
    this.atGates.push({ requestId, questionId: question.questionId, scoring, mark });
    if (!passed && question.kind === 'evidence') await this.line.goTo('gate', gateId);
    return passed;
  }

  #aim(): Aim {
    const thrown = this.#dice();
    return thrown < 0.6 ? 'right' : thrown < 0.85 ? 'partly' : 'wrong';
  }

  #question(questionId: string): GeneratedQuestion {
    const question = this.#pack.questions.get(questionId);
    if (!question) throw new Error(`the pack has no question ${questionId}`);
    return question;
  }
}
