import { expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { tabTo } from './keyboard.ts';
import { becomes, enterAsVisitor, openList, openVisit, type Visit } from './visit.ts';

describeInBrowser('documents and models', () => {
  const stage = useStage();

  async function opened({ page }: Visit, title: string) {
    await page.getByRole('button', { name: `Read ${title}`, exact: true }).press('Enter');
    const panel = page.getByRole('region', { name: title, exact: true });
    await panel.waitFor();
    return panel;
  }

  test('X26 X27 X28 a document is turned over, enlarged, read by machines and downloaded', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Reader');
    await openList(visit, 'Exhibits');
    const panel = await opened(visit, 'Report and Be Protected');
    const first = panel.getByRole('group', { name: 'Page 1 of 2' });
    await first.getByText('A sheet to read together').waitFor();
    const inked = () =>
      panel.locator('.document-page canvas').evaluate((one: HTMLCanvasElement) => {
        const { data } = one.getContext('2d')?.getImageData(0, 0, one.width, one.height) ?? { data: [] };
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
        return [dark, one.width];
      });
    const [dark = 0, wide = 0] = await inked();
    expect(dark).toBeGreaterThan(500);
    await isAccessible(visit, 'a document');
    await tabTo(page, first);
    await page.keyboard.press('+');
    await panel.getByText('150%').waitFor();
    await becomes(async () => ((await inked())[1] ?? 0) > wide * 1.4, 'the enlarged page is drawn finer');
    await page.keyboard.press('ArrowRight');
    const second = panel.getByRole('group', { name: 'Page 2 of 2' });
    await second.getByText('To talk about').waitFor();
    expect(await panel.getByText('A sheet to read together').count()).toBe(0);
    await panel.getByRole('spinbutton', { name: 'Page' }).fill('99');
    await page.keyboard.press('Enter');
    await second.waitFor();
    await panel.getByRole('button', { name: 'Page before' }).press('Enter');
    await first.getByText('A sheet to read together').waitFor();
    const open = panel.getByRole('link', { name: 'Open in a new tab' });
    expect(await open.getAttribute('rel')).toContain('noopener');
    const download = panel.getByRole('link', { name: 'Download (PDF)' });
    expect(await download.getAttribute('download')).toBe('Report and Be Protected.pdf');
    const got = await page.request.get(await download.evaluate((one: HTMLAnchorElement) => one.href));
    expect([got.status(), got.headers()['content-type'], (await got.body()).subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(page.workers()).toHaveLength(1);
    await page.setViewportSize(SCREENS.phone.viewport);
    await fitsTheScreen(visit, 'a document on a phone');
    await fitsFingers(visit, 'a document on a phone');
    await isAccessible(visit, 'a document on a phone');
    await page.getByRole('button', { name: 'Close “Report and Be Protected”' }).click();
    await becomes(async () => page.workers().length === 0, 'what reads documents has gone');
    expect(watch.problems).toEqual([]);
  });

  test('X28 a document that does not come can be tried again and downloaded', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Waiting');
    await page.route('**/files/*.pdf', (route) => route.fulfill({ body: 'no document', contentType: 'text/plain' }));
    await openList(visit, 'Exhibits');
    const panel = await opened(visit, 'Report and Be Protected');
    await panel.getByText('The document could not be shown here.').waitFor();
    expect(await panel.getByRole('link', { name: 'Download (PDF)' }).count()).toBe(1);
    await isAccessible(visit, 'a document that did not come');
    await page.unroute('**/files/*.pdf');
    await panel.getByRole('button', { name: 'Try again' }).press('Enter');
    await panel.getByText('A sheet to read together').waitFor();
  });

  test('X26 X31 in Chinese the Chinese sheet is shown and the model is told in words', async () => {
    const visit = await openVisit(stage, { draws: false, locale: 'zh-CN' });
    const { page, watch } = visit;
    const link = stage.hall.server.links.find(({ role }) => role === 'visitor');
    await page.goto(link?.url ?? '');
    await page.getByRole('textbox').first().fill('读者');
    await page.getByRole('button', { name: '进入展馆' }).click();
    await page.locator('#view[data-x]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '展品', exact: true }).click();
    await page.getByRole('button', { name: /阅读\s*举报与保护/ }).click();
    await page.getByText('供共同阅读').waitFor();
    await page.getByRole('button', { name: /阅读\s*路口的控告箱/ }).click();
    await page.getByText('此浏览器不能显示立体图形').waitFor();
    await page.getByRole('img', { name: /^一只四脚短木箱/ }).waitFor();
    await isAccessible(visit, 'a model in Chinese');
    expect(watch.problems).toEqual([]);
  });

  test('X31 without WebGL, and where the model does not come, its picture stands with words', async () => {
    const visit = await openVisit(stage, { draws: false });
    await enterAsVisitor(visit, stage.hall, 'Flat');
    await openList(visit, 'Exhibits');
    const panel = await opened(visit, 'The Complaint Box');
    await panel.getByText('This browser draws nothing in three dimensions.').waitFor();
    await panel.getByRole('img', { name: /^A wooden box on four short feet/ }).waitFor();
    expect(await panel.locator('.model-frame img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(640);
  });

  test('X29 X30 X31 X32 a model is turned by keys, buttons and hand, drawn only then, and asked for where data is saved', async () => {
    const visit = await openVisit(stage, { reducedMotion: 'reduce' });
    const { page, watch } = visit;
    await page.addInitScript(() => {
      // The hall's own engine draws by the older WebGL: not drawn, it leaves the machine to the model.
      const canvases = HTMLCanvasElement.prototype;
      const getContext = canvases.getContext;
      Object.assign(canvases, {
        getContext(this: HTMLCanvasElement, kind: string, ...settings: []) {
          return kind === 'webgl' ? null : Reflect.apply(getContext, this, [kind, ...settings]);
        },
      });
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await enterAsVisitor(visit, stage.hall, 'Turner');
    await openList(visit, 'Exhibits');
    const panel = await opened(visit, 'The Complaint Box');
    await panel.getByText('You save data.').waitFor();
    expect(
      await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      ),
    ).not.toMatch(/model-stage|\.glb/);
    await panel.getByRole('button', { name: 'Load the object' }).press('Enter');
    const frame = panel.getByRole('group', { name: 'Object, can be turned round' });
    await panel.getByText('Seen: front').waitFor();
    const canvas = frame.locator('canvas');
    expect(await frame.locator('img').isVisible()).toBe(false);
    const look = async () => (await canvas.screenshot()).toString('base64');
    let before = await look();
    expect(before.length).toBeGreaterThan(4_000);
    await tabTo(page, frame);
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
    await panel.getByText('Seen: right side').waitFor();
    await becomes(async () => (await look()) !== before, 'the right side is drawn');
    before = await look();
    expect(await look()).toBe(before);
    await panel.getByRole('button', { name: 'See it from higher' }).press('Enter');
    await becomes(async () => (await look()) !== before, 'it is drawn from higher');
    await page.keyboard.press('Tab');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the canvas has no place');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 160, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await panel.getByText('Seen: back').waitFor();
    await isAccessible(visit, 'a model');
    await panel.getByRole('button', { name: 'First view' }).press('Enter');
    await panel.getByText('Seen: front').waitFor();
    await page.setViewportSize(SCREENS.phone.viewport);
    await fitsTheScreen(visit, 'a model on a phone');
    await fitsFingers(visit, 'a model on a phone');
    expect(watch.problems).toEqual([]);
  });
});
