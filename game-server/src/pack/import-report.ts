import type { PackProblem } from './pack-problem.ts';

/** What was left out or altered on the way in; `x`, `y` are the column and row that Tiled shows in the map given. */
export type ImportNote = {
  kind: 'no-counterpart' | 'changed';
  code: string;
  layer?: string;
  object?: string;
  x?: number;
  y?: number;
  properties?: Record<string, unknown>;
  text: string;
};

/** Collects what an import has to say: with a problem there is no hall, notes go with the hall. */
export type ImportReport = {
  /** name of the map file, for the places of problems */
  file: string;
  problems: PackProblem[];
  notes: ImportNote[];
};

/** The place of a problem or a note; texts in it are already `shown`. */
export type ImportPlace = Partial<Pick<ImportNote, 'layer' | 'object' | 'x' | 'y'>>;

/** Adds a problem; the object's name goes into the place as words, as problems name no objects. */
export function refuse(report: ImportReport, code: string, text: string, place: ImportPlace = {}): null {
  const { object: _, ...at } = place;
  report.problems.push({ code, file: report.file, ...at, text });
  return null;
}

/** A text of somebody else's file for one line of a terminal: no control characters, at most `maxLength` characters. */
export function shown(value: unknown, maxLength = 100): string {
  // Whatever has parts of its own may be nested without end.
  const text = typeof value === 'object' && value !== null ? '(several values)' : String(value);
  const characters = [...text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  return characters.length <= maxLength ? characters.join('') : `${characters.slice(0, maxLength - 1).join('')}…`;
}

/** One line for a person: place first, then what became of it. */
export function noteLine(note: ImportNote): string {
  const parts = [
    note.layer === undefined ? '' : `layer "${note.layer}"`,
    note.object === undefined || note.object === '' ? '' : `"${note.object}"`,
    note.x === undefined ? '' : `column ${note.x}, row ${note.y}`,
  ].filter((part) => part !== '');
  return `${parts.length === 0 ? 'the map' : parts.join(', ')}: ${note.text} [${note.code}]`;
}
