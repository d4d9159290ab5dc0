import { expect, test } from 'vitest';
import { diceOf } from '../walk/walk-script.ts';
import { CanaryMint, CanaryScanner } from './canaries.ts';

const mint = new CanaryMint(diceOf(3));
const [optionId, text] = [mint.optionId(), mint.text()];
const scanner = new CanaryScanner(
  new Map([
    [optionId, { questionId: 'first', part: 'key' }],
    [text, { questionId: 'second', part: 'explanation' }],
  ]),
);
const bytesOf = (written: string) => new TextEncoder().encode(written);

test('G5 a planted key is found in JSON, in MessagePack and between random bytes', () => {
  const first = { questionId: 'first', part: 'key', token: optionId };
  const second = { questionId: 'second', part: 'explanation', token: text };
  expect(scanner.find(bytesOf(JSON.stringify({ key: optionId, explanation: `So: ${text}.` })))).toEqual([
    first,
    second,
  ]);
  // A MessagePack text is its length and then its bytes: 0xa6 for six of them, 0xb8 for twenty-four.
  const packed = Buffer.concat([Uint8Array.of(0x81, 0xa6), bytesOf(optionId), Uint8Array.of(0xb8), bytesOf(text)]);
  expect(scanner.find(packed)).toEqual([first, second]);
  expect(scanner.find(Buffer.concat([Buffer.alloc(700, 0xff), bytesOf(text)]))).toEqual([second]);
  expect(scanner.find(bytesOf(`1${text}0`))).toEqual([second]);
});

test('G5 nothing is found where nothing was planted', () => {
  expect(scanner.find(new Uint8Array(0))).toEqual([]);
  expect(scanner.find(bytesOf(`${optionId.slice(1)} ${text.slice(1)} illo01 0110`))).toEqual([]);
});

test('G5 each token is given once, and an option may bear it', () => {
  const tokens = Array.from({ length: 500 }, () => mint.optionId());
  expect(new Set([optionId, ...tokens]).size).toBe(501);
  for (const token of tokens) expect(token).toMatch(/^(?=.*[0-9])[a-z0-9]{6}$/);
});
