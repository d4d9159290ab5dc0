import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { clientFolder, describeInBrowser, useStage } from './browser-here.ts';
import { keyedQuestions } from './hall-questions.ts';

describeInBrowser('the answer key', () => {
  const stage = useStage();

  /** Every file of the built client as it is and unpacked, under its name. */
  async function builtFiles(): Promise<{ name: string; bytes: Buffer }[]> {
    const names = (await readdir(clientFolder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    return Promise.all(
      names.map(async (file) => {
        const bytes = await readFile(path.join(file.parentPath, file.name));
        if (file.name.endsWith('.br')) return { name: file.name, bytes: brotliDecompressSync(bytes) };
        return { name: file.name, bytes: file.name.endsWith('.gz') ? gunzipSync(bytes) : bytes };
      }),
    );
  }

  test('G5 C5 nothing of a question is in what is built for browsers', async () => {
    const questions = await keyedQuestions(stage.hall);
    const secrets = questions.flatMap(({ stem, options, explanation }) => [
      ...Object.values(stem),
      ...Object.values(explanation),
      ...options.map(({ optionId }) => optionId),
    ]);
    const files = await builtFiles();
    expect(questions.length).toBeGreaterThan(1);
    expect(files.length).toBeGreaterThan(20);
    // The search itself finds what is there: a text of the pages.
    expect(files.filter(({ bytes }) => bytes.includes('Enter the hall')).length).toBeGreaterThan(0);
    const found = files.flatMap(({ name, bytes }) =>
      secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${name}: ${secret}`),
    );
    expect(found).toEqual([]);
  });

  test('C5 nothing of a question is in what is served of the hall', async () => {
    const { origin } = stage.hall;
    const { halls } = (await (await fetch(`${origin}/api/halls`)).json()) as {
      halls: { hallId: string; version: string }[];
    };
    const secrets = (await keyedQuestions(stage.hall)).flatMap(({ stem, options, explanation }) => [
      ...Object.values(stem),
      ...Object.values(explanation),
      ...options.map(({ optionId }) => optionId),
    ]);
    for (const { hallId, version } of halls) {
      const text = JSON.stringify(await (await fetch(`${origin}/api/halls/${hallId}/${version}`)).json());
      expect(text).toContain('Five Principles in One Sentence');
      expect(secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
    }
  });
});
