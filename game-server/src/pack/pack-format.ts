import { idPattern } from '@clearhall/shared-schema/map/map-objects';
import type { Localised, PublicExhibit, PublicHall, PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(idPattern, 'must be small letters, digits and hyphens, at most 64'));

// Option ids travel to the client beside the options: an order or a meaning in them would hint at the key.
const optionId = v.pipe(
  v.string(),
  v.regex(/^(?=.*[0-9])[a-z0-9]{6}$/, 'must be six small letters and digits without meaning, for example "k7mq2x"'),
);

function text(maxLength: number) {
  return v.pipe(
    v.string('must be a text'),
    v.check((value) => value.trim() !== '', 'must not be empty'),
    v.check((value) => value === value.trim(), 'must not begin or end with a space'),
    v.regex(/^\P{Cc}*$/u, 'must not hold line breaks or control characters'),
    v.maxLength(maxLength, `must not be longer than ${maxLength} characters`),
  );
}

// A Chinese character says about as much as two and a half letters: the limits keep both within the same panel.
function localised(maxEnglish: number, maxChinese: number): v.GenericSchema<Localised> {
  return v.strictObject({ en: text(maxEnglish), 'zh-CN': text(maxChinese) });
}

const title = localised(80, 40);
const summary = localised(280, 140);
const paragraph = localised(900, 450);
const licence = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.+-]{2,40}$/, 'must be a licence id such as "CC-BY-4.0"'));
const sources = v.pipe(
  v.array(v.strictObject({ factId: v.pipe(v.string(), v.regex(/^[A-Z][0-9]{1,4}$/)), ref: localised(300, 160) })),
  v.minLength(1, 'must name at least one source'),
  v.maxLength(12),
);

/** The file `hall.json` of a pack folder. */
export const hallFile = v.strictObject({
  hallId: id,
  title,
  licence,
  scenes: v.array(v.strictObject({ sceneId: id, title, intro: localised(500, 250) })),
  gates: v.array(v.strictObject({ gateId: id, title, questionIds: v.array(id) })),
  roundQuestionIds: v.array(id),
});

/** A file of the folder `exhibits`; `body` holds paragraphs. */
export const exhibitFile = v.strictObject({
  exhibitId: id,
  kind: v.literal('text'),
  title,
  summary,
  body: v.pipe(v.array(paragraph), v.minLength(1), v.maxLength(12)),
  sources,
  licence,
});

const option = v.strictObject({ optionId, text: localised(160, 70) });

/** A file of the folder `questions`: one right answer among two to six options. */
export const questionFile = v.pipe(
  v.strictObject({
    questionId: id,
    kind: v.literal('single'),
    stem: localised(260, 120),
    options: v.pipe(v.array(option), v.minLength(2), v.maxLength(6)),
    key: optionId,
    explanation: localised(600, 300),
    exhibitId: v.nullable(id),
    sources,
    licence,
  }),
  v.forward(
    v.check((question) => question.options.some((one) => one.optionId === question.key), 'must be the id of an option'),
    ['key'],
  ),
  v.forward(
    v.check((question) => {
      const ids = new Set(question.options.map((one) => one.optionId));
      return ids.size === question.options.length;
    }, 'must have different ids'),
    ['options'],
  ),
  v.forward(
    v.check((question) => {
      const english = new Set(question.options.map((one) => one.text.en));
      const chinese = new Set(question.options.map((one) => one.text['zh-CN']));
      return Math.min(english.size, chinese.size) === question.options.length;
    }, 'must have different texts'),
    ['options'],
  ),
);

export type HallFile = v.InferOutput<typeof hallFile>;
export type ExhibitFile = v.InferOutput<typeof exhibitFile>;

/** A question with what only the server may know: the id of the right option, and why it is right. */
export type KeyedQuestion = PublicQuestion & { key: string; explanation: Localised; licence: string };

/** The content of a hall before it has a version and before its pictures have addresses. */
export type DraftHall = Omit<PublicHall, 'version' | 'files'>;

/** A picture of the map. */
export type PackFile = { bytes: Uint8Array; mediaType: string; sha256: string };

/** What clients are served of an exhibit file. */
export function publicExhibit(exhibit: ExhibitFile): PublicExhibit {
  const { exhibitId, kind, title: name, summary: short, body, sources: named } = exhibit;
  return { exhibitId, kind, title: name, summary: short, body, sources: named };
}
