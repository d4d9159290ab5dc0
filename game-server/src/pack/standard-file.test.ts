import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type StandardFile, standardFile, standardProblems } from './standard-file.ts';

const file = {
  standardId: 'basic',
  title: { en: 'Basic', 'zh-CN': '基础' },
  timeZone: 'Asia/Shanghai',
  minutes: { least: 40, mostADay: 30 },
  gates: ['to-law'],
  papers: ['practice'],
  validMonths: 24,
  licence: 'Apache-2.0',
};

const problemsOf = (change: object): string[] => {
  const read = v.safeParse(standardFile, { ...file, ...change });
  return read.success ? [] : read.issues.map(({ message }) => message);
};

describe('the files of standards', () => {
  test('N1 a standard says what it asks for; what is not said is not asked', () => {
    expect(v.parse(standardFile, file)).toEqual({ ...file, visits: null, scenes: [], exhibits: [] });
    const nothing = { minutes: null, gates: [], papers: [] };
    expect(problemsOf(nothing)).toEqual([expect.stringContaining('must ask for something')]);
    expect(problemsOf({ timeZone: 'Mars/Olympus' })).toEqual([expect.stringContaining('time zone')]);
    expect(problemsOf({ minutes: { least: 40, mostADay: 0 } })).toEqual([expect.stringContaining('whole number')]);
    expect(problemsOf({ gates: ['to-law', 'to-law'] })).toEqual([expect.stringContaining('twice')]);
    expect(problemsOf({ points: 3 })).toHaveLength(1);
  });

  test('N1 a standard that asks for what the hall does not have is named with its place', () => {
    const standards = new Map<string, StandardFile>([['basic', v.parse(standardFile, file)]]);
    const there = { scenes: [], exhibits: [], gates: ['to-law'], papers: [] };
    expect(standardProblems(standards, there)).toEqual([
      {
        code: 'standard-not-reachable',
        file: 'standards/basic.json',
        text: expect.stringContaining('"papers" asks for "practice"'),
      },
    ]);
    expect(standardProblems(standards, { ...there, papers: ['practice'] })).toEqual([]);
  });
});
