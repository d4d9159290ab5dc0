import { MOST_PAPER_QUESTIONS, type Paper, questionsOn } from '@clearhall/shared-schema/quiz/paper-rules';
import * as v from 'valibot';
import { id, licence, localised, wholeNumber } from './file-words.ts';

const drawRule = v.strictObject({
  kind: v.picklist(
    ['single', 'multiple', 'true-false', 'ordering'],
    'must be single, multiple, true-false or ordering: other kinds are not drawn for papers',
  ),
  count: wholeNumber(1, MOST_PAPER_QUESTIONS),
  points: wholeNumber(1, 100),
  tags: v.optional(v.pipe(v.array(id), v.maxLength(12, 'must not name more than 12 tags'))),
});

const draw = v.pipe(
  v.array(drawRule),
  v.minLength(1, 'must hold at least one rule'),
  v.maxLength(20, 'must not hold more than 20 rules'),
  v.check(
    (rules) => questionsOn({ draw: rules }) <= MOST_PAPER_QUESTIONS,
    `must not ask for more than ${MOST_PAPER_QUESTIONS} questions in all`,
  ),
);

/** A paper of a hall and the licence of its file. */
export type PaperFile = Paper & { readonly licence: string };

/** A file of the folder `papers`: how many questions of which kinds are drawn, and what it takes to pass. */
export const paperFile: v.GenericSchema<unknown, PaperFile> = v.strictObject({
  paperId: id,
  title: localised(80, 40),
  draw,
  timeLimitMinutes: v.nullable(wholeNumber(1, 600)),
  countedAttempts: v.nullable(wholeNumber(1, 100)),
  passPoints: wholeNumber(1, 20_000),
  scoring: v.picklist(['all-or-nothing', 'missing-half', 'right-minus-wrong']),
  licence,
});
