import { spokenText } from '@clearhall/shared-schema/people/spoken-text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textLength } from './text-length.ts';

test('U23 characters are counted as people count them', () => {
  expect(textLength('廉洁', 70)).toEqual({ length: 2, isTooLong: false, canBeSent: true });
  expect(textLength('  a  b ', 70).length).toBe(3);
  expect(textLength('   ', 70)).toEqual({ length: 0, isTooLong: false, canBeSent: false });
  expect(textLength('𠮷'.repeat(70), 70).canBeSent).toBe(true);
  expect(textLength('𠮷'.repeat(71), 70)).toEqual({ length: 71, isTooLong: true, canBeSent: false });
});

test('U23 the field sends exactly what the server would take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
      expect(textLength(text, 70).canBeSent).toBe(spokenText(text, 70) !== null);
    }),
  );
});
