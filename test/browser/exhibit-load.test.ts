import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { cuttableLine } from './cuttable-line.ts';
import { tabAndPress, tabTo } from './keyboard.ts';
import { becomes, enterAsVisitor, openList, openVisit, type Visit } from './visit.ts';

const TITLE = 'Jade in a Box';
const ONE_EXHIBIT = /\/api\/halls\/integrity\/[0-9a-f]{64}\/exhibits\/jade-in-a-box$/;
const ANY_EXHIBIT = /\/api\/halls\/integrity\/[0-9a-f]{64}\/exhibits\//;

describeInBrowser('exhibits as they are fetched', () => {
  const stage = useStage();

  /** A visitor with the list of exhibits open. */
  async function reader(name: string, visit: Visit): Promise<Visit> {
    await enterAsVisitor(visit, stage.hall, name);
    await openList(visit, 'Exhibits');
    return visit;
  }

  /** Opens an exhibit from the list; gives its panel, in whichever language it is. */
  async function opened({ page }: Visit, title = TITLE): Promise<Locator> {
    await page.getByRole('button', { name: `Read ${title}`, exact: true }).press('Enter');
    await page.getByRole('region', { name: title, exact: true }).waitFor();
    return page.locator('.exhibit-panel');
  }

  test('X12 while an exhibit is coming and where it does not come, its panel says so; it is tried again', async () => {
    const visit = await reader('Patient', await openVisit(stage, { draws: false }));
    const { page } = visit;
    const letGo = Promise.withResolvers<void>();
    await page.route(ONE_EXHIBIT, async (route) => {
      await letGo.promise;
      await route.abort();
    });
    const panel = await opened(visit);
    const state = panel.getByRole('status');
    await state.getByText('Loading…').waitFor();
    await isAccessible(visit, 'an exhibit that is coming');
    await toChinese(page);
    await state.getByText('正在加载…').waitFor();
    letGo.resolve();
    await state.getByText('暂时无法取得这件展品').waitFor();
    await panel.getByRole('button', { name: '重试' }).waitFor();
    await toEnglish(page);
    await state.getByText('This exhibit cannot be fetched now').waitFor();
    expect(await panel.locator('.lead').count()).toBe(0);
    await isAccessible(visit, 'an exhibit that does not come');
    await page.unroute(ONE_EXHIBIT);
    const again = panel.getByRole('button', { name: 'Try again' });
    await tabAndPress(page, again);
    await panel.getByRole('group', { name: 'Picture, can be enlarged' }).waitFor();
    expect([await panel.getByText('cannot be fetched now').count(), await again.count()]).toEqual([0, 0]);
    expect(await panel.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  });

  test('X12 an exhibit that could not be fetched comes by itself with the line', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    const line = await cuttableLine(visit);
    await reader('Waiting', visit);
    await page.route(ANY_EXHIBIT, (route) => route.abort());
    await line.cut();
    await page.getByText('Reconnecting').first().waitFor();
    const panel = await opened(visit);
    await panel.getByText('This exhibit cannot be fetched now').waitFor();
    await page.unroute(ANY_EXHIBIT);
    await line.mend();
    await panel.getByRole('group', { name: 'Picture, can be enlarged' }).waitFor();
    expect(await panel.getByText('This exhibit cannot be fetched now').count()).toBe(0);
  });

  test('X12 an exhibit that the hall has no more is said to be gone, and is not asked for again', async () => {
    const visit = await reader('Too late', await openVisit(stage, { draws: false }));
    const { page } = visit;
    const asked: string[] = [];
    await page.route(ANY_EXHIBIT, (route) => {
      asked.push(route.request().url());
      return route.continue({ url: `${new URL(route.request().url()).href}-gone` });
    });
    const panel = await opened(visit);
    await panel.getByRole('status').getByText('The hall does not have this exhibit any more').waitFor();
    expect(await panel.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await toChinese(page);
    await panel.getByText('展馆中已没有这件展品').waitFor();
    await toEnglish(page);
    await page.keyboard.press('Escape');
    await (await opened(visit)).getByText('The hall does not have this exhibit any more').waitFor();
    expect(asked).toHaveLength(1);
  });

  test('X12 an exhibit is asked for once, and the next one beforehand, except where data is saved', async () => {
    for (const savesData of [false, true]) {
      const visit = await openVisit(stage, { draws: false });
      const { page, watch } = visit;
      const asked: string[] = [];
      page.on('request', (request) => {
        if (ANY_EXHIBIT.test(request.url())) asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
      });
      await page.addInitScript((saveData) => {
        Object.defineProperty(navigator, 'connection', { value: { saveData } });
      }, savesData);
      await reader('Thrifty', visit);
      await page.clock.install();
      const panel = await opened(visit);
      await panel.locator('.zoom-frame').waitFor();
      // More than the time after which the next one is fetched.
      await page.clock.runFor(5000);
      if (!savesData) await becomes(async () => asked.length === 2, 'the next one fetched');
      expect(asked).toHaveLength(savesData ? 1 : 2);
      await page.keyboard.press('Escape');
      await (await opened(visit)).locator('.zoom-frame').waitFor();
      const before = asked.length;
      const next = panel.getByRole('button', { name: /^Next: / });
      const title = ((await next.textContent()) ?? '').replace('Next: ', '');
      await next.press('Enter');
      const shown = page.getByRole('region', { name: title, exact: true }).locator('.lead');
      await becomes(async () => (await shown.count()) === 1, 'the next one is shown');
      expect([asked[0], before, new Set(asked).size]).toEqual(['jade-in-a-box', savesData ? 1 : 2, asked.length]);
      if (savesData) expect(asked).toHaveLength(2);
      expect(watch.problems).toEqual([]);
      await visit.close();
    }
  });

  test('X15 two fingers and the wheel come near to a picture where they are, and leave the page as it is', async () => {
    const visit = await reader('Near', await openVisit(stage, { draws: false, hasTouch: true }));
    const { page, watch } = visit;
    const panel = await opened(visit);
    const frame = panel.getByRole('group', { name: 'Picture, can be enlarged' });
    const shown = panel.locator('.zoom-controls output');
    await frame.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    await frame.scrollIntoViewIfNeeded();
    const box = await frame.boundingBox();
    if (!box) throw new Error('the picture is not shown');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, 60);
    expect(await shown.textContent()).toBe('100%');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await becomes(async () => percentOf(await shown.textContent()) > 140, 'enlarged by Ctrl and the wheel');
    await panel.getByRole('button', { name: 'Whole picture' }).press('Enter');
    await tabTo(page, frame);
    await page.mouse.wheel(0, -300);
    await becomes(async () => percentOf(await shown.textContent()) > 140, 'enlarged by the wheel alone');
    await page.mouse.wheel(0, 2000);
    await becomes(async () => (await shown.textContent()) === '100%', 'never smaller than whole');

    await pinch(page, (await frame.boundingBox()) ?? box, 20, 90);
    await becomes(async () => percentOf(await shown.textContent()) > 300, 'enlarged by two fingers');
    expect(await frame.evaluate((one) => one.scrollLeft > 0 && one.scrollTop > 0)).toBe(true);
    const wide = percentOf(await shown.textContent());
    await pinch(page, (await frame.boundingBox()) ?? box, 90, 60);
    await becomes(async () => percentOf(await shown.textContent()) < wide * 0.8, 'made smaller by two fingers');
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    expect(watch.problems).toEqual([]);
  });

  test('X16 the map says in numbers, words and ticks what one has seen in each scene', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Collector');
    const here = page.locator('.minimap-scene[aria-current]');
    await here.waitFor();
    const share = await here.locator('.minimap-count span[aria-hidden]').first().textContent();
    const inScene = Number(/^0\/(\d+)$/.exec(share ?? '')?.[1]);
    expect(inScene).toBeGreaterThan(1);
    const rings = page.locator('.minimap-exhibit');
    expect([await rings.count(), await page.locator('.minimap-exhibit.seen').count()]).toEqual([26, 0]);
    await openList(visit, 'Exhibits');
    const first = page.getByRole('listitem').filter({ hasText: 'Five Principles in One Sentence' }).first();
    await first.getByRole('button', { name: /^Go there/ }).click();
    await first.getByText('You stand before it').waitFor();
    await first.getByRole('button', { name: /^Read/ }).click();
    await page.locator('.exhibit-panel').getByText('Seen', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await here.getByText(`1/${inScene}`, { exact: true }).waitFor();
    expect(await here.textContent()).toContain(`1 of ${inScene} seen`);
    expect(await page.locator('.minimap-exhibit.seen path').count()).toBe(1);
    await isAccessible(visit, 'the map with what was seen');
    await page.setViewportSize(SCREENS.phone.viewport);
    await page.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name: 'Map' }).click();
    await here.getByText(`1/${inScene}`, { exact: true }).waitFor();
    expect(watch.problems).toEqual([]);
  });
});

async function toChinese(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^中文/ }).click();
  await page.locator('html[lang="zh-CN"]').waitFor();
}

async function toEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^English/ }).click();
  await page.locator('html[lang="en"]').waitFor();
}

function percentOf(text: string | null): number {
  return Number.parseFloat(text ?? '');
}

/** Two fingers on the middle of a box, whose distance from it goes from `fromPx` to `toPx`. */
async function pinch(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fromPx: number,
  toPx: number,
): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const fingers = (px: number) => [
    { x: x + width / 2 - px, y: y + height / 2, id: 0 },
    { x: x + width / 2 + px, y: y + height / 2, id: 1 },
  ];
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(fromPx) });
  for (let step = 1; step <= 10; step++) {
    const px = fromPx + ((toPx - fromPx) * step) / 10;
    await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(px) });
  }
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await line.detach();
}
