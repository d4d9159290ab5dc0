import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ask, EVERYONE, isRefused, refuse } from './contract.ts';

test('A1 an ask that names no role is for everybody, and carries its check and its credits', () => {
  const payload = v.strictObject({});
  expect(ask(payload, { creditsPerMinute: 5 }).replies<null>()).toEqual({ payload, by: EVERYONE, creditsPerMinute: 5 });
  expect(ask(payload, { by: ['lecturer'], creditsPerMinute: 5 }).replies<null>().by).toEqual(['lecturer']);
});

test('A1 a refusal is told from every reply', () => {
  expect(isRefused(refuse('too-far'))).toBe(true);
  for (const reply of [null, undefined, 'refused', {}, { refused: 3 }, { passed: false }, []])
    expect(isRefused(reply)).toBe(false);
});
