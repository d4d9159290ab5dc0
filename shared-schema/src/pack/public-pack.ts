import type { GateRule } from './gate-rule.ts';

/** A text in both languages of the hall. */
export type Localised = { en: string; 'zh-CN': string };

/** Where a claim comes from: `ref` names law and article, or work, with the date of the version. */
export type PublicSource = { factId: string; ref: Localised };

export type PublicScene = { sceneId: string; title: Localised; intro: Localised };

/**
 * A door and the ids of the questions before it; the questions themselves are given only when asked for. Without a rule
 * one right answer opens it.
 */
export type PublicGate = { gateId: string; title: Localised; questionIds: string[]; rule?: GateRule | undefined };

/** A picture of an exhibit; `file` names it among the hall's files. */
export type PublicPicture = { file: string; alt: Localised; licence: string };

/** One date of a timeline: `date` is a year, a month or a day (`1949`, `1949-11`, `1949-11-09`). */
export type TimelineEntry = { date: string; text: Localised; factIds: string[] };

/** One number of a graphic; `date` places it on the line of a `line` graphic, `note` qualifies it. */
export type GraphicPoint = { label: Localised; value: number; date: string | null; note: Localised | null };

/** A series of numbers: `columns` and `bars` for classes, `line` for dates. `factIds` are among the exhibit's sources. */
export type DataGraphic = {
  form: 'columns' | 'bars' | 'line';
  title: Localised;
  /** What the labels are, and what is counted. */
  labelName: Localised;
  unit: Localised;
  points: GraphicPoint[];
  note: Localised | null;
  factIds: string[];
};

/** A recorded narration: second at which each sentence begins, as many as there are sentences. */
export type NarrationRecording = { file: string; mediaType: string; startsAtS: number[] };

/** What is read aloud at an exhibit, sentence by sentence. */
export type PublicNarration = {
  sentences: Localised[];
  recordings: { en: NarrationRecording | null; 'zh-CN': NarrationRecording | null };
};

/** A part of a video that can be jumped to; `startsAtS` ascending, the first at 0. */
export type VideoChapter = { startsAtS: number; title: Localised };

/** What is said or shown in a video from one second to another, in words. */
export type VideoCaption = { fromS: number; toS: number; text: Localised };

/** A video as it is played: `files` in order of preference, the same film each; `poster` is shown before it starts. */
export type PublicVideo = {
  files: { file: string; mediaType: string }[];
  poster: PublicPicture;
  durationS: number;
  chapters: VideoChapter[];
  captions: VideoCaption[];
  licence: string;
};

/** A document (PDF) to turn over page by page; one file for each language, which may be the same one. */
export type PublicDocument = {
  files: { en: { file: string; pages: number }; 'zh-CN': { file: string; pages: number } };
  licence: string;
};

/** An object (binary glTF) to turn round; `poster` stands in where nothing can be drawn in three dimensions. */
export type PublicModel = { file: string; poster: PublicPicture; licence: string };

/** What every exhibit has; `body` holds paragraphs, `minSeconds` is how long one looks before it counts as seen. */
type ExhibitFrame = {
  exhibitId: string;
  title: Localised;
  summary: Localised;
  body: Localised[];
  /** Pictures beside the text. */
  pictures: PublicPicture[];
  narration: PublicNarration | null;
  minSeconds: number;
  sources: PublicSource[];
};

/** An exhibit as it is shown, by its kind; the entries of a timeline are in order of time. */
export type PublicExhibit = ExhibitFrame &
  (
    | { kind: 'text' }
    | { kind: 'timeline'; entries: TimelineEntry[] }
    | { kind: 'data-graphic'; graphic: DataGraphic }
    | { kind: 'picture'; picture: PublicPicture }
    | { kind: 'video'; video: PublicVideo }
    | { kind: 'document'; document: PublicDocument }
    | { kind: 'model'; model: PublicModel }
  );

/** Where the pictures, recordings and other files of a hall are fetched from, by name. */
export type PublicFiles = Record<string, { url: string }>;

/** What lists, marks and gates need of an exhibit; all the rest comes when it is opened. */
export type ExhibitHeading = {
  exhibitId: string;
  kind: PublicExhibit['kind'];
  title: Localised;
  minSeconds: number;
  /** Whether there is anything to hear: a narration, or a film. */
  hasNarration: boolean;
};

/** An exhibit as it is handed out on its own, with the addresses of what it shows and plays (`media/…`). */
export type ServedExhibit = PublicExhibit & { media: PublicFiles };

/** One published version of a hall as clients are served it: no text of an exhibit, no question text, no keys. */
export type PublicHall = {
  hallId: string;
  /** sha256 of the content, lower-case hex */
  version: string;
  title: Localised;
  scenes: PublicScene[];
  gates: PublicGate[];
  exhibits: ExhibitHeading[];
  /** Tiled JSON, for `readHallMap` and `readTileLayers` */
  map: unknown;
  /** pictures of the map by name, with those of double size (`@2x`) */
  files: PublicFiles;
};

/** How a question is answered; `evidence`: by walking to the exhibit that proves it. */
export type QuestionKind = 'single' | 'multiple' | 'true-false' | 'ordering' | 'fill-in' | 'evidence';

/**
 * A question as it is put to a person: without what is right and why. `options` is empty where there is nothing to choose
 * from (true-false, fill-in, evidence). `exhibitId` is where the answer can be read; null for evidence, which asks for it.
 */
export type PublicQuestion = {
  questionId: string;
  kind: QuestionKind;
  stem: Localised;
  options: { optionId: string; text: Localised }[];
  exhibitId: string | null;
  sources: PublicSource[];
};
