import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemLine } from './pack-problem.ts';
import { readPack } from './read-pack.ts';

const maps = resolve(import.meta.dirname, '..', '..', '..', 'maps');
const sample = join(maps, 'halls', 'integrity');

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'clearhall-exhibits-'));
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

type Entry = Record<string, unknown>;
let copies = 0;

/** A copy of the sample hall in which one exhibit was changed, and what its check says. */
async function checked(exhibitId: string, change: (exhibit: Entry, folder: string) => unknown): Promise<string[]> {
  const root = join(base, String(copies++));
  const folder = join(root, 'halls', 'integrity');
  await cp(join(maps, 'tilesets'), join(root, 'tilesets'), { recursive: true });
  await cp(sample, folder, { recursive: true });
  const path = join(folder, 'exhibits', `${exhibitId}.json`);
  const exhibit = JSON.parse(await readFile(path, 'utf8')) as Entry;
  await change(exhibit, folder);
  await writeFile(path, JSON.stringify(exhibit));
  const read = await readPack(folder);
  return read.ok ? [] : read.problems.map(problemLine);
}

const both = (text: string) => ({ en: text, 'zh-CN': text });
const recording = (startsAtS: number[]) => ({ file: 'media/jade-en.mp3', mediaType: 'audio/mpeg', startsAtS });
const narrated = (startsAtS: number[]) => ({
  sentences: [both('One.'), both('Two.')],
  recordings: { en: recording(startsAtS) },
});
const withSound = async (folder: string) => writeFile(join(folder, 'media', 'jade-en.mp3'), 'sound');

describe('X10 C3 a fault of an exhibit is named in words', () => {
  test.each<[string, string, string, (exhibit: Entry, folder: string) => unknown]>([
    [
      'a kind that is not shown',
      'one-system',
      '"kind": must be "text", "timeline"',
      (one) => {
        one.kind = 'sound';
      },
    ],
    [
      'a date that there is not',
      'one-system',
      'must be a year, month or day such as "1949"',
      (one) => {
        Object.assign((one.entries as Entry[])[0] ?? {}, { date: '1949-02-30' });
      },
    ],
    [
      'an entry without a source',
      'one-system',
      'must name at least one of the sources',
      (one) => {
        Object.assign((one.entries as Entry[])[0] ?? {}, { factIds: [] });
      },
    ],
    [
      'a source that is not named',
      'one-system',
      'must be the "factId" of one of its "sources"',
      (one) => {
        Object.assign((one.entries as Entry[])[0] ?? {}, { factIds: ['C999'] });
      },
    ],
    [
      'a graphic without a unit',
      'tea-money',
      '"graphic.unit"',
      (one) => {
        delete (one.graphic as Entry).unit;
      },
    ],
    [
      'a graphic of an unnamed source',
      'tea-money',
      'must be the "factId" of one of its "sources"',
      (one) => {
        (one.graphic as Entry).factIds = ['C999'];
      },
    ],
    [
      'a number below 0',
      'tea-money',
      '"graphic.points.0.value": must not be less than 0',
      (one) => {
        Object.assign(((one.graphic as Entry).points as Entry[])[0] ?? {}, { value: -1 });
      },
    ],
    [
      'a line without dates',
      'tea-money',
      '"graphic.points": must each have a "date"',
      (one) => {
        (one.graphic as Entry).form = 'line';
      },
    ],
    [
      'a picture without a Chinese text',
      'jade-in-a-box',
      '"picture.alt.zh-CN"',
      (one) => {
        delete ((one.picture as Entry).alt as Entry)['zh-CN'];
      },
    ],
    [
      'a picture without a licence',
      'jade-in-a-box',
      '"picture.licence"',
      (one) => {
        delete (one.picture as Entry).licence;
      },
    ],
    [
      'a picture from elsewhere',
      'jade-in-a-box',
      'must be a file such as "media/two-words.png"',
      (one) => {
        (one.picture as Entry).file = '../../secret.png';
      },
    ],
    [
      'a picture that is not there',
      'jade-in-a-box',
      '"media/ghost.png" is not there. Put the file into',
      (one) => {
        (one.picture as Entry).file = 'media/ghost.png';
      },
    ],
    [
      'a picture that is none',
      'jade-in-a-box',
      'is no PNG. Save it as PNG.',
      (_, folder) => writeFile(join(folder, 'media', 'jade-both-keep.png'), 'GIF89a'),
    ],
    [
      'a picture by a link out',
      'jade-in-a-box',
      'leads out of the folder "media"',
      async (one, folder) => {
        await writeFile(join(folder, 'hidden.png'), 'secret');
        await symlink('../hidden.png', join(folder, 'media', 'linked.png'));
        (one.picture as Entry).file = 'media/linked.png';
      },
    ],
    [
      'too long a time',
      'jade-in-a-box',
      '"minSeconds": must be a whole number from 1 to 600',
      (one) => {
        one.minSeconds = 3600;
      },
    ],
    [
      'a narration that says nothing',
      'jade-in-a-box',
      'must hold at least one sentence',
      (one) => {
        one.narration = { sentences: [] };
      },
    ],
    [
      'a recording out of step',
      'jade-in-a-box',
      'one second for every sentence',
      async (one, folder) => {
        await withSound(folder);
        one.narration = narrated([0]);
      },
    ],
    [
      'a recording that goes back',
      'jade-in-a-box',
      'one second for every sentence',
      async (one, folder) => {
        await withSound(folder);
        one.narration = narrated([3, 1]);
      },
    ],
    [
      'a recording that is not there',
      'jade-in-a-box',
      '"media/jade-en.mp3" is not there',
      (one) => {
        one.narration = narrated([0, 3]);
      },
    ],
  ])('%s', async (_what, exhibitId, words, change) => {
    const lines = await checked(exhibitId, change);
    expect(lines.join('\n')).toContain(`exhibits/${exhibitId}.json`);
    expect(lines.join('\n')).toContain(words);
  });

  test('a recording in step is in order', async () => {
    const lines = await checked('jade-in-a-box', async (one, folder) => {
      await mkdir(join(folder, 'media'), { recursive: true });
      await withSound(folder);
      one.narration = narrated([0, 3.5]);
    });
    expect(lines).toEqual([]);
  });
});

test('X7 X8 X9 the sample hall shows every kind, with sources, in order of time', async () => {
  const read = await readPack(sample);
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  const { exhibits } = read.pack.publicHall;
  expect(new Set(exhibits.map(({ kind }) => kind))).toEqual(
    new Set(['text', 'timeline', 'data-graphic', 'picture', 'video', 'document', 'model']),
  );
  expect(exhibits.filter(({ narration }) => narration !== null).length).toBeGreaterThanOrEqual(3);
  const forms = exhibits.flatMap((exhibit) => (exhibit.kind === 'data-graphic' ? [exhibit.graphic.form] : []));
  expect(forms.sort()).toEqual(['bars', 'columns', 'line']);
  const road = exhibits.find(({ exhibitId }) => exhibitId === 'one-system');
  const dates = road?.kind === 'timeline' ? road.entries.map(({ date }) => date) : [];
  expect(dates).toEqual([...dates].sort());
  expect(dates).toHaveLength(14);
  expect(exhibits.every((exhibit) => exhibit.minSeconds >= 1 && !('licence' in exhibit))).toBe(true);
  expect([...read.pack.files.keys()]).toContain('media/jade-both-keep.png');
});
