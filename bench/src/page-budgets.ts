/** The most that a page may weigh, in bytes gzipped: at once (page, scripts, styles), and with all that may load later. */
export type PageBudget = { atOnceBytes: number; allBytes: number };

/** Every page has a budget; what it is spent on stands beside it. */
export const PAGE_BUDGETS: Readonly<Record<string, PageBudget>> = {
  // At the door, on a phone: Preact with signals 9 kB, styles 4 kB, the forms with the chooser of a figure 8 kB, icons.
  'index.html': { atOnceBytes: 30_000, allBytes: 53_500 },
  // The room client with schema and msgpack, the rules of walking and all panels 80 kB, i18next 15 kB, Preact 9 kB,
  // styles 7 kB; later the engine 308 kB and voice 147 kB, and for one exhibit each
  // what shows a document 132 kB and what turns a model 152 kB.
  'hall.html': { atOnceBytes: 140_000, allBytes: 960_000 },
  // i18next 15 kB, Preact 9 kB, the live table with its styles 10 kB.
  'supervise.html': { atOnceBytes: 38_000, allBytes: 62_500 },
  // Preact with signals 9 kB, styles 4 kB, the record itself 4 kB, icons and words 4 kB.
  'learn.html': { atOnceBytes: 24_000, allBytes: 48_500 },
  // A form of two fields: Preact with signals 9 kB, styles 4 kB, icons.
  'join.html': { atOnceBytes: 21_000, allBytes: 45_000 },
  // A few words and a redirection: Preact 9 kB, styles 4 kB; the rest are the texts of both languages.
  'demonstration.html': { atOnceBytes: 19_000, allBytes: 43_000 },
};

/**
 * The most that a part may weigh that is fetched only when an exhibit asks for it, in bytes gzipped, with its thread;
 * named by the file with which it begins.
 */
export const PART_BUDGETS: Readonly<Record<string, number>> = {
  // What shows a document 132 kB, and the thread that reads it 366 kB.
  'src/exhibit/document-pages.ts': 515_000,
  // three.js as far as it is used 140 kB, with the reader of binary glTF.
  'src/exhibit/model-stage.ts': 160_000,
};

/** The most that all texts of one language may weigh, in bytes gzipped; a page waits for those of one. */
export const TEXTS_BUDGET_BYTES = 13_500;
