import * as v from 'valibot';
import { id, licence, localised, sources, text, wholeNumber } from './file-words.ts';

// Option ids travel to the client beside the options: an order or a meaning in them would hint at the key.
const optionId = v.pipe(
  v.string(),
  v.regex(/^(?=.*[0-9])[a-z0-9]{6}$/, 'must be six small letters and digits without meaning, for example "k7mq2x"'),
);

type Option = { optionId: string; text: { en: string; 'zh-CN': string } };
const option = v.strictObject({ optionId, text: localised(160, 70) });

/** Longest text that is accepted where one has to be filled in, in characters. */
const ACCEPTED_LENGTH = 60;

function options(least: number) {
  return v.pipe(
    v.array(option),
    v.minLength(least, `must be at least ${least}`),
    v.maxLength(8, 'must not be more than 8'),
    v.check((each) => new Set(each.map((one) => one.optionId)).size === each.length, 'must have different ids'),
    v.check(hasDifferentTexts, 'must have different texts'),
  );
}

function hasDifferentTexts(each: Option[]): boolean {
  const english = new Set(each.map((one) => one.text.en));
  const chinese = new Set(each.map((one) => one.text['zh-CN']));
  return Math.min(english.size, chinese.size) === each.length;
}

const noOptions = v.optional(
  v.pipe(v.array(option), v.maxLength(0, 'must be left out: there is nothing to choose from')),
  [],
);

const common = {
  questionId: id,
  stem: localised(260, 120),
  explanation: localised(600, 300),
  sources,
  licence,
  tags: v.optional(v.pipe(v.array(id), v.maxLength(12))),
  clause: v.optional(localised(160, 80)),
  difficulty: v.optional(wholeNumber(1, 3)),
};
const exhibitId = v.nullable(id);

const single = v.pipe(
  v.strictObject({ ...common, exhibitId, kind: v.literal('single'), options: options(2), key: optionId }),
  v.forward(
    v.check((question) => isOption(question.options, question.key), 'must be the id of an option'),
    ['key'],
  ),
);

const multiple = v.pipe(
  v.strictObject({
    ...common,
    exhibitId,
    kind: v.literal('multiple'),
    options: options(3),
    key: v.pipe(v.array(optionId), v.minLength(2, 'must name two options or more; with one the kind is "single"')),
  }),
  v.forward(
    v.check(({ options: each, key }) => areOptions(each, key), 'must be ids of different options'),
    ['key'],
  ),
);

const ordering = v.pipe(
  v.strictObject({
    ...common,
    exhibitId,
    kind: v.literal('ordering'),
    options: options(3),
    key: v.array(optionId),
  }),
  v.forward(
    v.check(
      ({ options: each, key }) => areOptions(each, key) && key.length === each.length,
      'must name every option once, in the right order',
    ),
    ['key'],
  ),
);

const trueFalse = v.strictObject({
  ...common,
  exhibitId,
  kind: v.literal('true-false'),
  options: noOptions,
  key: v.boolean('must be true or false'),
});

const fillIn = v.strictObject({
  ...common,
  exhibitId,
  kind: v.literal('fill-in'),
  options: noOptions,
  key: v.pipe(
    v.array(text(ACCEPTED_LENGTH)),
    v.minLength(1, 'must name at least one text that is accepted'),
    v.maxLength(20, 'must not name more than 20 texts'),
  ),
});

const evidence = v.strictObject({
  ...common,
  exhibitId: v.optional(v.null('must be null: the question asks for the exhibit'), null),
  kind: v.literal('evidence'),
  options: noOptions,
  key: id,
});

/** A file of the folder `questions`, with its key; the kind decides what the key is. */
export const questionFile = v.variant('kind', [single, multiple, trueFalse, ordering, fillIn, evidence]);

/** A question with what only the server may know: what is right, and why. */
export type KeyedQuestion = v.InferOutput<typeof questionFile>;

/** A question of one kind. */
export type QuestionOf<K extends KeyedQuestion['kind']> = Extract<KeyedQuestion, { kind: K }>;

function isOption(each: readonly Option[], key: string): boolean {
  return each.some((one) => one.optionId === key);
}

function areOptions(each: readonly Option[], key: readonly string[]): boolean {
  return new Set(key).size === key.length && key.every((one) => isOption(each, one));
}
