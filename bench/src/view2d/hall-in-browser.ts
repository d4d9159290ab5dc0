import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { cpuOfFrames, type TraceEvent } from './frame-cpu.ts';
import { type Probed, type ProbedWindow, probePage } from './page-probe.ts';

const SCREEN = { width: 1280, height: 720 };
const FIRST_AVATAR_LIMIT_MS = 120_000;
const BYTES_PER_MB = 2 ** 20;

/** A page in the hall, drawn, with a probe in it. */
export class HallInBrowser {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #devtools: CDPSession;

  private constructor(browser: Browser, page: Page, devtools: CDPSession) {
    this.#browser = browser;
    this.#page = page;
    this.#devtools = devtools;
  }

  /** Comes in as a visitor at the entry page of `origin`, and waits until the hall is drawn. */
  static async enter(browser: Browser, origin: string): Promise<HallInBrowser> {
    const context = await browser.newContext({ viewport: SCREEN, locale: 'en-US' });
    await context.addInitScript(probePage);
    const page = await context.newPage();
    await page.goto(origin);
    await page.getByLabel('Your name in the hall').fill('Onlooker');
    await page.getByRole('button', { name: 'Enter the hall' }).click();
    await page.waitForURL(/hall\.html/);
    await page.waitForFunction(() => performance.getEntriesByName('clearhall:first-avatar').length > 0, undefined, {
      timeout: FIRST_AVATAR_LIMIT_MS,
    });
    const devtools = await context.newCDPSession(page);
    return new HallInBrowser(browser, page, devtools);
  }

  /** The room that the page is in, as its address tells it to friends. */
  get roomId(): string {
    return new URL(this.#page.url()).searchParams.get('room') ?? '';
  }

  /** How many people the page shows, oneself included. */
  async people(): Promise<number> {
    return Number(await this.#page.locator('#view').getAttribute('data-people'));
  }

  /** Draws no frame until `goOn`. */
  async pause(): Promise<void> {
    await this.#page.evaluate(() => (window as unknown as ProbedWindow).probe.pause());
  }

  async goOn(): Promise<void> {
    await this.#page.evaluate(() => (window as unknown as ProbedWindow).probe.goOn());
  }

  /** What was counted since the last call. */
  async take(): Promise<Probed> {
    return this.#page.evaluate(() => (window as unknown as ProbedWindow).probe.take());
  }

  /**
   * CPU time that the page's thread spent in the callbacks of each animation frame while `forMs` pass, in milliseconds:
   * what is left of script time when other processes do not take the core away. No other page of the browser may draw.
   */
  async frameCpuMs(forMs: number): Promise<number[]> {
    await this.#browser.startTracing(this.#page, { categories: ['devtools.timeline'] });
    await wait(forMs);
    const trace = JSON.parse((await this.#browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
    return cpuOfFrames(trace.traceEvents);
  }

  /** What lives on the heap after a collection, in MB. */
  async heapMb(): Promise<number> {
    await this.#devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#devtools.send('Runtime.getHeapUsage');
    return usedSize / BYTES_PER_MB;
  }
}
