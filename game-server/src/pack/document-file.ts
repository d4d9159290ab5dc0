import { inflateSync } from 'node:zlib';
import type { PublicDocument } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import { licence, mediaName, wholeNumber } from './file-words.ts';

const MOST_PAGES = 200;
/** Characters to either side; a list of all pages that a document may have is shorter. */
const MOST_DICTIONARY = 20_000;
const MOST_INFLATED_BYTES = 4 * 1024 * 1024;

const inOneLanguage = v.strictObject({ file: mediaName('pdf'), pages: wholeNumber(1, MOST_PAGES) });

/** What an exhibit of the kind `document` names: a PDF for each language (it may be the same), with its pages. */
export const documentPart: v.GenericSchema<PublicDocument> = v.strictObject({
  files: v.strictObject({ en: inOneLanguage, 'zh-CN': inOneLanguage }),
  licence,
});

/** What is wrong with a PDF said to have so many pages, in words that follow its name; null where nothing is. */
export function pdfProblem(bytes: Uint8Array, pages: number): string | null {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return 'is no PDF. Save it as PDF.';
  if (!text.includes('%%EOF')) return 'is not whole: its end is missing. Copy the file again.';
  if (/\/Encrypt\s+\d/.test(text)) return 'is locked by a password. Save it without one.';
  const counted = pagesOf(text);
  if (counted === null) return 'does not say how many pages it has. Save it as PDF anew.';
  return counted === pages ? null : `has ${counted} pages, not ${pages}. Set "pages" to ${counted}.`;
}

/** The count at the root of the tree of pages, of the last version of the file; null where there is none. */
function pagesOf(text: string): number | null {
  const counts = [text, ...packedObjects(text)].flatMap((part) =>
    [...part.matchAll(/\/Type\s*\/Pages\b/g)].flatMap(({ index }) => {
      const entries = entriesAround(part, index);
      const count = /\/Parent\b/.test(entries) ? undefined : /\/Count\s+(\d{1,6})/.exec(entries)?.[1];
      return count === undefined ? [] : [Number(count)];
    }),
  );
  return counts.at(-1) ?? null;
}

/** The dictionary that holds what stands at `at`, without the dictionaries within it. */
function entriesAround(text: string, at: number): string {
  const half = (from: number, step: 1 | -1): string => {
    const [opening, closing] = step > 0 ? ['<<', '>>'] : ['>>', '<<'];
    let [depth, kept, place] = [0, '', from];
    while (place >= 0 && place < text.length && Math.abs(place - from) < MOST_DICTIONARY) {
      const pair = step > 0 ? text.slice(place, place + 2) : text.slice(place - 1, place + 1);
      if (pair === closing && depth === 0) break;
      if (pair === opening || pair === closing) {
        depth += pair === opening ? 1 : -1;
        place += 2 * step;
        continue;
      }
      if (depth === 0) kept = step > 0 ? kept + text[place] : text[place] + kept;
      place += step;
    }
    return kept;
  };
  return half(at - 1, -1) + half(at, 1);
}

/** The texts of the streams in which newer files pack their objects. */
function packedObjects(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/\/Type\s*\/ObjStm[\s\S]{0,400}?stream\r?\n/g)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0) continue;
    try {
      const packed = Buffer.from(text.slice(from, to), 'latin1');
      found.push(inflateSync(packed, { maxOutputLength: MOST_INFLATED_BYTES }).toString('latin1'));
    } catch {
      // Packed in another way, or damaged: then the pages are not found, which is said.
    }
  }
  return found;
}
