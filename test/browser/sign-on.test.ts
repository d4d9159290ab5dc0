import type { Locator } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { Guest } from '../room/guest.ts';
import { HouseSignOn } from '../room/house-sign-on.ts';
import { becomeMember } from '../room/members.ts';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { becomes, openVisit, type Visit } from './visit.ts';

describeInBrowser('single sign-on', () => {
  let house: HouseSignOn;
  const stage = useStage({
    settings: async () => {
      const port = await freePort();
      house = await HouseSignOn.start(`http://127.0.0.1:${port}`);
      return { port, oidc: house.settings() };
    },
  });
  afterAll(() => house?.stop());

  async function looksRight(visit: Visit, what: string): Promise<void> {
    await isAccessible(visit, what);
    await fitsTheScreen(visit, what);
    await fitsFingers(visit, what);
    const shots = process.env.CLEARHALL_SHOTS;
    if (shots) await visit.page.screenshot({ path: `${shots}/${what.replaceAll(' ', '-')}.png`, fullPage: true });
  }

  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`P43 P45 one signs on from the entrance by keyboard, in both languages, and is told when not (${name})`, async () => {
      const visit = await openVisit(stage, { ...screen, draws: false });
      const { page, watch } = visit;
      await page.goto(`${stage.hall.origin}/?hall=integrity`);
      const button = page.getByRole('button', { name: 'Sign in with your organisation’s account' });
      await button.waitFor();
      await looksRight(visit, `sign-on ${name} en`);
      house.nextPerson = { sub: `browser-${name}`, name: `House ${name}` };
      house.agrees = false;
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('You did not sign in there').waitFor();
      expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
      await becomes(() => isOnScreen(page.getByRole('alert').first()), 'the reason on the screen');
      // It is told once, and the way that was asked for is not lost.
      expect(page.url()).toBe(`${stage.hall.origin}/?hall=integrity`);
      await looksRight(visit, `sign-on denied ${name} en`);
      await page.getByRole('button', { name: /中文/ }).click();
      await page.getByText('您未在单位登录页完成登录').waitFor();
      await looksRight(visit, `sign-on denied ${name} zh`);
      house.agrees = true;
      await page.getByRole('button', { name: '用单位账号登录' }).click();
      await page.getByText(`House ${name}`).waitFor();
      expect(await button.count()).toBe(0);
      expect(watch.problems).toEqual([]);
    });
  }

  test('P45 a visitor who gives a wrong password or finds the house away is still in the visit', async () => {
    await becomeMember(stage.hall, new Guest(stage.hall), { name: 'Olga Member', username: 'olga' });
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page } = visit;
    await page.goto(`${stage.hall.origin}/`);
    await page.getByLabel('Your name in the hall').fill('Guest');
    await page.getByRole('button', { name: 'Enter the hall' }).click();
    await page.locator('#view[data-x]').waitFor({ state: 'attached' });
    await page.goto(`${stage.hall.origin}/`);
    const keep = page.getByLabel(/Keep what I did here as .Guest/);
    await keep.first().uncheck();
    await page.getByText('Members sign in here').click();
    await page.getByLabel('User name').fill('olga');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('User name or password is not right').waitFor();
    await page.reload();
    await keep.first().waitFor();

    await house.stop();
    await page.getByRole('button', { name: 'Sign in with your organisation’s account' }).click();
    await page.getByRole('alert').getByText('cannot be reached now').waitFor();
    await looksRight(visit, 'sign-on away phone en');
    await page.reload();
    await keep.first().waitFor();
  });
});

/** Whether all of it can be seen without scrolling. */
function isOnScreen(shown: Locator): Promise<boolean> {
  return shown.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
