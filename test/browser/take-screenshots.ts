import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { type RunningServer, startServer } from '../../game-server/src/server.ts';
import { variedLook } from '../../shared-schema/src/avatar/look.ts';
import { everybodyLeaves, Guest } from '../room/guest.ts';
import { launchBrowser, SCREENS } from './chromium.ts';

// Makes the pictures of docs/images from the running product: node test/browser/take-screenshots.ts [picture …]

const clone = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(clone, 'docs', 'images');
const chosen = process.argv.slice(2);
const patienceMs = 120_000;

/** Who stands in the first gallery, before the gate: name, middle of a tile, heading (64 is to the viewer). */
const crowd = [
  ['Mei Lin', 20.5, 17.5, 64],
  ['陈思远', 25.5, 17.5, 128],
  ['Amara', 29.5, 20.5, 192],
  ['Jonas', 19.5, 20.5, 0],
  ['李明', 24.5, 21.5, 64],
  ['Priya', 14.5, 20.5, 64],
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

/** Takes the picture, without the ring of the focus, once everything stands still. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.locator('.toasts').waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), timeout: patienceMs, animations: 'disabled' });
  console.log(`docs/images/${name}.png`);
}

function linkOf({ server }: Scenery, role: string): string {
  return server.links.find((link) => link.role === role)?.url ?? '';
}

async function isInside(page: Page): Promise<void> {
  await page.locator('#view[data-x]').waitFor({ state: 'attached' });
  await page.locator('.view-veil').waitFor({ state: 'detached' });
}

async function enterAsVisitor(scenery: Scenery): Promise<Page> {
  const page = await open(scenery, linkOf(scenery, 'visitor'));
  await page.getByLabel('Your name in the hall').fill('Visitor');
  await page.getByRole('button', { name: 'Enter the hall' }).click();
  await isInside(page);
  await page.getByRole('button', { name: 'Skip' }).click();
  return page;
}

/** Walks a guest to a place and waits until it stands there. */
async function stand(guest: Guest, x: number, y: number): Promise<void> {
  await guest.ask('avatar.go', { tick: 0, seq: 1, x, y, pace: 2 });
  await guest.until(
    (_state, people) => {
      const body = people.get(guest.avatarId)?.segment;
      return body !== undefined && body.pace === 0 && Math.hypot(body.x - x, body.y - y) < 0.3;
    },
    'standing',
    patienceMs,
  );
}

async function gatherCrowd({ server }: Scenery): Promise<void> {
  const door = { origin: server.origin, server };
  for (const [at, [name, x, y, heading]] of crowd.entries()) {
    const guest = await new Guest(door).signIn('visitor');
    await guest.join(await guest.seat({ name, look: variedLook(at) }));
    await stand(guest, x, y);
    await guest.ask('avatar.steer', { tick: 0, seq: 2, heading, pace: 0 });
  }
}

async function walkToGate(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Lists' });
  await rail.getByRole('button', { name: 'Scenes' }).click();
  await page
    .locator('.drawer')
    .getByRole('button', { name: /^Go to the door Gate to the Measure/ })
    .first()
    .click();
  await page
    .locator('.prompts')
    .getByRole('button', { name: /^Answer/ })
    .waitFor();
  if (await page.locator('.drawer').isVisible()) await rail.getByRole('button', { name: 'Scenes' }).click();
}

const shots: Record<string, (scenery: Scenery) => Promise<void>> = {
  entry: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'visitor'));
    await page.getByLabel('Your name in the hall').waitFor();
    await take(page, 'entry');
    await page.context().close();
  },
  // One visitor for all three: who is gone would be waited for and stand beside the next one.
  hall: async (scenery) => {
    const page = await enterAsVisitor(scenery);
    await walkToGate(page);
    const isBack = () => page.locator('#view').evaluate((view: HTMLElement) => Number(view.dataset.y) > 18.2);
    while (!(await isBack())) await page.keyboard.press('KeyS', { delay: 60 });
    await take(page, 'hall');
    await walkToGate(page);
    await page
      .locator('.prompts')
      .getByRole('button', { name: /^Answer/ })
      .click();
    await page.locator('.gate-panel legend').waitFor();
    await take(page, 'gate');
    const visitor = await page.context().storageState();
    const phone = await open(scenery, page.url(), { ...SCREENS.phone, deviceScaleFactor: 2, storageState: visitor });
    await isInside(phone);
    await phone
      .locator('.prompts')
      .getByRole('button', { name: /^Answer/ })
      .waitFor();
    await take(phone, 'phone');
    await Promise.all([page, phone].map((each) => each.context().close()));
  },
  tour: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'lecturer'));
    await page.getByRole('button', { name: /^Open (a|another) tour/ }).click();
    await isInside(page);
    const tourId = new URL(page.url()).searchParams.get('tour') ?? '';
    const door = { origin: scenery.server.origin, server: scenery.server };
    let guest = new Guest(door);
    for (let learner = 0; learner < 3; learner++) {
      guest = await (await new Guest(door).signIn('learner')).enter({ tourId });
    }
    await page.getByText('3 here', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Call the group here' }).click();
    await page.locator('.console').getByText('3 coming').waitFor();
    const walks = ({ segment }: { segment: { pace: number } }) => segment.pace !== 0;
    await guest.until((_state, people) => [...people.values()].some(walks), 'on the way', patienceMs);
    await guest.until((_state, people) => ![...people.values()].some(walks), 'all there', patienceMs);
    await take(page, 'tour');
  },
  table: async (scenery) => {
    const page = await open(scenery, linkOf(scenery, 'supervisor'));
    await page.getByRole('row').nth(3).waitFor();
    await take(page, 'table');
    await page.context().close();
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
  openRoomPeople: 200,
  joinsPerSecond: 300,
  leastFreeBytes: 0,
  healthHost: '127.0.0.1',
  healthPort: 'off',
  livekitUrl: null,
  oidc: null,
  logLevel: 'warn',
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
