import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, type Figure } from './figures.ts';
import { PAGE_BUDGETS, PART_BUDGETS, TEXTS_BUDGET_BYTES } from './page-budgets.ts';

const DIST = path.resolve(import.meta.dirname, '../../client/dist');
type Chunk = {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
};
type Manifest = Record<string, Chunk>;

/** What a page weighs, in bytes gzipped. */
export type PageSize = {
  page: string;
  /** The page itself, its scripts and styles. */
  atOnceBytes: number;
  /** With all scripts, styles and texts that may follow. */
  allBytes: number;
};

/** What each page of the built client loads. Throws where the client is not built. */
export async function measurePages(): Promise<PageSize[]> {
  const manifest = await builtManifest();
  const pages = Object.keys(manifest).filter((name) => manifest[name]?.isEntry && name.endsWith('.html'));
  return Promise.all(
    pages.sort().map(async (page) => ({
      page,
      atOnceBytes: await gzipped(new Set([page, ...closure(manifest, page, false)])),
      allBytes: await gzipped(new Set([page, ...closure(manifest, page, true)])),
    })),
  );
}

/**
 * What each of the parts weighs that only an exhibit asks for, beyond what the hall's page has at once; `isAtOnce` where the
 * page loads it from the beginning. Throws where the client is not built, or has no such part.
 */
export async function measureParts(): Promise<{ part: string; bytes: number; isAtOnce: boolean }[]> {
  const manifest = await builtManifest();
  const atOnce = closure(manifest, 'hall.html', false);
  return Promise.all(
    Object.keys(PART_BUDGETS).map(async (part) => {
      const begin = manifest[part];
      if (!begin) throw new Error(`the built client has no part ${part}`);
      const threads = (begin.assets ?? []).filter((file) => file.endsWith('.js'));
      const own = new Set([...closure(manifest, part, false), ...threads].filter((file) => !atOnce.has(file)));
      return { part, bytes: await gzipped(own), isAtOnce: atOnce.has(begin.file) };
    }),
  );
}

/** What the texts of the language weigh that has the most, in bytes gzipped: every page waits for those of one. */
export async function measureTexts(): Promise<number> {
  const manifest = await builtManifest();
  const languages = Object.keys(manifest).filter((name) => /\/texts-[a-z-]+\.ts$/.test(name));
  const bytes = await Promise.all(languages.map((name) => gzipped(closure(manifest, name, false))));
  return Math.max(...bytes);
}

/** The sizes of all pages, and of their texts, against their budgets. */
export async function measurePageSizes(): Promise<Figure[]> {
  const pages = (await measurePages()).flatMap(({ page, atOnceBytes, allBytes }) => [
    atMost(`${page}: scripts and styles at once`, atOnceBytes, 'B gz', PAGE_BUDGETS[page]?.atOnceBytes ?? 0),
    atMost(`${page}: with all that may load later`, allBytes, 'B gz', PAGE_BUDGETS[page]?.allBytes ?? 0),
  ]);
  const parts = (await measureParts()).map(({ part, bytes }) =>
    atMost(`${part}: fetched for one exhibit`, bytes, 'B gz', PART_BUDGETS[part] ?? 0),
  );
  return [...pages, ...parts, atMost('texts of one language', await measureTexts(), 'B gz', TEXTS_BUDGET_BYTES)];
}

async function builtManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(DIST, '.vite/manifest.json'), 'utf8')) as Manifest;
}

function closure(manifest: Manifest, entry: string, withLater: boolean): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
    if (withLater) for (const next of chunk.dynamicImports ?? []) visit(next);
  };
  visit(entry);
  return files;
}

async function gzipped(files: Set<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(path.join(DIST, file)), { level: 9 }).length;
  return bytes;
}
