import type { ReviewedSlot } from '@clearhall/shared-schema/quiz/paper-asks';
import { onSheet } from './chosen-answers.ts';
import type { GeneratedPack } from './generated-pack.ts';
import type { GeneratedQuestion } from './generated-questions.ts';
import { ownMark, ownPoints, ownResult, type PlainAnswer } from './own-marker.ts';

/** Marks that were compared, by kind and way to mark; and those that differ, each in a sentence. */
export class ComparedMarks {
  readonly compared = new Map<string, number>();
  readonly wrong: string[] = [];

  /** Compares one mark of the product with the own one, to the last digit; or only whether it was a whole one. */
  mark({ questionId, kind }: GeneratedQuestion, scoring: string, own: number, theirs: number | boolean): void {
    const what = kind === 'multiple' ? `multiple ${scoring}` : kind;
    const how = own === 1 ? 'whole' : own > 0 ? 'part' : 'nothing';
    this.#count(`${what}: ${how}`);
    const isSame = typeof theirs === 'boolean' ? theirs === (own === 1) : theirs === own;
    if (!isSame) this.wrong.push(`${questionId} (${what}): ${theirs} instead of ${own}`);
  }

  /** Compares all that a closed paper tells: points by place and in all, what was answered, what is right. */
  paper(
    { questions }: Pick<GeneratedPack, 'questions'>,
    { scoring, passPoints }: { scoring: string; passPoints: number },
    answers: readonly (PlainAnswer | null)[],
    review: { result: { points: number; passed: boolean }; slots: readonly ReviewedSlot[] },
  ): void {
    const got = review.slots.map((slot, i) => {
      const question = questions.get(slot.question.questionId);
      const answer = answers[i];
      if (!question || answer === undefined) throw new Error('the paper holds what is not in the pack');
      const own = ownPoints(answer === null ? null : ownMark(question, answer, scoring), slot.points);
      this.mark(question, scoring, own / slot.points, slot.got / slot.points);
      this.#same(
        `the answer to ${question.questionId}`,
        answer === null ? null : onSheet(slot.question, question, answer),
        slot.answer,
      );
      const right = onSheet(slot.question, question, question.key);
      this.#same(`the key of ${question.questionId}`, sorted(right), sorted(slot.right));
      return own;
    });
    const { points, passed } = ownResult(got, passPoints);
    this.#count('paper');
    this.#same('a paper', { points, passed }, { points: review.result.points, passed: review.result.passed });
  }

  #same(what: string, own: unknown, theirs: unknown): void {
    const [ours, told] = [JSON.stringify(own), JSON.stringify(theirs)];
    if (ours !== told) this.wrong.push(`${what}: ${told} instead of ${ours}`);
  }

  #count(what: string): void {
    this.compared.set(what, (this.compared.get(what) ?? 0) + 1);
  }
}

/** The order in which a multiple choice names its options says nothing. */
function sorted(answer: ReviewedSlot['right']): ReviewedSlot['right'] {
  return answer.kind === 'multiple' ? { ...answer, optionIds: [...answer.optionIds].sort() } : answer;
}
