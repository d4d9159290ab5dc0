import { expect, test } from 'vitest';
import { isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { becomes, enterAsVisitor, openVisit } from './visit.ts';

const PART = /settings-form[^/]*\.js$/;

describeInBrowser('parts of a page', () => {
  const stage = useStage();

  test('U33 a part that is gone is told with what to do, and is there once the page was loaded again', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Late');
    await page.route(PART, (route) => route.abort());
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const notice = page.getByRole('region', { name: 'Notices' });
    await notice.getByText('A part of this page could not be fetched').waitFor();
    await isAccessible(visit, 'a notice of a missing part');
    if (process.env.CLEARHALL_SHOTS) await page.screenshot({ path: `${process.env.CLEARHALL_SHOTS}/missing-part.png` });
    await page.unroute(PART);
    const first = await page.evaluate(() => performance.timeOrigin);
    await notice.getByRole('button', { name: 'Load again' }).click();
    await becomes(async () => (await page.evaluate(() => performance.timeOrigin)) > first, 'the page loaded again');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.locator('#settings input, #settings select').first().waitFor();
    expect(await notice.count()).toBe(0);
  });
});
