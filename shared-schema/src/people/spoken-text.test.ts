import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHAT_LENGTH, SAY_LENGTH } from './presence.ts';
import { spokenText } from './spoken-text.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const HEART_ON_FIRE = '❤️‍🔥';

/** Characters of which hostile and honest texts are made, so that they meet more often than by chance. */
const pieces = fc.constantFrom(
  ...['a', 'é', 'e\u0301', 'ก', '李', 'ر', '한', 'ᄒ', 'ᅡ', ' ', '\t', '\n', '\u00a0', '\u3000', '\u2028', FAMILY],
  ...['\u0301', '\u0489', '\u20e3', '\u200b', '\u200c', '\u200d', '\u200e', '\u202e', '\u2066', '\u2069', '\ufeff'],
  ...['\u0000', '\u0085', '\u00ad', '\u034f', '\u061c', '\u115f', '\u3164', '\uffa0', '\ufe0f', '\ud800', '\udc00'],
  ...['\u{e0001}', '\u{e0041}', '\u{e000}', '\u{e0100}', '😀', '\u{1f3fb}', '1', '<', '&'],
);
const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 120 }),
);

test('P11 texts of any script and pictures are said as they were written, with one space for many', () => {
  for (const text of [
    'Hello, everybody!',
    '大家好，请看这边。',
    'می‌خواهم',
    'र्‍य और क्ष',
    'র‍্য',
    'שָׁלוֹם',
    'ภาษาไทย ที่นี่',
    'Tiếng Việt ế ữ',
    '<b>not bold</b> & "quoted"',
    `${FAMILY} ${HEART_ON_FIRE} 👍🏽 1️⃣ 🇳🇴`,
    '葛\u{e0100}城',
  ])
    expect(spokenText(text, SAY_LENGTH)).toBe(text.normalize('NFC'));
  expect(spokenText('  one \t\n two\u00a0\u3000three\u2028four  ', SAY_LENGTH)).toBe('one two three four');
});

test('P11 what turns or hides a text is taken out of it', () => {
  expect(spokenText('a\u202eb\u2066c\u2069d\u200ee\u061cf', SAY_LENGTH)).toBe('abcdef');
  expect(spokenText('a\u0000b\u0007c\u001bd\u007fe\u0085f', SAY_LENGTH)).toBe('abcdef');
  expect(spokenText('a\u200bb\u00adc\ufeffd\u2060e\u3164f\uffa0g', SAY_LENGTH)).toBe('abc defg');
  expect(spokenText('a\ud800b\udc00c\u{e000}d\u{e0041}e', SAY_LENGTH)).toBe('abcde');
});

test('P11 marks do not paint over the lines above, not even between joiners', () => {
  const zalgo = `a${'\u0301\u0489'.repeat(50)}`;
  const joined = `a${'\u0489\u0489\u0489\u200d'.repeat(50)}`;
  for (const text of [zalgo, joined]) {
    const seen = spokenText(text, SAY_LENGTH) as string;
    expect([...seen].length).toBeLessThanOrEqual(5);
  }
  expect(spokenText('\u0301\u0301over', SAY_LENGTH)).toBe('over');
});

test('P11 joiners stay inside words and pictures, and go where they join nothing', () => {
  expect(spokenText(`\u200d\u200d${FAMILY}\u200d \u200d end\u200c`, SAY_LENGTH)).toBe(`${FAMILY} end`);
  for (const text of [
    '',
    ' ',
    '\u200d',
    '\u200d\u200c \u200d',
    '\u0301',
    '\ufe0f',
    '\u3164',
    '\u202e',
    '\ud83d',
    '\u115f',
  ])
    expect([text, spokenText(text, SAY_LENGTH)]).toEqual([text, null]);
});

test('P11 the length counts after cleaning, in characters and not in halves of them', () => {
  expect(spokenText('字'.repeat(SAY_LENGTH), SAY_LENGTH)).toHaveLength(SAY_LENGTH);
  expect(spokenText('字'.repeat(SAY_LENGTH + 1), SAY_LENGTH)).toBeNull();
  expect(spokenText(`${'\u200b'.repeat(500)}${'😀'.repeat(SAY_LENGTH)}`, SAY_LENGTH)).toBe('😀'.repeat(SAY_LENGTH));
  expect(spokenText('😀'.repeat(SAY_LENGTH + 1), SAY_LENGTH)).toBeNull();
  expect(spokenText(' x '.repeat(CHAT_LENGTH / 2), CHAT_LENGTH)).toHaveLength(CHAT_LENGTH - 1);
});

test('P11 whatever is given: one line, nothing unseen, few marks, no longer than allowed, the same when given again', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: CHAT_LENGTH }), (text, most) => {
      const seen = spokenText(text, most);
      if (seen === null) return;
      expect([...seen].length).toBeGreaterThanOrEqual(1);
      expect([...seen].length).toBeLessThanOrEqual(most);
      expect(seen).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u);
      expect(seen.replaceAll(/[\u200c\u200d]/gu, '')).not.toMatch(/\p{Cf}/u);
      expect(seen).not.toMatch(/^ | $| {2}|[^\S ]/u);
      expect(seen).not.toMatch(/[\p{M}\u200c\u200d]{5}/u);
      expect(seen).not.toMatch(/(^| )[\p{M}\u200c\u200d]|[\u200c\u200d]( |$)/u);
      expect(seen).toMatch(/[^\s\p{M}\p{C}]/u);
      expect(seen.normalize('NFC')).toBe(seen);
      expect(spokenText(seen, most)).toBe(seen);
    }),
    { numRuns: 5000, seed: 11 },
  );
});
