import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPack } from '../../../game-server/src/pack/read-pack.ts';
import { diceOf } from '../walk/walk-script.ts';
import { CanaryScanner } from './canaries.ts';
import { generatedPack, SCORINGS, writePack } from './generated-pack.ts';

const KINDS = ['evidence', 'fill-in', 'multiple', 'ordering', 'single', 'true-false'];

test.each([10, 200])(
  'C3 the generated hall of %i exhibits is in order and asks all that there is',
  async (exhibits) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-generated-'));
    try {
      const made = generatedPack({ exhibits, dice: diceOf(1) });
      const read = await readPack(await writePack(made, folder));
      expect(read.ok ? [] : read.problems).toEqual([]);
      if (!read.ok) return;
      const { pack } = read;
      expect(pack.map.scenes).toHaveLength(6);
      expect(pack.map.gates).toHaveLength(5);
      expect(pack.map.exhibits).toHaveLength(exhibits);
      const atGates = pack.gates.flatMap(({ questionIds }) => questionIds.map((id) => pack.questions.get(id)?.kind));
      expect([...new Set(atGates)].sort()).toEqual(KINDS);
      const marked = (kind: string) =>
        pack.gates.filter(({ questionIds }) => questionIds.some((id) => pack.questions.get(id)?.kind === kind));
      expect(new Set(marked('multiple').map(({ rule }) => rule.scoring))).toEqual(new Set(SCORINGS));
      const asked = [...pack.papers.values()].map(({ draw }) => draw.reduce((sum, { count }) => sum + count, 0));
      expect(asked).toEqual([80, 80, 80]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

test('G5 every key that can hold a token and every explanation bears one of its own', () => {
  const { questions, canaries } = generatedPack({ exhibits: 10, dice: diceOf(2) });
  const scanner = new CanaryScanner(canaries);
  const found = (value: unknown) => scanner.find(new TextEncoder().encode(JSON.stringify(value)));
  const seen: string[] = [];
  for (const question of questions.values()) {
    const { questionId, kind, key, explanation } = question;
    const why = found(explanation);
    expect(why.map((one) => [one.questionId, one.part])).toEqual(Array(2).fill([questionId, 'explanation']));
    const what = found(key);
    if (kind !== 'true-false' && kind !== 'evidence') expect(what.length).toBeGreaterThan(0);
    for (const one of what) expect([one.questionId, one.part]).toEqual([questionId, 'key']);
    seen.push(...[...why, ...what].map(({ token }) => token));
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('C2 the same dice give the same hall, others another one', () => {
  const keys = (seed: number) => [...generatedPack({ exhibits: 10, dice: diceOf(seed) }).canaries.keys()];
  expect(keys(5)).toEqual(keys(5));
  expect(keys(5)).not.toEqual(keys(6));
});
