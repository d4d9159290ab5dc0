import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { type RunningServer, startServer } from '../../game-server/src/server.ts';
import { QUANTUM } from '../../shared-schema/src/avatar/motion.ts';
import { everybodyLeaves, Guest } from '../room/guest.ts';
import { launchBrowser, SCREENS } from './chromium.ts';

// Makes the pictures of docs/images from the running product: node test/browser/take-screenshots.ts [picture …]

const clone = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(clone, 'docs', 'images');
const chosen = process.argv.slice(2);
const patienceMs = 120_000;

/** Who stands in the first gallery, before the gate: name, look, place in tiles. */
const crowd = [
  ['Mei Lin', 0, 20.5, 17.6],
  ['陈思远', 1, 25.3, 17.4],
  ['Amara', 2, 27.4, 19.6],
  ['Jonas', 3, 19.2, 20.4],
  ['李明', 6, 24.8, 21.3],
  ['Priya', 7, 17.3, 18.3],
] as const;

type Scenery = { server: RunningServer; browser: Browser };

/** Opens a page of its own context. */
async function open(
  { browser }: Scenery,
  url: string,
  options: BrowserContextOptions = SCREENS.desktop,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Takes the picture once everything stands still, and closes the page. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator('.toasts').waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), timeout: patienceMs, animations: 'disabled' });
  console.log(`docs/images/${name}.png`);
  await page.context().close();
}

function linkOf({ server }: Scenery, role: string): string {
  return server.links.find((link) => link.role === role)?.url ?? '';
}

async function isInside(page: Page): Promise<void> {
  await page.locator('#view[data-x]').waitFor({ state: 'attached' });
  await page.locator('.view-veil').waitFor({ state: 'detached' });
}

async function enterAsVisitor(scenery: Scenery, options?: BrowserContextOptions): Promise<Page> {
  const page = await open(scenery, linkOf(scenery, 'visitor'), options);
  await page.getByLabel('Your name in the hall').fill('Visitor');
  await page.getByRole('button', { name: 'Enter the hall' }).click();
  await isInside(page);
  return page;
}

/** Walks a guest to a place and waits until it stands there. */
async function stand(guest: Guest, x: number, y: number): Promise<void> {
  await guest.ask('avatar.go', { tick: 0, seq: 1, x, y, pace: 2 });
  await guest.until(
    (state) => {
      const body = state.avatars.get(guest.avatarId);
      return (
        body !== undefined && body.pace === 0 && Math.hypot(body.x128 / QUANTUM - x, body.y128 / QUANTUM - y) < 0.3
      );
    },
    'standing',
    patienceMs,
  );
}

async function gatherCrowd({ server }: Scenery): Promise<void> {
  const door = { origin: server.origin, server };
  for (const [name, look, x, y] of crowd) {
    const guest = await new Guest(door).signIn('visitor');
    await guest.join(await guest.seat({ name, look }));
    await stand(guest, x, y);
  }
}

async function walkToGate(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Lists' });
  await rail.getByRole('button', { name: 'Scenes' }).click();
  await page
    .locator('.drawer')
    .getByRole('button', { name: /^Go to the door/ })
    .click();
  await page.locator('.prompts').getByRole('button').waitFor();
  if (await page.locator('.drawer').isVisible()) await rail.getByRole('button', { name: 'Scenes' }).click();
}

const shots: Record<string, (scenery: Scenery) => Promise<void>> = {
  entry: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'visitor'));
    await page.getByLabel('Your name in the hall').waitFor();
    await take(page, 'entry');
  },
  hall: async (scenery) => {
    const page = await enterAsVisitor(scenery);
    await page.keyboard.down('KeyW');
    await page.waitForFunction(() => Number(document.getElementById('view')?.dataset.y) < 18.9);
    await page.keyboard.up('KeyW');
    await take(page, 'hall');
  },
  phone: async (scenery) => {
    const page = await enterAsVisitor(scenery, { ...SCREENS.phone, deviceScaleFactor: 2 });
    await walkToGate(page);
    await take(page, 'phone');
  },
  gate: async (scenery) => {
    const page = await enterAsVisitor(scenery);
    await walkToGate(page);
    await page.locator('.prompts').getByRole('button').click();
    await page.locator('.gate-panel legend').waitFor();
    await take(page, 'gate');
  },
  tour: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'lecturer'));
    await page.getByRole('button', { name: /^Open (a|another) tour/ }).click();
    await isInside(page);
    const tourId = new URL(page.url()).searchParams.get('tour') ?? '';
    for (let learner = 0; learner < 5; learner++) {
      const guest = await new Guest({ origin: scenery.server.origin, server: scenery.server }).signIn('learner');
      await guest.enter({ tourId });
    }
    await page.getByText('5 here', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Call the group here' }).click();
    await page.getByText('5 coming').waitFor();
    await take(page, 'tour');
  },
  table: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'supervisor'));
    await page.getByRole('row').nth(4).waitFor();
    await take(page, 'table');
  },
};

const folder = await mkdtemp('/var/tmp/clearhall-pictures-');
const database = await mkdtemp('/var/tmp/clearhall-test-');
await mkdir(pictures, { recursive: true });
await buildClientWhenStale({ cloneFolder: clone, signal: new AbortController().signal, onProgress: console.log });
const postgres = await startPostgres({ dataDir: database, fast: true });
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  origins: [],
  databaseUrl: postgres.url,
  dataDir: folder,
  authSecret: null,
  demonstration: true,
  behindProxy: false,
  clientDir: path.join(clone, 'client', 'dist'),
});
const browser = await launchBrowser();
try {
  const scenery = { server, browser };
  await gatherCrowd(scenery);
  for (const [name, shoot] of Object.entries(shots)) {
    if (chosen.length === 0 || chosen.includes(name)) await shoot(scenery);
  }
} finally {
  await browser.close();
  await everybodyLeaves();
  await server.stop();
  await postgres.stop();
  for (const made of [folder, database]) await rm(made, { recursive: true, force: true });
}
