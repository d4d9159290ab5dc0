import { expect, test } from 'vitest';
import { lasting, withoutText } from './spoken-rules.ts';

const shown = new Map([
  ['a', { textId: 't1', untilMs: 100 }],
  ['b', { textId: 't2', untilMs: 200 }],
]);

test('U22 what was said is shown until its time is over', () => {
  expect(lasting(shown, 99)).toBe(shown);
  expect([...lasting(shown, 100).keys()]).toEqual(['b']);
  expect(lasting(shown, 200).size).toBe(0);
});

test('U22 a hidden text goes at once, and only that one', () => {
  expect([...withoutText(shown, 't2').keys()]).toEqual(['a']);
  expect(withoutText(shown, 't3')).toBe(shown);
});
