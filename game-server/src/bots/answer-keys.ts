import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const HALLS = path.resolve(import.meta.dirname, '../../../maps/halls');
const Keyed = v.object({ questionId: v.string(), key: v.string() });

/** The right options of a hall's questions by question, from its folder here; empty where there is none. */
export async function answerKeys(hallId: string): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(HALLS, path.basename(hallId), 'questions');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const keys = new Map<string, string>();
  for (const text of texts) {
    const read = v.safeParse(Keyed, JSON.parse(text));
    if (read.success) keys.set(read.output.questionId, read.output.key);
  }
  return keys;
}
