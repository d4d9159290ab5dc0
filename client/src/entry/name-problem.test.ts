import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameProblem } from './name-problem.ts';

test('U4 a name has 2 to 16 characters, in any script', () => {
  expect(nameProblem('李')).toBe('too-short');
  expect(nameProblem('李四')).toBeNull();
  expect(nameProblem('𠮷野')).toBeNull();
  expect(nameProblem('A'.repeat(16))).toBeNull();
  expect(nameProblem('A'.repeat(17))).toBe('too-long');
});

test('U4 spaces round a name do not count', () => {
  fc.assert(
    fc.property(fc.nat(20), (spaces) => nameProblem(`${' '.repeat(spaces)}A${' '.repeat(spaces)}`) === 'too-short'),
  );
});

test('U4 signs that turn or hide text are not taken', () => {
  expect(nameProblem('Anne-Marie O’Neill')).toBe('too-long');
  expect(nameProblem('Jean-Luc')).toBeNull();
  expect(nameProblem('<b>Ann</b>')).toBe('odd');
  expect(nameProblem('A\u202eB')).toBe('odd');
});
