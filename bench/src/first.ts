import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { type Benchmark, type Figure, figure } from './figures.ts';
import { measurePageSizes } from './page-sizes.ts';
import { measureAnswers, measureWalkers } from './walkers.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_LIMIT_MS = 120_000;

/** The first honest numbers: how long until one is inside, what walking and answering cost, what pages weigh. */
export const first: Benchmark = {
  name: 'first',
  measures: 'start to first avatar, 20 walkers, durable answers, page sizes',
  async run({ small }) {
    const figures = [
      ...(await measureStart()),
      ...(await measureWalkers(small ? 3 : 20)),
      ...(await measureAnswers(small ? 2 : 5)),
      ...(await measurePageSizes()),
    ];
    const notes = [
      'clients and server share the machine; the browser draws in software',
      'bytes are WebSocket payload; one turn a second per walker',
    ];
    return { figures, notes };
  },
};

/** From `npm start` in an installed and built clone to the first avatar drawn in a browser that was open already. */
async function measureStart(): Promise<Figure[]> {
  await buildClientWhenStale({ cloneFolder: ROOT, signal: new AbortController().signal, onProgress: () => {} });
  const data = await mkdtemp('/var/tmp/clearhall-bench-');
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const beganMs = performance.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(await freePort()), VOICE: 'off', CLEARHALL_DATA_DIR: data },
    detached: process.platform !== 'win32',
  });
  try {
    const url = await printedLink(child.stdout);
    const readyMs = performance.now() - beganMs;
    await page.goto(url);
    await page.getByRole('textbox').first().fill('Visitor');
    await page.getByRole('button', { name: /enter/i }).first().click();
    await until(async () =>
      page.evaluate(() => performance.getEntriesByName('clearhall:first-avatar').length > 0).catch(() => false),
    );
    const totalMs = performance.now() - beganMs;
    return [
      figure('npm start to printed links, new database', readyMs, 'ms'),
      figure('npm start to first avatar on screen, new database', totalMs, 'ms'),
    ];
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
    await ended;
    // The signal went to the whole group: the database may still be writing its last words.
    await rm(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function printedLink(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`no link was printed:\n${text}`)), START_LIMIT_MS);
    output.on('data', (data) => {
      text += data;
      const link = /visitor\D*?(http:\/\/\S+)/i.exec(text)?.[1];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    });
  });
}

async function until(claim: () => Promise<boolean>): Promise<void> {
  const limitMs = performance.now() + START_LIMIT_MS;
  while (!(await claim())) {
    if (performance.now() > limitMs) throw new Error('the first avatar was not drawn');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
