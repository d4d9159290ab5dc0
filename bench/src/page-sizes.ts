import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, figure } from './figures.ts';

const DIST = path.resolve(import.meta.dirname, '../../client/dist');
type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] };

/** What each page of the built client loads, gzipped: at once, and with everything that may follow. */
export async function measurePageSizes(): Promise<Figure[]> {
  const manifest = JSON.parse(await readFile(path.join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const figures: Figure[] = [];
  for (const [name, chunk] of Object.entries(manifest)) {
    if (!chunk.isEntry || !name.endsWith('.html')) continue;
    const atOnce = closure(manifest, name, false);
    const all = closure(manifest, name, true);
    figures.push(figure(`${name}: scripts and styles at once`, await gzipped(atOnce), 'B gz'));
    figures.push(figure(`${name}: with all that may load later`, await gzipped(all), 'B gz'));
  }
  return figures;
}

function closure(manifest: Record<string, Chunk>, entry: string, withLater: boolean): Set<string> {
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
