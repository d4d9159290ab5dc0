import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** An import or re-export of a source file: what is named, whether only as types, and where it leads. */
type Import = { from: string; isTypeOnly: boolean };

/** A source file of the product: path from the root with `/`, its text, and what it imports. */
export type SourceFile = { file: string; text: string; imports: Import[] };

/** Every TypeScript source of a workspace, without its tests. */
export function sourcesOf(workspace: 'client' | 'game-server' | 'shared-schema' | 'bench'): SourceFile[] {
  return filesIn(`${workspace}/src/**/*.{ts,tsx}`)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return { file, text, imports: importsOf(text, file) };
    });
}

/** Paths from the root, with `/`, of the files that a pattern names. */
export function filesIn(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** The text of a file, by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'/g;
const BARE = /(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

/** What a source imports; paths within the repository are given from the root. */
function importsOf(text: string, file: string): Import[] {
  const imports: Import[] = [];
  for (const [, type, names = '', from = ''] of text.matchAll(STATEMENT)) {
    const named = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '');
    const isTypeOnly = type !== undefined || (named?.every((name) => /^\s*type\s/.test(name)) ?? false);
    imports.push({ from: placeOf(from, file), isTypeOnly });
  }
  for (const [, bare, dynamic] of text.matchAll(BARE))
    imports.push({ from: placeOf(bare ?? dynamic ?? '', file), isTypeOnly: false });
  return imports;
}

function placeOf(from: string, file: string): string {
  if (from.startsWith('.')) return path.posix.join(path.posix.dirname(file), from);
  const shared = /^@clearhall\/([^/]+)\/(.+)$/.exec(from);
  return shared ? `${shared[1]}/src/${shared[2]}.ts` : from;
}
