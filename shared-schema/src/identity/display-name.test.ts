import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayName, NAME_LENGTH, readName } from './display-name.ts';

test('P2 names of any script are taken as they are, with one space for many', () => {
  for (const name of [
    'Li',
    '李小明',
    "O'Neill",
    'Ólafur Á.',
    'محمد',
    'प्रिया',
    'Jean-Luc',
    '买买提·吐尔逊',
    'agent_007',
  ])
    expect(displayName(name)).toBe(name.normalize('NFC'));
  expect(displayName('  Anna \t\n Maria ')).toBe('Anna Maria');
});

test('P2 a name that turns, hides or imitates is none', () => {
  for (const name of [
    '\u202Eab',
    'a\u200Db',
    'ab\u0000',
    '\u3164\u3164',
    '\uFFA0\uFFA0',
    'a\uFE0Fb',
    '<i>',
    'a/b',
    '--',
    '. .',
    '😀😀',
  ])
    expect([name, displayName(name)]).toEqual([name, null]);
});

test('P2 whatever is given: a name has 2 to 16 characters and stays the same when given again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const name = displayName(text);
      if (name === null) return;
      expect([...name].length).toBeGreaterThanOrEqual(NAME_LENGTH.least);
      expect([...name].length).toBeLessThanOrEqual(NAME_LENGTH.most);
      expect(name).not.toMatch(/[<>&"\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(displayName(name)).toBe(name);
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test('U4 the problem with a name is told in kind', () => {
  expect(readName(' 李 ')).toEqual({ problem: 'too-short' });
  expect(readName('A'.repeat(17))).toEqual({ problem: 'too-long' });
  expect(readName('<b>Ann</b>')).toEqual({ problem: 'odd' });
  expect(readName(' 𠮷野 ')).toEqual({ name: '𠮷野' });
});
