import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenHall } from '../room/open-hall.ts';
import type { Stage } from './browser-here.ts';
import { PageWatch, SCREENS } from './chromium.ts';

/** One person at one browser: a context of its own, its page, and what that page did wrong. */
export type Visit = { page: Page; watch: PageWatch; close(): Promise<void> };

// Software graphics on a busy machine: a step that takes a moment elsewhere takes seconds there.
const stepMs = 45_000;
const openVisits = new Set<Visit>();

/** How somebody comes: `draws: false` is a browser without WebGL, which costs a busy machine far less. */
type Equipment = BrowserContextOptions & { draws?: boolean };

/** Opens a browser of somebody's own, in English, at the desktop's size and with WebGL unless told otherwise. */
export async function openVisit({ browser }: Stage, { draws = true, ...options }: Equipment = {}): Promise<Visit> {
  const context = await browser.newContext({ ...SCREENS.desktop, locale: 'en-US', ...options });
  if (!draws) await context.addInitScript(withoutWebGl);
  context.setDefaultTimeout(stepMs);
  // A broken policy is told to the page; said on its console, the watch hears of it.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy broken: ${violatedDirective} ${blockedURI}`);
    });
  });
  const page = await context.newPage();
  const visit: Visit = {
    page,
    watch: new PageWatch(page),
    close: async () => {
      openVisits.delete(visit);
      await context.close();
    },
  };
  openVisits.add(visit);
  return visit;
}

function withoutWebGl(): void {
  const canvases = HTMLCanvasElement.prototype;
  const getContext = canvases.getContext;
  Object.assign(canvases, {
    getContext(this: HTMLCanvasElement, kind: string, ...settings: []) {
      return kind.includes('webgl') ? null : Reflect.apply(getContext, this, [kind, ...settings]);
    },
  });
}

/** Closes every page of this file's tests. */
export async function closeVisits(): Promise<void> {
  await Promise.all([...openVisits].map((visit) => visit.close()));
}

/** Opens the link that the start printed for a role. */
export async function followLink({ page }: Visit, { server }: OpenHall, role: string): Promise<void> {
  const link = server.links.find((each) => each.role === role);
  await page.goto(link?.url ?? '');
}

/** Waits until the page is in the hall: the line is up, the own avatar stands, and the hall is drawn or said not to be. */
export async function isInside({ page }: Pick<Visit, 'page'>): Promise<void> {
  await page.locator('#view[data-x]').waitFor({ state: 'attached' });
  await page.locator('.view-veil .spinner').waitFor({ state: 'detached' });
  await page.locator('.connection').waitFor({ state: 'detached' });
}

/** Comes in by the visitor's link under a name. */
export async function enterAsVisitor(visit: Visit, hall: OpenHall, name: string): Promise<void> {
  await followLink(visit, hall, 'visitor');
  await visit.page.getByLabel('Your name in the hall').fill(name);
  await visit.page.getByRole('button', { name: 'Enter the hall' }).click();
  await isInside(visit);
}

/** Comes in by the learner's link into the one tour that is open. */
export async function enterAsLearner(visit: Visit, hall: OpenHall): Promise<void> {
  await followLink(visit, hall, 'learner');
  await visit.page.getByRole('link', { name: /^Join/ }).first().click();
  await isInside(visit);
}

/** Comes in by the lecturer's link and opens a tour; gives its id. */
export async function openTourAsLecturer(visit: Visit, hall: OpenHall): Promise<string> {
  await followLink(visit, hall, 'lecturer');
  await visit.page.getByRole('button', { name: /^Open (a|another) tour/ }).click();
  await isInside(visit);
  return new URL(visit.page.url()).searchParams.get('tour') ?? '';
}

/** Opens one of the lists by its button, where it is not open yet. */
export async function openList(
  { page }: Visit,
  name: 'Lead' | 'Scenes' | 'Exhibits' | 'Papers' | 'People',
): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}

/** Where the own avatar stands, in tiles. */
export async function ownPlace({ page }: Visit): Promise<{ x: number; y: number }> {
  const { x, y } = await page.locator('#view').evaluate((view: HTMLElement) => ({ ...view.dataset }));
  return { x: Number(x), y: Number(y) };
}

/** Waits until something holds, asking again and again; fails with `what`. */
export async function becomes(claim: () => Promise<boolean>, what: string): Promise<void> {
  await expect.poll(claim, { message: what, timeout: stepMs, interval: 100 }).toBe(true);
}
