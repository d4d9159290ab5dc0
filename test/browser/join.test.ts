import { expect, test } from 'vitest';
import { linkBy, newcomer, operator, PASSWORD } from '../room/members.ts';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { openVisit, type Visit } from './visit.ts';

describeInBrowser('accounts', () => {
  const stage = useStage();

  async function looksRight(visit: Visit, what: string): Promise<void> {
    await isAccessible(visit, what);
    await fitsTheScreen(visit, what);
    await fitsFingers(visit, what);
    const shots = process.env.CLEARHALL_SHOTS;
    if (shots) await visit.page.screenshot({ path: `${shots}/${what.replaceAll(' ', '-')}.png`, fullPage: true });
  }

  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`P41 by a link one chooses a password and is in; the link works once (${name})`, async () => {
      const username = `member.${name}`;
      await newcomer(stage.hall, `Member ${name}`);
      const secret = await linkBy(stage.hall, 'invite', 'add', '--name', `Member ${name}`);
      const visit = await openVisit(stage, { ...screen, draws: false });
      const { page, watch } = visit;
      await page.goto(`${stage.hall.origin}/`);
      await page.getByLabel('Your name in the hall').fill('Guest');
      await page.getByRole('button', { name: 'Enter the hall' }).click();
      await page.locator('#view[data-x]').waitFor({ state: 'attached' });

      await page.goto(`${stage.hall.origin}/join.html#${secret}`);
      await page.getByRole('heading', { name: `Welcome, Member ${name}` }).waitFor();
      expect(await page.getByLabel(/Keep what I did here as .Guest/).isChecked()).toBe(true);
      await looksRight(visit, `join ${name}`);
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password', { exact: true }).fill('1234567890');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('easy to guess').waitFor();
      await looksRight(visit, `join refused ${name}`);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText(`you are signed in as ${username}`).waitFor();
      expect(page.url()).not.toContain(secret);
      await looksRight(visit, `join done ${name}`);
      const met = await stage.hall.sql`select 1 from person_merge join person on person_id = into_id
        where display_name = ${`Member ${name}`}`;
      expect(met).toHaveLength(1);
      await page.getByRole('link', { name: 'To the hall' }).click();
      await page.getByText(`Member ${name}`).waitFor();

      await page.goto(`${stage.hall.origin}/join.html#${secret}`);
      await page.getByText('This link does not work any more').waitFor();
      await page.getByRole('button', { name: /中文/ }).click();
      await page.getByText('此链接已失效').waitFor();
      await looksRight(visit, `join over ${name}`);
      // What the server refuses is a line on the browser's own console; it says nothing of the page.
      expect(watch.problems.filter((text) => !/status of 40[03]/.test(text))).toEqual([]);
    });
  }

  test('P42 a member signs in at the entrance by keyboard; a wrong password is told, and the visit may be left behind', async () => {
    await newcomer(stage.hall, 'Nora Member');
    const secret = await linkBy(stage.hall, 'invite', 'add', '--name', 'Nora Member', '--username', 'nora');
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page } = visit;
    await page.goto(`${stage.hall.origin}/join.html#${secret}`);
    expect(await page.getByLabel('User name').inputValue()).toBe('nora');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await page.getByRole('link', { name: 'To the hall' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByText('Members sign in here').click();
    await page.getByLabel('User name').fill('nora');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('User name or password is not right').waitFor();
    await looksRight(visit, 'sign in refused');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByText('Nora Member').waitFor();
    await operator(stage.hall, 'account', 'disable', 'nora');
    await page.reload();
    await page.getByText('Members sign in here').waitFor();
  });
});
