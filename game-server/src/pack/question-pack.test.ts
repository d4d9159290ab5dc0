import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPack } from './read-pack.ts';

const maps = resolve(import.meta.dirname, '..', '..', '..', 'maps');
let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-questions-'));
  await cp(join(maps, 'tilesets'), join(base, 'tilesets'), { recursive: true });
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

type Entry = Record<string, unknown> & { options: { optionId: string }[] };
type Gate = { gateId: string; questionIds: string[]; rule?: object };

/** What is said of a copy of the sample hall in which one JSON file was changed. */
async function saidAfter<T>(file: string, change: (entry: T) => unknown): Promise<string[]> {
  const folder = join(base, 'halls', 'integrity');
  await rm(folder, { recursive: true, force: true });
  await cp(join(maps, 'halls', 'integrity'), folder, { recursive: true });
  const entry = JSON.parse(await readFile(join(folder, file), 'utf8')) as T;
  change(entry);
  await writeFile(join(folder, file), JSON.stringify(entry));
  const read = await readPack(folder);
  return read.ok ? [] : read.problems.map((problem) => `${problem.file}: ${problem.text}`);
}

const optionIdsOf = ({ options }: Entry) => options.map(({ optionId }) => optionId);

describe('Q8 Q9 a fault is told with its place in words', () => {
  test.each<[string, (entry: Entry) => object, string]>([
    ['among-the-six-sanctions', (entry) => ({ key: optionIdsOf(entry).slice(0, 1) }), '"single"'],
    ['among-the-six-sanctions', () => ({ key: ['f2kd9s', 'f2kd9s'] }), 'ids of different options'],
    ['among-the-six-sanctions', () => ({ key: ['f2kd9s', 'zz9zz9'] }), 'ids of different options'],
    ['among-the-six-sanctions', () => ({ kind: 'several' }), '"kind"'],
    ['road-in-order', (entry) => ({ key: optionIdsOf(entry).slice(1) }), 'every option once, in the right order'],
    ['no-undue-favours', () => ({ key: 'false' }), 'must be true or false'],
    ['no-undue-favours', () => ({ options: [{ optionId: 'a1b2c3', text: { en: 'Yes', 'zh-CN': '是' } }] }), 'left out'],
    ['regions-of-the-realm', () => ({ key: [] }), 'at least one text'],
    ['regions-of-the-realm', () => ({ key: ['…'] }), 'nothing is left when marks and spaces are taken away'],
    ['treaty-of-five-principles', () => ({ key: 'no-such-exhibit' }), 'not in the folder "exhibits"'],
    ['treaty-of-five-principles', () => ({ exhibitId: 'five-words' }), 'the question asks for the exhibit'],
    ['treaty-of-five-principles', () => ({ difficulty: 4 }), 'whole number from 1 to 3'],
  ])('a fault in %s is told with its place', async (questionId, spoiled, told) => {
    const file = `questions/${questionId}.json`;
    const said = await saidAfter<Entry>(file, (entry) => Object.assign(entry, spoiled(entry)));
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^${file}: .*`)));
    expect(said.join('\n')).toContain(told);
  });

  test.each<[string, object | ((gate: Gate) => unknown), string]>([
    ['opens by something', { opens: 'answered' }, 'must be one of passed, completed'],
    ['wants more than it has', { rightAnswers: 9 }, 'demands 9 right answers, but has only'],
    ['wants what was seen without saying what', { opens: 'completed-and-passed' }, 'but names none'],
    ['names exhibits for nothing', { exhibits: ['openness'] }, 'opens by answers alone'],
    ['names an unknown exhibit', { opens: 'completed-or-passed', exhibits: ['ghost'] }, 'names the exhibit "ghost"'],
    [
      'wants to be seen what stands behind',
      { opens: 'completed-or-passed', exhibits: ['limits-on-power'] },
      'behind that',
    ],
    ['asks though nobody is asked', { opens: 'completed', exhibits: ['openness'] }, 'which nobody would be asked'],
    ['waits for half a minute', { tries: 3, waitMinutes: 0.5 }, 'must be a whole number from 1 to'],
    ['allows no try', { tries: 0 }, 'must be a whole number from 1 to'],
    ['asks twice', (gate: Gate) => gate.questionIds.push('five-principles'), 'twice'],
  ])('a gate that %s is told in words', async (_, spoiled, told) => {
    const said = await saidAfter<{ gates: Gate[] }>('hall.json', ({ gates }) => {
      const gate = gates.find(({ gateId }) => gateId === 'to-law') as Gate;
      if (typeof spoiled === 'function') spoiled(gate);
      else gate.rule = spoiled;
    });
    expect(said.join('\n')).toContain(told);
    expect(said.every((line) => line.startsWith('hall.json: '))).toBe(true);
  });
});

test('Q9 a round asks only single choices', async () => {
  const said = await saidAfter<{ roundQuestionIds: string[]; gates: Gate[] }>('hall.json', (entry) => {
    entry.roundQuestionIds.push('road-in-order');
    for (const gate of entry.gates) gate.questionIds = gate.questionIds.filter((each) => each !== 'road-in-order');
  });
  expect(said).toEqual([
    'hall.json: "roundQuestionIds" names the question "road-in-order" of the kind "ordering". A round asks only questions of the kind "single".',
  ]);
});

test('G9 a gate without questions is in order where what was seen opens it', async () => {
  const said = await saidAfter<{ gates: Gate[] }>('hall.json', ({ gates }) => {
    const gate = gates.find(({ gateId }) => gateId === 'to-law') as Gate;
    Object.assign(gate, { questionIds: [], rule: { opens: 'completed', exhibits: ['openness'] } });
  });
  expect(said).toEqual([]);
});
