import { dateMs, inTimeOrder } from '@clearhall/shared-schema/exhibit/dates';
import type {
  DataGraphic,
  PublicDocument,
  PublicExhibit,
  PublicNarration,
  TimelineEntry,
} from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import { documentPart } from './document-file.ts';
import { id, licence, localised, mediaName, picture, sources, wholeNumber } from './file-words.ts';
import { modelPart } from './model-file.ts';
import { videoPart } from './video-file.ts';

const DEFAULT_SECONDS = 10;
const MOST_SECONDS = 600;

const title = localised(80, 40);
const paragraph = localised(900, 450);
const factId = v.pipe(v.string(), v.regex(/^[A-Z][0-9]{1,4}$/, 'must be a letter and a number such as "C081"'));

const date = v.pipe(
  v.string(),
  v.check((value) => dateMs(value) !== null, 'must be a year, month or day such as "1949", "1949-11", "1949-11-09"'),
);
const factIds = v.pipe(v.array(factId), v.minLength(1, 'must name at least one of the sources'), v.maxLength(12));
const entry: v.GenericSchema<TimelineEntry> = v.strictObject({ date, text: localised(500, 250), factIds });

const note = localised(240, 120);
const point = v.strictObject({
  label: localised(60, 30),
  value: v.pipe(v.number('must be a number'), v.finite(), v.minValue(0, 'must not be less than 0')),
  date: v.optional(v.nullable(date), null),
  note: v.optional(v.nullable(note), null),
});

const graphic: v.GenericSchema<unknown, DataGraphic> = v.pipe(
  v.strictObject({
    form: v.picklist(['columns', 'bars', 'line'], 'must be "columns", "bars" or "line"'),
    title,
    labelName: localised(60, 30),
    unit: localised(60, 30),
    points: v.pipe(v.array(point), v.minLength(2, 'must hold at least two numbers'), v.maxLength(24)),
    note: v.optional(v.nullable(note), null),
    factIds,
  }),
  v.forward(
    v.check(
      ({ form, points }) => form !== 'line' || points.every(({ date: at }) => at !== null),
      'must each have a "date", because a line is drawn over time',
    ),
    ['points'],
  ),
  v.forward(
    v.check(({ points }) => points.some(({ value }) => value > 0), 'must not all be 0'),
    ['points'],
  ),
);

const recording = v.strictObject({
  file: mediaName('mp3', 'm4a', 'webm', 'ogg', 'wav'),
  mediaType: v.picklist(['audio/mpeg', 'audio/mp4', 'audio/webm', 'audio/ogg', 'audio/wav'], 'must be an audio type'),
  startsAtS: v.array(v.pipe(v.number(), v.minValue(0))),
});

const narration: v.GenericSchema<unknown, PublicNarration> = v.pipe(
  v.strictObject({
    sentences: v.pipe(v.array(localised(400, 200)), v.minLength(1, 'must hold at least one sentence'), v.maxLength(60)),
    recordings: v.optional(
      v.strictObject({
        en: v.optional(v.nullable(recording), null),
        'zh-CN': v.optional(v.nullable(recording), null),
      }),
      { en: null, 'zh-CN': null },
    ),
  }),
  v.forward(
    v.check(
      ({ sentences, recordings }) =>
        [recordings.en, recordings['zh-CN']].every((one) => one === null || isPaced(one.startsAtS, sentences.length)),
      'must each give one second for every sentence in "startsAtS", ascending',
    ),
    ['recordings'],
  ),
);

const frame = {
  exhibitId: id,
  title,
  summary: localised(280, 140),
  pictures: v.optional(v.pipe(v.array(picture), v.maxLength(6)), []),
  narration: v.optional(v.nullable(narration), null),
  minSeconds: v.optional(wholeNumber(1, MOST_SECONDS), DEFAULT_SECONDS),
  sources,
  licence,
};
const someBody = v.pipe(v.array(paragraph), v.minLength(1, 'must hold at least one paragraph'), v.maxLength(12));
const anyBody = v.optional(v.pipe(v.array(paragraph), v.maxLength(12)), []);

const ofAnyKind = v.variant(
  'kind',
  [
    v.strictObject({ ...frame, kind: v.literal('text'), body: someBody }),
    v.strictObject({
      ...frame,
      kind: v.literal('timeline'),
      body: anyBody,
      entries: v.pipe(v.array(entry), v.minLength(2, 'must hold at least two dates'), v.maxLength(40)),
    }),
    v.strictObject({ ...frame, kind: v.literal('data-graphic'), body: anyBody, graphic }),
    v.strictObject({ ...frame, kind: v.literal('picture'), body: anyBody, picture }),
    v.strictObject({ ...frame, kind: v.literal('document'), body: anyBody, document: documentPart }),
    v.strictObject({ ...frame, kind: v.literal('model'), body: anyBody, model: modelPart }),
    v.strictObject({
      ...frame,
      kind: v.literal('video'),
      body: anyBody,
      video: videoPart,
      narration: v.optional(v.null('must be left out: the captions of a video are its narration'), null),
    }),
  ],
  'must be "text", "timeline", "data-graphic", "picture", "document", "model" or "video"',
);

/** A file of the folder `exhibits`, by its kind; `body` holds paragraphs. */
export const exhibitFile = v.pipe(
  ofAnyKind,
  v.check(
    (exhibit) => unknownFacts(exhibit).length === 0,
    'every "factIds" must be the "factId" of one of its "sources"',
  ),
);

export type ExhibitFile = v.InferOutput<typeof exhibitFile>;

/** What clients are served of an exhibit file. */
export function publicExhibit({ licence: _, ...exhibit }: ExhibitFile): PublicExhibit {
  return exhibit.kind === 'timeline' ? { ...exhibit, entries: inTimeOrder(exhibit.entries) } : exhibit;
}

/** A file that an exhibit shows or plays; with the pages that a document, the seconds that a film is said to have. */
export type NamedMedia = { file: string; mediaType: string; pages?: number; durationS?: number };

/** The files of the folder `media` that an exhibit shows or plays, each with its type. */
export function mediaOf(exhibit: ExhibitFile): NamedMedia[] {
  const pictures = [...exhibit.pictures];
  if (exhibit.kind === 'picture') pictures.push(exhibit.picture);
  if (exhibit.kind === 'model') pictures.push(exhibit.model.poster);
  if (exhibit.kind === 'video') pictures.push(exhibit.video.poster);
  const documents = exhibit.kind === 'document' ? documentsOf(exhibit.document) : [];
  const models = exhibit.kind === 'model' ? [exhibit.model.file] : [];
  const films = exhibit.kind === 'video' ? exhibit.video.files : [];
  const durationS = exhibit.kind === 'video' ? exhibit.video.durationS : 0;
  const spoken = Object.values(exhibit.narration?.recordings ?? {}).filter((one) => one !== null);
  return [
    ...pictures.map(({ file }) => ({ file, mediaType: 'image/png' })),
    ...spoken.map(({ file, mediaType }) => ({ file, mediaType })),
    ...documents.map(({ file, pages }) => ({ file, mediaType: 'application/pdf', pages })),
    ...models.map((file) => ({ file, mediaType: 'model/gltf-binary' })),
    ...films.map(({ file, mediaType }) => ({ file, mediaType, durationS })),
  ];
}

function documentsOf({ files }: PublicDocument): { file: string; pages: number }[] {
  return Object.values(files);
}

function unknownFacts(exhibit: v.InferOutput<typeof ofAnyKind>): string[] {
  const known = new Set(exhibit.sources.map((source) => source.factId));
  const named = exhibit.kind === 'timeline' ? exhibit.entries.flatMap((one) => one.factIds) : [];
  const drawn = exhibit.kind === 'data-graphic' ? exhibit.graphic.factIds : [];
  return [...named, ...drawn].filter((one) => !known.has(one));
}

function isPaced(startsAtS: readonly number[], count: number): boolean {
  return startsAtS.length === count && startsAtS.every((at, index) => index === 0 || at > (startsAtS[index - 1] ?? 0));
}
