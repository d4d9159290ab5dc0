/*
 * The benchmark's own marker, written from the words of the rules (SPEC.md Q6 and E3, docs/tutorials) and not from the
 * product's: what is marked here and there has nothing in common but the files of the questions.
 */

/** A question as its file says it: `key` is an option's id, ids, a truth, texts, or an exhibit's id, by its kind. */
export type MarkedQuestion = { readonly kind: string; readonly key: string | boolean | readonly string[] };

/** An answer in the words of the file: what was chosen, said or pointed at. */
export type PlainAnswer = string | boolean | readonly string[];

/**
 * The mark of an answer, 0 to 1. "A multiple choice by one of three": all right or nothing; half where something is
 * missing and nothing is wrong; right ones less wrong ones, as a share of the right ones and never below nothing.
 */
export function ownMark({ kind, key }: MarkedQuestion, answer: PlainAnswer, scoring: string): number {
  switch (kind) {
    case 'multiple':
      return choiceMark(listed(key), listed(answer), scoring);
    case 'ordering':
      return listed(key).join(' then ') === listed(answer).join(' then ') ? 1 : 0;
    case 'fill-in':
      return listed(key)
        .map(bare)
        .includes(bare(String(answer)))
        ? 1
        : 0;
    default:
      return key === answer ? 1 : 0;
  }
}

/** What a mark is worth on a paper, in points to the hundredth; an answer left out (null) is worth nothing. */
export function ownPoints(mark: number | null, points: number): number {
  return mark === null ? 0 : Number((mark * points).toFixed(2));
}

/** Points in all, to the hundredth, and whether they are enough. */
export function ownResult(got: readonly number[], passPoints: number): { points: number; passed: boolean } {
  const points = Number(got.reduce((sum, one) => sum + one, 0).toFixed(2));
  return { points, passed: points >= passPoints };
}

function choiceMark(right: readonly string[], chosen: readonly string[], scoring: string): number {
  const missing = right.filter((one) => !chosen.includes(one));
  const wrong = chosen.filter((one) => !right.includes(one));
  if (missing.length === 0 && wrong.length === 0) return 1;
  switch (scoring) {
    case 'missing-half':
      return wrong.length > 0 || missing.length === right.length ? 0 : 1 / 2;
    case 'right-minus-wrong': {
      const left = right.length - missing.length - wrong.length;
      return left > 0 ? left / right.length : 0;
    }
    default:
      return 0;
  }
}

/** A text of which width, case and what stands round and between the words do not count: its letters and digits. */
function bare(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Letter}\p{Mark}\p{Number}]/gu);
  return (letters ?? []).join('');
}

function listed(value: PlainAnswer | MarkedQuestion['key']): readonly string[] {
  return Array.isArray(value) ? value : [String(value)];
}
