import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import type { hallRoomOver } from '../../game-server/src/hall-room.ts';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import type { Participant } from '../../game-server/src/room-world.ts';
import { type RunningServer, startServer } from '../../game-server/src/server.ts';
import { variedLook } from '../../shared-schema/src/avatar/look.ts';
import { everybodyLeaves, Guest } from '../room/guest.ts';
import { launchBrowser } from './chromium.ts';

// Makes the pictures of docs/look.md from the running product: node test/browser/take-look-pictures.ts [size …]

const clone = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(clone, 'docs', 'images', 'look');
const chosen = process.argv.slice(2);
const patienceMs = 120_000;
const mostBytes = 250_000;
const allPasses = 0b111;

const sizes: Record<string, BrowserContextOptions> = {
  1280: { viewport: { width: 1280, height: 720 } },
  1920: { viewport: { width: 1920, height: 1080 } },
  390: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  },
};

/** Where the pictures are taken: name, where the visitor stands, heading (64 is to the viewer, 192 away), passes. */
const spots = [
  ['principles', 22.5, 18.6, 192, 0],
  ['open', 22.5, 17.6, 192, allPasses],
  ['law', 39.5, 9.4, 0, 0],
  ['responsibility', 57.5, 5.4, 192, allPasses],
  ['history', 61.5, 17.3, 192, 0],
  ['contributions', 64.5, 35.2, 192, allPasses],
  ['night', 42.5, 35.3, 192, allPasses],
] as const;

/** Who stands about: name, place, heading. */
const crowd: readonly (readonly [string, number, number, number])[] = [
  ['Mei Lin', 19.5, 17.5, 64],
  ['陈思远', 25.5, 18.5, 128],
  ['Amara', 29.5, 20.5, 192],
  ['Jonas', 18.5, 21.5, 0],
  ['李明', 58.5, 22.5, 224],
  ['Priya', 64.5, 21.5, 160],
  ['Tomás', 56.5, 16.6, 192],
  ['王芳', 66.5, 19.5, 128],
  ['Ingrid', 35.5, 8.5, 192],
  ['赵磊', 42.5, 9.5, 192],
  ['Noor', 56.5, 8.5, 192],
  ['周婷', 64.5, 5.5, 192],
  ['Samuel', 51.5, 4.5, 192],
  ['Aiko', 39.5, 34.5, 192],
  ['刘洋', 40.5, 40.5, 0],
  ['Fatima', 58.5, 37.5, 32],
  ['孙悦', 69.5, 34.5, 192],
  ['Leo', 65.5, 40.5, 192],
];

type Room = InstanceType<ReturnType<typeof hallRoomOver>>;

/** The rooms that run in this process. */
async function runningRooms(): Promise<Room[]> {
  const listed = await matchMaker.query({});
  return listed.map(({ roomId }) => matchMaker.getLocalRoomById(roomId) as unknown as Room).filter(Boolean);
}

/** The participant of this name, with the room. */
async function participantNamed(name: string): Promise<{ room: Room; who: Participant }> {
  for (const room of await runningRooms()) {
    const who = room.world.here().find(({ person }) => person.name === name);
    if (who) return { room, who };
  }
  throw new Error(`nobody is called ${name}`);
}

/** Has somebody walk to a place with these passes, and waits until it is reached. */
async function bring(name: string, x: number, y: number, heading: number, passes: number): Promise<void> {
  const { room, who } = await participantNamed(name);
  const { avatar } = room.plugins;
  who.passes = allPasses;
  avatar.setPasses(who);
  if (!avatar.lead(who, { x, y }, heading)) throw new Error(`no way leads ${name} to ${x}, ${y}`);
  const isThere = () => {
    const segment = avatar.segmentOf(who);
    return segment?.pace === 0 && Math.hypot(segment.x - x, segment.y - y) < 0.6;
  };
  while (!isThere()) await wait(50);
  who.passes = passes;
  avatar.setPasses(who);
}

async function gatherCrowd(server: RunningServer): Promise<void> {
  for (const [at, [name]] of crowd.entries()) {
    const guest = await new Guest({ origin: server.origin, server }).signIn('visitor');
    await guest.join(await guest.seat({ name, look: variedLook(at * 3 + 1) }));
  }
  await Promise.all(crowd.map(([name, x, y, heading]) => bring(name, x, y, heading, allPasses)));
}

/** A visitor's page in the hall, without the coach and with the picture standing. */
async function enter(browser: Browser, server: RunningServer, name: string, options: BrowserContextOptions) {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(server.links.find((link) => link.role === 'visitor')?.url ?? '');
  await page.locator('input[type="text"], input:not([type])').first().fill(name);
  await page.locator('button[type="submit"]').first().click();
  await page.locator('#view[data-x]').waitFor({ state: 'attached' });
  await page.locator('.view-veil').waitFor({ state: 'detached' });
  await page.locator('.coach button').first().click();
  await page.locator('.coach').waitFor({ state: 'detached' });
  // The map of the hall would lie over what is to be looked at.
  const map = page.locator('details[open] > summary');
  if ((await map.count()) > 0) await map.first().click();
  return page;
}

/** Waits until the page shows its own avatar at a place and the camera stands. */
async function stands(page: Page, x: number, y: number): Promise<void> {
  await page.waitForFunction(
    ([atX, atY]) => {
      const { x: shownX, y: shownY } = document.querySelector<HTMLElement>('#view')?.dataset ?? {};
      return Math.hypot(Number(shownX) - atX, Number(shownY) - atY) < 0.6;
    },
    [x, y] as const,
  );
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.locator('.toasts').waitFor({ state: 'detached' });
  // Two pictures after the last move: what is drawn is what the page knows.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Saves what a page shows as PNG of few colours, of fewer where it would be too large. */
async function take(page: Page, name: string): Promise<void> {
  const shown = await page.screenshot({ timeout: patienceMs, animations: 'disabled' });
  for (const quality of [100, 90, 80, 65, 50, 35, 20]) {
    const few = await sharp(shown)
      .png({ palette: true, quality, dither: quality / 100, effort: 10 })
      .toBuffer();
    if (few.length > mostBytes && quality > 20) continue;
    await writeFile(path.join(pictures, `${name}.png`), few);
    console.log(`docs/images/look/${name}.png: ${few.length} bytes`);
    return;
  }
}

async function takeAll(browser: Browser, server: RunningServer): Promise<void> {
  await gatherCrowd(server);
  for (const [size, options] of Object.entries(sizes)) {
    if (chosen.length > 0 && !chosen.includes(size)) continue;
    const name = size === '390' ? '来宾' : `Visitor ${size}`;
    const page = await enter(browser, server, name, options);
    for (const [spot, x, y, heading, passes] of spots) {
      await bring(name, x, y, heading, passes);
      await stands(page, x, y);
      await take(page, `${spot}-${size}`);
    }
    await page.context().close();
  }
}

const folder = await mkdtemp('/var/tmp/clearhall-look-');
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
  await takeAll(browser, server);
} finally {
  await browser.close();
  await everybodyLeaves();
  await server.stop();
  await postgres.stop();
  for (const made of [folder, database]) await rm(made, { recursive: true, force: true });
}
