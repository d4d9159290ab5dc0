import { expect, test } from 'vitest';
import { lookOf } from '../../shared-schema/src/avatar/look.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { tabTo } from './keyboard.ts';
import { followLink, isInside, openVisit, type Visit } from './visit.ts';

describeInBrowser('figures', () => {
  const stage = useStage();

  /** The look that the server knows of who sits at this page. */
  async function ownLook({ page }: Visit) {
    const me = await page.evaluate(async () => (await (await fetch('/api/me')).json()) as { me: { look: number } });
    return lookOf(me.me.look);
  }

  test('P24 a visitor chooses a figure by keyboard alone, and comes back as the same one', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await followLink(visit, stage.hall, 'visitor');
    await page.getByLabel('Your name in the hall').fill('Tailor');
    await tabTo(page, page.getByText('Choose each part'));
    await page.keyboard.press('Enter');
    for (const [layer, words] of [
      ['Clothes', 'Camel coat'],
      ['Hair', 'Bun'],
    ] as const) {
      const group = page.getByRole('group', { name: layer, exact: true });
      await tabTo(page, group.getByRole('radio', { checked: true }));
      const wanted = group.getByRole('radio', { name: words });
      for (let steps = 0; steps < 10 && !(await wanted.isChecked()); steps++) await page.keyboard.press('ArrowDown');
      expect(await wanted.isChecked()).toBe(true);
    }
    await page.getByText(/^Your figure: Bun, .*; Camel coat;/).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Enter the hall' }).click();
    await isInside(visit);
    expect(await ownLook(visit)).toMatchObject({ hair: 6, coat: 1 });
    await followLink(visit, stage.hall, 'visitor');
    await page.getByText(/^Your figure: Bun, .*; Camel coat;/).waitFor({ state: 'attached' });
    expect(visit.watch.problems).toEqual([]);
  });

  test('P24 what a visitor chose does not dress the member who signs in at the same browser', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await followLink(visit, stage.hall, 'visitor');
    const words = page.getByText(/^Your figure: /);
    await words.waitFor({ state: 'attached' });
    await page.evaluate(() => {
      localStorage.setItem('clearhall.figure', '0');
      localStorage.setItem('clearhall.figure-of', '');
    });
    await followLink(visit, stage.hall, 'lecturer');
    await page.getByRole('button', { name: /^Open (a|another) tour/ }).waitFor();
    expect(await words.textContent()).toBe('Your figure: Short hair, grey; Linen jacket; glasses.');
    expect(await page.evaluate(() => localStorage.getItem('clearhall.figure'))).toBeNull();
  });
});
