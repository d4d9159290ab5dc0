import type { LearnedHall } from '@clearhall/shared-schema/learn/record';
import { describe, expect, test } from 'vitest';
import { isBegun, progressIn } from './progress.ts';

const words = (en: string) => ({ en, 'zh-CN': en });
const newcomer: LearnedHall = {
  hallId: 'integrity',
  version: 'a'.repeat(64),
  title: words('Hall'),
  scenes: [
    {
      sceneId: 'foyer',
      title: words('Foyer'),
      exhibits: ['one', 'two'].map((exhibitId) => ({ exhibitId, title: words(exhibitId), isSeen: false })),
    },
  ],
  gates: [{ gateId: 'door', title: words('Door'), passedAt: null }],
  papers: [],
  papersNeverTaken: [],
};

describe('the learner’s page', () => {
  test('E24 who has done nothing has not begun', () => {
    expect(isBegun(newcomer)).toBe(false);
    expect(progressIn(newcomer)).toEqual({ seen: 0, exhibits: 2, passed: 0, gates: 1, papers: 0 });
  });

  test('E24 a door passed at the beginning of time is a door passed', () => {
    const hall = { ...newcomer, gates: [{ gateId: 'door', title: words('Door'), passedAt: 0 }] };
    expect(isBegun(hall)).toBe(true);
    expect(progressIn(hall).passed).toBe(1);
  });
});
