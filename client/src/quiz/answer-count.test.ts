import { expect, test } from 'vitest';
import type { RosterRow } from '../net/mirror.ts';
import { answerCount } from './answer-count.ts';

const member = (changes: Partial<RosterRow>): RosterRow => ({
  avatarId: 'a',
  name: 'Anna',
  role: 'learner',
  unit: '',
  sceneId: '',
  connected: true,
  hasAnswered: false,
  status: 'here',
  hasHandUp: false,
  isBot: false,
  ...changes,
});

test('U29 people are counted without the bots, without those who lead or watch, and without who has gone', () => {
  const roster = [
    member({ hasAnswered: true }),
    member({ role: 'visitor' }),
    member({ role: 'lecturer' }),
    member({ role: 'supervisor' }),
    member({ connected: false }),
    ...Array.from({ length: 5 }, () => member({ isBot: true, hasAnswered: true })),
  ];
  expect(answerCount(roster)).toEqual({ answered: 1, people: 2, bots: 5, botsAnswered: 5 });
});

test('U29 an answer counts also after its person lost the line', () => {
  const roster = [member({ connected: false, hasAnswered: true }), member({})];
  expect(answerCount(roster)).toMatchObject({ answered: 1, people: 2 });
});
