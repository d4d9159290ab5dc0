/** A text in both languages of the hall. */
export type Localised = { en: string; 'zh-CN': string };

/** Where a claim comes from: `ref` names law and article, or work, with the date of the version. */
export type PublicSource = { factId: string; ref: Localised };

export type PublicScene = { sceneId: string; title: Localised; intro: Localised };

/** A door and the ids of the questions before it; the questions themselves are given only when asked for. */
export type PublicGate = { gateId: string; title: Localised; questionIds: string[] };

/** An exhibit as it is shown; `body` holds paragraphs. */
export type PublicExhibit = {
  exhibitId: string;
  kind: 'text';
  title: Localised;
  summary: Localised;
  body: Localised[];
  sources: PublicSource[];
};

/** One published version of a hall as clients are served it: no question text, no keys. */
export type PublicHall = {
  hallId: string;
  /** sha256 of the content, lower-case hex */
  version: string;
  title: Localised;
  scenes: PublicScene[];
  gates: PublicGate[];
  exhibits: PublicExhibit[];
  /** Tiled JSON, for `readHallMap` and `readTileLayers` */
  map: unknown;
  /** pictures of the map by name, with those of double size (`@2x`) */
  files: Record<string, { url: string }>;
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
