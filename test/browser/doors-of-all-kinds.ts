import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publish } from '../../game-server/src/pack/publish.ts';
import type { OpenHall } from '../room/open-hall.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../maps');

/** One question of each kind, in the order in which the first door asks them. */
const QUESTIONS = [
  'road-in-order',
  'treaty-of-five-principles',
  'among-the-six-sanctions',
  'regions-of-the-realm',
  'no-undue-favours',
  'five-principles',
] as const;

/**
 * Publishes the sample hall with a first door that asks a question of each kind, demands all of them, and lets nobody
 * answer again for a minute after one wrong answer.
 */
export async function publishDoorOfAllKinds({ sql }: OpenHall): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-doors-'));
  try {
    await cp(SAMPLE, folder, { recursive: true });
    const hallFolder = path.join(folder, 'halls/integrity');
    await change(path.join(hallFolder, 'hall.json'), (hall) => {
      const [door] = hall.gates as Record<string, unknown>[];
      Object.assign(door ?? {}, {
        questionIds: [...QUESTIONS],
        rule: { opens: 'passed', rightAnswers: QUESTIONS.length, tries: 1, waitMinutes: 1 },
      });
    });
    for (const questionId of QUESTIONS)
      await change(path.join(hallFolder, `questions/${questionId}.json`), (question) => {
        // A door asks only for what can be read on this side of it.
        if (question.kind !== 'evidence') question.exhibitId = 'openness';
      });
    await publish(sql, hallFolder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function change(file: string, by: (content: Record<string, unknown>) => void): Promise<void> {
  const content = JSON.parse(await readFile(file, 'utf8'));
  by(content);
  await writeFile(file, JSON.stringify(content));
}
