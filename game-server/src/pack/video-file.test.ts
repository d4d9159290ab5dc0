import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { exhibitFile } from './exhibit-file.ts';
import { videoPart, videoProblem } from './video-file.ts';

type Entry = Record<string, unknown>;

const hall = resolve(import.meta.dirname, '..', '..', '..', 'maps', 'halls', 'integrity');
const both = (text: string) => ({ en: text, 'zh-CN': text });
const caption = (fromS: number, toS: number) => ({ fromS, toS, text: both('One.') });
const chapter = (startsAtS: number) => ({ startsAtS, title: both('One') });
const film = {
  files: [
    { file: 'media/one.webm', mediaType: 'video/webm' },
    { file: 'media/one.mp4', mediaType: 'video/mp4' },
  ],
  poster: { file: 'media/one.png', alt: both('A pile.'), licence: 'Apache-2.0' },
  durationS: 40,
  chapters: [chapter(0), chapter(8)],
  captions: [caption(0, 4), caption(4, 40)],
  licence: 'Apache-2.0',
};

/** Where a film is refused and why; empty where it is taken. */
function refusals(change: Entry): string[] {
  const read = v.safeParse(videoPart, { ...film, ...change });
  return read.success ? [] : read.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

test('X20 a film in order is taken, with or without chapters', () => {
  expect([refusals({}), refusals({ chapters: [] })]).toEqual([[], []]);
});

describe('X20 X10 a fault of a film is named in words', () => {
  test.each<[string, string, Entry]>([
    ['no captions', 'captions: must say in words what is heard or seen', { captions: [] }],
    ['captions over one another', 'captions: must each end after', { captions: [caption(0, 5), caption(4, 6)] }],
    ['captions out of order', 'captions: must each end after', { captions: [caption(5, 6), caption(1, 2)] }],
    ['a caption that ends as it begins', 'captions: must each end after', { captions: [caption(3, 3)] }],
    ['a caption after the end', 'captions: must each end after', { captions: [caption(39, 41)] }],
    ['a caption in one language', 'captions.0.text.zh-CN', { captions: [{ ...caption(0, 1), text: { en: 'One' } }] }],
    ['a first chapter after the beginning', 'chapters: must begin at 0', { chapters: [chapter(1)] }],
    ['chapters out of order', 'chapters: must begin at 0', { chapters: [chapter(0), chapter(9), chapter(8)] }],
    ['a chapter after the end', 'chapters: must begin at 0', { chapters: [chapter(0), chapter(40)] }],
    ['no file', 'files: must name at least one file', { files: [] }],
    [
      'a type that is not played',
      'must be "video/mp4" or "video/webm"',
      { files: [{ file: 'media/a.avi', mediaType: 'video/avi' }] },
    ],
    [
      'an ending of another type',
      'media/two-words.mp4',
      { files: [{ file: 'media/one.webm', mediaType: 'video/mp4' }] },
    ],
    ['no licence', 'licence', { licence: undefined }],
  ])('%s', (_, words, change) => {
    expect(refusals(change).join('\n')).toContain(words);
  });

  test('a narration beside the captions', async () => {
    const exhibit = JSON.parse(await readFile(resolve(hall, 'exhibits', 'ladder-of-amounts.json'), 'utf8')) as Entry;
    const narration = { sentences: [both('One.')] };
    const read = v.safeParse(exhibitFile, { ...exhibit, narration });
    const said = read.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
    expect([v.is(exhibitFile, exhibit), said]).toEqual([
      true,
      ['narration: must be left out: the captions of a video are its narration'],
    ]);
  });
});

describe('X20 X10 a file of a film is what it is said to be', () => {
  let mp4: Buffer;
  let webm: Buffer;
  beforeAll(async () => {
    mp4 = await readFile(resolve(hall, 'media', 'ladder-of-amounts.mp4'));
    webm = await readFile(resolve(hall, 'media', 'ladder-of-amounts.webm'));
  });

  test('the films of the sample hall are, and small', () => {
    expect([videoProblem(mp4, 'video/mp4', 40), videoProblem(webm, 'video/webm', 40)]).toEqual([null, null]);
    expect(mp4.length + webm.length).toBeLessThanOrEqual(400_000);
  });

  test('another kind, another length, a broken head and too many bytes are said', () => {
    expect(videoProblem(webm, 'video/mp4', 40)).toBe('is no MP4. Save it as MP4 (H.264).');
    expect(videoProblem(mp4, 'video/webm', 40)).toBe('is no WebM. Save it as WebM (VP9).');
    expect(videoProblem(Buffer.alloc(2), 'video/webm', 40)).toBe('is no WebM. Save it as WebM (VP9).');
    expect(videoProblem(mp4, 'video/mp4', 30)).toBe('lasts 40 s, not 30. Set "durationS" to 40.');
    expect(videoProblem(mp4.subarray(0, 40), 'video/mp4', 40)).toContain('is not whole');
    const large = Buffer.concat([mp4, Buffer.alloc(6_000_000)]);
    expect(videoProblem(large, 'video/mp4', 40)).toContain('is larger than 6 MB');
  });
});
