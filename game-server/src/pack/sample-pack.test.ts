import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicQuestion } from '../quiz/public-question.ts';
import { problemLine } from './pack-problem.ts';
import { contentOf, packVersion } from './publish.ts';
import { publishedHall } from './published-hall.ts';
import type { KeyedQuestion } from './question-file.ts';
import { type Pack, readPack } from './read-pack.ts';

const maps = resolve(import.meta.dirname, '..', '..', '..', 'maps');
const sample = join(maps, 'halls', 'integrity');
const sceneIds = ['principles', 'history', 'contributions', 'law-discipline', 'responsibility'];

async function readGood(folder: string): Promise<Pack> {
  const read = await readPack(folder);
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  return read.pack;
}

/** All strings anywhere in a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...stringsOf(member)]);
}

describe('the sample hall', () => {
  test('C3 is in order', async () => {
    const pack = await readGood(sample);
    expect(pack.hallId).toBe('integrity');
    expect(pack.publicHall.scenes.map((scene) => scene.sceneId)).toEqual(sceneIds);
    expect(pack.map.scenes.map((scene) => scene.sceneId).sort()).toEqual([...sceneIds].sort());
    expect(pack.gates.map((gate) => gate.gateId)).toEqual(['to-law', 'to-contributions', 'to-responsibility']);
    for (const gate of pack.gates) expect(gate.questionIds.length).toBeGreaterThanOrEqual(3);
    const sheets = ['hall-tiles', 'hall-boards', 'hall-ground', 'hall-things', 'hall-light'];
    const drawn = [...pack.files.keys()].filter((name) => !name.startsWith('media/'));
    expect(drawn).toEqual(sheets.flatMap((sheet) => [`${sheet}.png`, `${sheet}@2x.png`]));
    for (const sceneId of sceneIds) {
      const shown = pack.map.exhibits.filter((exhibit) => exhibit.sceneId === sceneId);
      expect(shown.length).toBeGreaterThanOrEqual(4);
      const named = pack.roundQuestionIds.map((questionId) => pack.questions.get(questionId)?.exhibitId);
      expect(shown.some(({ exhibitId }) => named.includes(exhibitId))).toBe(true);
    }
  });

  test('C4 exhibits and questions name a licence and facts', async () => {
    const pack = await readGood(sample);
    const named = [...pack.publicHall.exhibits, ...pack.questions.values()];
    for (const { sources } of named) expect(sources.length).toBeGreaterThan(0);
    for (const question of pack.questions.values()) expect(question.licence).toBe('Apache-2.0');
  });

  test('C5 what is served holds no question, key or explanation', async () => {
    const pack = await readGood(sample);
    const served = new Set(stringsOf(contentOf(pack).publicContent));
    for (const question of pack.questions.values()) {
      const { stem, explanation, options } = question;
      const key = options.length > 0 ? [question.key].flat() : [];
      const told = [stem, explanation, ...options.map((option) => option.text)].flatMap((text) => Object.values(text));
      // An option that is only a date or a name may stand on a label of the hall as well.
      const hidden = told.filter((text) => text.length > 12);
      for (const text of [...hidden, ...key, 'key', 'explanation', 'stem']) expect(served).not.toContain(text);
    }
  });

  test('G5 a question as it is put holds neither key nor explanation', async () => {
    const pack = await readGood(sample);
    for (const question of pack.questions.values()) {
      const put = publicQuestion(question);
      expect(Object.keys(put).sort()).toEqual(['exhibitId', 'kind', 'options', 'questionId', 'sources', 'stem']);
      expect(stringsOf(put)).not.toContain(question.explanation.en);
    }
  });

  test('C1 comes back whole from what is stored', async () => {
    const pack = await readGood(sample);
    const { publicContent, secretContent } = JSON.parse(JSON.stringify(contentOf(pack)));
    const version = packVersion(pack);
    const hall = publishedHall(version, publicContent, secretContent);
    expect(hall.publicHall).toMatchObject({ hallId: 'integrity', version });
    const sha256 = pack.files.get('hall-tiles@2x.png')?.sha256;
    expect(hall.publicHall.files['hall-tiles@2x.png']).toEqual({ url: `/files/${sha256}.png` });
    expect(hall.map).toEqual(pack.map);
    expect(hall.questions).toEqual(pack.questions);
    expect(hall.gates).toEqual(pack.gates);
    expect(hall.roundQuestionIds).toEqual(pack.roundQuestionIds);
  });

  test('the right options stand at different places', async () => {
    const pack = await readGood(sample);
    const places = [...pack.questions.values()].map((question) =>
      question.options.findIndex((option) => option.optionId === question.key),
    );
    expect(new Set(places).size).toBeGreaterThanOrEqual(3);
  });
});

describe('C3 C6 C7 a pack with a fault is refused with file and words', () => {
  let base: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'clearhall-pack-'));
  });
  afterAll(async () => {
    await rm(base, { recursive: true, force: true });
  });

  let copies = 0;
  async function copied(): Promise<string> {
    copies += 1;
    const root = join(base, String(copies));
    await cp(join(maps, 'tilesets'), join(root, 'tilesets'), { recursive: true });
    await cp(sample, join(root, 'halls', 'integrity'), { recursive: true });
    return join(root, 'halls', 'integrity');
  }

  async function problemsAfter(spoil: (folder: string) => Promise<unknown>): Promise<string[]> {
    const folder = await copied();
    await spoil(folder);
    const read = await readPack(folder);
    return read.ok ? [] : read.problems.map((problem) => `${problem.code} ${problem.file}`);
  }

  async function rewrite<T>(path: string, change: (entry: T) => unknown): Promise<void> {
    const entry = JSON.parse(await readFile(path, 'utf8')) as T;
    change(entry);
    await writeFile(path, JSON.stringify(entry));
  }

  type Hall = {
    hallId: string;
    gates: { questionIds: string[] }[];
    scenes: { sceneId: string }[];
    roundQuestionIds: string[];
  };
  const hallChange = (change: (hall: Hall) => unknown) => (folder: string) =>
    rewrite(join(folder, 'hall.json'), change);
  const questionChange = (change: (question: KeyedQuestion) => unknown) => (folder: string) =>
    rewrite(join(folder, 'questions', 'family-told.json'), change);

  test('the copy itself is in order, with the version of the original', async () => {
    const copy = await readGood(await copied());
    expect(packVersion(copy)).toBe(packVersion(await readGood(sample)));
  });

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['unknown-question hall.json', hallChange((hall) => hall.gates[0]?.questionIds.push('who-knows'))],
    ['unknown-question hall.json', hallChange((hall) => hall.roundQuestionIds.push('who-knows'))],
    ['gate-without-question hall.json', hallChange((hall) => hall.gates[0]?.questionIds.splice(0))],
    ['question-in-gate-and-round hall.json', hallChange((hall) => hall.roundQuestionIds.push('five-principles'))],
    ['answer-behind-gate hall.json', hallChange((hall) => hall.gates[0]?.questionIds.splice(0, 2, 'family-told'))],
    ['scene-not-written hall.tmj', hallChange((hall) => hall.scenes.pop())],
    ['gate-not-written hall.tmj', hallChange((hall) => hall.gates.pop())],
    ['hall-id-not-folder hall.json', hallChange((hall) => Object.assign(hall, { hallId: 'other' }))],
    ['bad-entry hall.json', hallChange((hall) => Object.assign(hall, { surprise: 1 }))],
    ['bad-entry questions/family-told.json', questionChange((question) => Object.assign(question, { key: 'zzzzz9' }))],
    [
      'bad-entry questions/family-told.json',
      questionChange((question) => Object.assign(question.options[1] ?? {}, { optionId: 'b' })),
    ],
    [
      'bad-entry questions/family-told.json',
      questionChange((question) => Object.assign(question.options[1] ?? {}, { optionId: question.key })),
    ],
    [
      'bad-entry questions/family-told.json',
      questionChange((question) =>
        Object.assign(question.options[1] ?? {}, question.options[0], { optionId: 'q1w2e3' }),
      ),
    ],
    [
      'bad-entry questions/family-told.json',
      questionChange((question) => Object.assign(question.stem, { en: 'x'.repeat(400) })),
    ],
    [
      'bad-entry questions/family-told.json',
      questionChange((question) => Object.assign(question.stem, { 'zh-CN': ' ' })),
    ],
    ['bad-entry questions/family-told.json', questionChange((question) => Object.assign(question, { sources: [] }))],
    ['bad-entry questions/family-told.json', questionChange((question) => Object.assign(question, { licence: '' }))],
    [
      'unknown-exhibit questions/family-told.json',
      questionChange((question) => Object.assign(question, { exhibitId: 'ghost' })),
    ],
    [
      'id-not-file-name questions/family-told.json',
      questionChange((question) => Object.assign(question, { questionId: 'other' })),
    ],
    ['exhibit-not-written hall.tmj', (folder) => rm(join(folder, 'exhibits', 'openness.json'))],
    [
      'exhibit-not-on-map exhibits/extra.json',
      async (folder) => {
        await cp(join(folder, 'exhibits', 'openness.json'), join(folder, 'exhibits', 'extra.json'));
        await rewrite<{ exhibitId: string }>(join(folder, 'exhibits', 'extra.json'), (entry) =>
          Object.assign(entry, { exhibitId: 'extra' }),
        );
      },
    ],
    ['file-missing hall.json', (folder) => rm(join(folder, 'hall.json'))],
    ['not-json hall.json', (folder) => writeFile(join(folder, 'hall.json'), '{ "hallId": ')],
    ['picture-missing hall.tmj', (folder) => rm(join(folder, '..', '..', 'tilesets', 'hall-tiles@2x.png'))],
    [
      'picture-not-png hall.tmj',
      (folder) => writeFile(join(folder, '..', '..', 'tilesets', 'hall-tiles.png'), 'GIF89a'),
    ],
    [
      'picture-outside hall.tmj',
      async (folder) => {
        await writeFile(join(folder, '..', 'away.png'), 'secret');
        await rewrite<{ tilesets: { image: string }[] }>(join(folder, 'hall.tmj'), (map) =>
          Object.assign(map.tilesets[0] ?? {}, { image: '../away.png' }),
        );
      },
    ],
    [
      'picture-wrong-size hall.tmj',
      (folder) =>
        rewrite<{ tilesets: { imagewidth: number }[] }>(join(folder, 'hall.tmj'), (map) =>
          Object.assign(map.tilesets[0] ?? {}, { imagewidth: 500 }),
        ),
    ],
  ])('%s', async (expected, spoil) => {
    expect(await problemsAfter(spoil)).toContain(expected);
  });

  test('a folder that is not there is one thing wrong, not a fault', async () => {
    const read = await readPack(join(base, 'nowhere'));
    expect(read).toMatchObject({
      ok: false,
      problems: [{ code: 'file-missing', file: 'hall.json' }, { code: 'file-missing' }],
    });
  });

  test('a line for a person names file, layer and tile', () => {
    const line = problemLine({ code: 'off-grid', file: 'hall.tmj', layer: 'gates', x: 4, y: 2, text: 'Move it.' });
    expect(line).toBe('hall.tmj, layer "gates", column 4, row 2: Move it. [off-grid]');
  });
});
