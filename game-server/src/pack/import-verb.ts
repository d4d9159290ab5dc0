import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importPack, type PackImport } from './import-pack.ts';
import { noteLine } from './import-report.ts';
import { problemLine } from './pack-problem.ts';

/** How `import` is called. */
export const importUsage = `  import PATH [--into FOLDER] [--root FOLDER] [--json]
          makes a pack of a Tiled map (.tmj, .json) in the conventions of WorkAdventure
            --into  the folder of the new pack; its name becomes the id of the hall
            --root  the folder that pictures, tilesets and templates may lie in; else that of the map
            --json  says everything as JSON, one object a line`;

/** Runs `import` with the words after it; `from` is where the person stands. Gives the exit status: 2 = wrong words. */
export async function runImport(words: string[], from: string, hallsFolder: string): Promise<0 | 1 | 2> {
  const wanted = importWords(words);
  if (wanted === null) {
    console.error(`Usage: npm run hall -- import …\n${importUsage}`);
    return 2;
  }
  const at = (path: string | null) => (path === null ? null : resolve(from, path));
  const made = await importPack(resolve(from, wanted.path), {
    into: at(wanted.into),
    root: at(wanted.root),
    hallsFolder,
  });
  const lines = wanted.json ? jsonLines(made, from) : personLines(made, wanted.path, from);
  for (const line of lines) console.log(line);
  return made.ok ? 0 : 1;
}

function importWords(
  words: string[],
): { path: string; into: string | null; root: string | null; json: boolean } | null {
  try {
    const options = { into: { type: 'string' }, root: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) return null;
    return { path, into: values.into ?? null, root: values.root ?? null, json: values.json ?? false };
  } catch {
    return null;
  }
}

/** What an import says to programs: notes, then the hall, or every problem. */
export function jsonLines(made: PackImport, from: string): string[] {
  const last = made.ok
    ? [{ kind: 'hall', hallId: made.pack.hallId, folder: relative(from, made.folder) || '.', ...countsOf(made) }]
    : made.problems.map((problem) => ({ kind: 'problem', ...problem }));
  return [...made.notes, ...last].map((line) => JSON.stringify(line));
}

/** What an import says to a person. */
export function personLines(made: PackImport, path: string, from: string): string[] {
  if (!made.ok) {
    const count = made.problems.length === 1 ? 'one thing stands' : `${made.problems.length} things stand`;
    return [
      `${path}: ${count} against it; nothing was written.`,
      ...made.problems.map((one) => `  ${problemLine(one)}`),
    ];
  }
  const section = (kind: 'no-counterpart' | 'changed', heading: string) => {
    const notes = made.notes.filter((note) => note.kind === kind);
    return notes.length === 0 ? [] : [heading, ...notes.map((note) => `  ${noteLine(note)}`)];
  };
  const { scenes, starts } = countsOf(made);
  const folder = relative(from, made.folder) || '.';
  return [
    ...section('no-counterpart', 'Has no counterpart in a hall and was left out:'),
    ...section('changed', 'Was altered, or is left for you to do:'),
    `${folder}: made. ${scenes} ${scenes === 1 ? 'scene' : 'scenes'}, room for ${starts} to arrive. Try: npm run hall -- check ${folder}`,
  ];
}

function countsOf({ pack }: PackImport & { ok: true }): { scenes: number; starts: number } {
  return { scenes: pack.map.scenes.length, starts: pack.map.starts.length };
}
