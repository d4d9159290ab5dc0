import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mostPoints, type Paper } from '@clearhall/shared-schema/quiz/paper-rules';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPack } from './read-pack.ts';

const maps = resolve(import.meta.dirname, '../../../maps');
let base = '';
let folder = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-paper-'));
  folder = join(base, 'halls/integrity');
  await cp(join(maps, 'tilesets'), join(base, 'tilesets'), { recursive: true });
  await cp(join(maps, 'halls/integrity'), folder, { recursive: true });
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

/** What is wrong after a change of the practice paper. */
async function problemsWith(changes: object): Promise<string[]> {
  const file = join(folder, 'papers/practice.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...changes }));
  const read = await readPack(folder);
  return read.ok ? [] : read.problems.map(({ code, file: where, text }) => `${code} ${where}: ${text}`);
}

test('E1 the practice paper of the hall is in order', async () => {
  const read = await readPack(folder);
  const paper = read.ok ? read.pack.papers.get('practice') : undefined;
  expect(mostPoints(paper as Paper)).toBe(8);
});

test('E1 E10 a paper that its bank cannot fill is refused with the numbers; questions of gates do not count', async () => {
  const draw = [{ kind: 'ordering', count: 2, points: 1 }];
  expect(await problemsWith({ draw, passPoints: 1 })).toEqual([
    'paper-not-filled papers/practice.json: The paper draws 2 questions of the kind "ordering", but 0 are left for this rule that are asked at no gate and in no round. Write 2 more or draw fewer.',
  ]);
  const tagged = [
    { kind: 'multiple', count: 4, points: 1, tags: ['paper'] },
    { kind: 'multiple', count: 3, points: 1, tags: ['paper'] },
  ];
  expect(await problemsWith({ draw: tagged })).toEqual([
    'paper-not-filled papers/practice.json: The paper draws 3 questions of the kind "multiple" tagged "paper", but 1 are left for this rule that are asked at no gate and in no round. Write 2 more or draw fewer.',
  ]);
});

test.each<[string, object]>([
  ['paper-not-passable papers/practice.json: "passPoints" is 9', { passPoints: 9 }],
  ['id-not-file-name papers/practice.json', { paperId: 'other' }],
  ['bad-entry papers/practice.json: "draw"', { draw: [] }],
  ['bad-entry papers/practice.json: "draw.0.kind"', { draw: [{ kind: 'fill-in', count: 1, points: 1 }] }],
  ['bad-entry papers/practice.json: "draw.0.points"', { draw: [{ kind: 'single', count: 1, points: 0.5 }] }],
  ['bad-entry papers/practice.json: "draw"', { draw: [1, 2].map(() => ({ kind: 'single', count: 101, points: 1 })) }],
  ['bad-entry papers/practice.json: "timeLimitMinutes"', { timeLimitMinutes: 0 }],
  ['bad-entry papers/practice.json: "countedAttempts"', { countedAttempts: -1 }],
  ['bad-entry papers/practice.json: "scoring"', { scoring: 'by-speed' }],
])('E1 %s', async (expected, changes) => {
  const [first] = await problemsWith(changes);
  expect(first).toContain(expected);
});
