import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { isOurOrigin, sameOriginOnly } from './same-origin.ts';

const ours = ['http://127.0.0.1:2567', 'http://localhost:2567'];

test('A6 only our own origins are ours, letter by letter', () => {
  for (const origin of ours) expect(isOurOrigin(origin, ours)).toBe(true);
  for (const origin of [
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:25670',
    'https://127.0.0.1:2567',
    'http://localhost:2567/',
  ])
    expect(isOurOrigin(origin, ours)).toBe(false);
});

test('A6 what changes something needs our Origin; what only reads needs none', () => {
  const passes = (method: string, origin?: string) => {
    let status = 0;
    const response = { status: (code: number) => ({ json: () => (status = code) }) } as unknown as Response;
    let passed = false;
    sameOriginOnly(() => ours)({ method, headers: { origin } } as Request, response, () => {
      passed = true;
    });
    return passed || status;
  };
  expect([passes('GET'), passes('HEAD'), passes('GET', 'http://evil.example')]).toEqual([true, true, true]);
  expect(passes('POST', ours[0])).toBe(true);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post'])
    for (const origin of [undefined, '', 'null', 'http://evil.example']) expect(passes(method, origin)).toBe(403);
});
