import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(path.join(tmpdir(), 'clearhall-pages-'));
  await writeFile(path.join(clientDir, 'index.html'), '<title>Hall</title>');
  await writeFile(path.join(clientDir, 'stays.js'), 'export {};');
  hall = await openHall({ clientDir });
});
afterAll(async () => {
  await hall?.stop();
  await rm(clientDir, { recursive: true, force: true });
});

test('L22 a file of a page that went away ends that one reply; the server goes on with the others', async () => {
  expect(await (await fetch(`${hall.origin}/`)).text()).toContain('Hall');
  await rm(path.join(clientDir, 'index.html'));
  await expect(fetch(`${hall.origin}/`).then((response) => response.text())).rejects.toThrow();
  expect(await (await fetch(`${hall.origin}/stays.js`)).text()).toBe('export {};');
});
