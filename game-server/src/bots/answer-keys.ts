import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type KeyedQuestion, questionFile } from '../pack/question-file.ts';

const HALLS = path.resolve(import.meta.dirname, '../../../maps/halls');

/** The questions of a hall with their keys by question, from its folder here; empty where there is none. */
export async function answerKeys(hallId: string): Promise<ReadonlyMap<string, KeyedQuestion>> {
  const folder = path.join(HALLS, path.basename(hallId), 'questions');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const keys = new Map<string, KeyedQuestion>();
  for (const text of texts) {
    const read = v.safeParse(questionFile, JSON.parse(text));
    if (read.success) keys.set(read.output.questionId, read.output);
  }
  return keys;
}
