import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sha256Of, versionOf } from './pack-version.ts';

/** The same value with the members of every object in the opposite order. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnedRound(member)]),
  );
}

test('C2 the version does not depend on the order of members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(versionOf(turnedRound(value))).toBe(versionOf(value));
    }),
  );
});

test('C2 canonical JSON says the same as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value).replaceAll('\\r\\n', '\\n');
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(text));
    }),
  );
});

test('C2 line ends of other systems give the same version', () => {
  expect(versionOf({ text: 'a\r\nb' })).toBe(versionOf({ text: 'a\nb' }));
});

test('C2 another content has another version', () => {
  expect(versionOf({ a: [1, 2] })).not.toBe(versionOf({ a: [2, 1] }));
  expect(versionOf({ a: '1' })).not.toBe(versionOf({ a: 1 }));
});

test('a version is sha256 in hex', () => {
  expect(sha256Of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test.each([[undefined], [Number.NaN], [new Map()], [() => 1], [1n]])('%s has no canonical JSON', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
