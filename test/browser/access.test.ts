import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { learnerIn, openRound, openTour, roundQuestions } from '../room/touring.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { hasFocus, tabTo } from './keyboard.ts';
import {
  becomes,
  enterAsLearner,
  enterAsVisitor,
  followLink,
  openTourAsLecturer,
  openVisit,
  type Visit,
} from './visit.ts';

/** CSS pixels that a finger needs. */
const touchPx = 44;
const controls = 'a[href], button, input, select, textarea, summary';

describeInBrowser('everybody can use it', () => {
  const stage = useStage();

  /** Fails on what hinders people who hear the page or see little of it. */
  async function isAccessible({ page }: Visit, what: string): Promise<void> {
    await page.evaluate(async () => {
      const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
      await Promise.allSettled(moving.map(({ finished }) => finished));
    });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      what,
    ).toEqual([]);
  }

  /** Fails where the page is wider than the screen. */
  async function fitsTheScreen({ page }: Visit, what: string): Promise<void> {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
  }

  /** Fails where a control is too small for a finger; what is shown for a hidden input is its label. */
  async function fitsFingers({ page }: Visit, what: string): Promise<void> {
    const small = await page.evaluate(
      ({ controls, touchPx }) =>
        [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
          const shown = control.matches('[type="radio"], [type="checkbox"]') ? control.closest('label') : control;
          // A link within a sentence is as high as its line.
          if (!shown?.checkVisibility() || control.closest('[inert]') || control.matches('p a')) return [];
          const { width, height } = shown.getBoundingClientRect();
          const fits = width >= touchPx - 0.5 && height >= touchPx - 0.5;
          return fits ? [] : [`${shown.textContent?.trim()} ${width.toFixed(0)}×${height.toFixed(0)}`];
        }),
      { controls, touchPx },
    );
    expect(small, `${what} has controls too small for a finger`).toEqual([]);
  }

  /** Fails where Tab does not come by every control that is shown. */
  async function tabReachesAll({ page }: Visit, what: string): Promise<void> {
    const count = await page.evaluate((controls) => {
      // Of a radio group Tab stops at one only; the arrows go on from there.
      const groups = new Set<string>();
      const wanted = [...document.querySelectorAll<HTMLElement>(controls)].filter((control) => {
        if (!control.checkVisibility() || control.closest('[inert]') || control.matches(':disabled')) return false;
        if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true;
        const isNew = !groups.has(control.name);
        groups.add(control.name);
        return isNew;
      });
      for (const control of wanted) {
        const group = control instanceof HTMLInputElement && control.type === 'radio' ? control.name : '';
        control.dataset.unreached = group;
      }
      addEventListener('focusin', ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        delete target.dataset.unreached;
        if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
        for (const one of document.getElementsByName(target.name)) delete one.dataset.unreached;
      });
      (document.activeElement as HTMLElement | null)?.blur();
      return wanted.length;
    }, controls);
    expect(count).toBeGreaterThan(0);
    for (let tabs = 0; tabs < count * 2 + 10; tabs++) await page.keyboard.press('Tab');
    const unreached = await page
      .locator('[data-unreached]')
      .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 160)));
    expect(unreached, `${what}: Tab does not reach these`).toEqual([]);
  }

  const rail = (page: Page, name: string): Locator =>
    page.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name });

  for (const [name, screen] of Object.entries(SCREENS)) {
    const checked = async (visit: Visit, what: string) => {
      await isAccessible(visit, what);
      await fitsTheScreen(visit, what);
      if (name === 'phone') await fitsFingers(visit, what);
      await tabReachesAll(visit, what);
    };

    test(`H6 the entry (${name})`, async () => {
      const visit = await openVisit(stage, screen);
      await followLink(visit, stage.hall, 'visitor');
      await visit.page.getByLabel('Your name in the hall').waitFor();
      await isAccessible(visit, 'entry');
      await fitsTheScreen(visit, 'entry');
      await visit.page.getByText('Members sign in here').click();
      await visit.page.getByLabel('Password').waitFor();
      await checked(visit, 'entry with sign-in');
      await followLink(visit, stage.hall, 'lecturer');
      await visit.page.getByRole('button', { name: /^Open (a|another) tour/ }).waitFor();
      await checked(visit, 'lecturer’s entry');
    });

    test(`H6 the hall and each of its lists and panels (${name})`, async () => {
      const visit = await openVisit(stage, { ...screen, draws: false });
      const { page } = visit;
      await enterAsVisitor(visit, stage.hall, 'Everybody');
      await checked(visit, 'hall');
      for (const list of ['Scenes', 'Exhibits', 'People']) {
        await rail(page, list).click();
        await page.locator('.drawer').waitFor();
        await checked(visit, list);
      }
      await rail(page, 'Exhibits').click();
      await page.locator('.drawer').getByRole('button', { name: /^Read/ }).first().click();
      await page.locator('.exhibit-panel').waitFor();
      await page.locator('.exhibit-panel summary').click();
      await checked(visit, 'exhibit');
      await rail(page, 'Scenes').click();
      await page
        .locator('.drawer')
        .getByRole('button', { name: /^Go to the door/ })
        .click();
      await page
        .locator('.prompts')
        .getByRole('button', { name: /^Answer/ })
        .click();
      await page.locator('.gate-panel legend').waitFor();
      await checked(visit, 'gate');
    });

    test(`H6 the console, the end of the tour and the supervisor’s table (${name})`, async () => {
      const visit = await openVisit(stage, { ...screen, draws: false });
      const { page } = visit;
      const tourId = await openTourAsLecturer(visit, stage.hall);
      await learnerIn(stage.hall, tourId);
      if ((await rail(page, 'Lead').getAttribute('aria-expanded')) !== 'true') await rail(page, 'Lead').click();
      await page.getByLabel('Question to ask').selectOption({ index: 1 });
      await checked(visit, 'console');
      await page.getByRole('button', { name: 'Open to the group' }).click();
      await page.getByText('0 of 1 answered').waitFor();
      await checked(visit, 'console with a round');
      const close = page.getByRole('button', { name: 'Close the tour' });
      await close.click();
      await page.getByRole('dialog').waitFor();
      await isAccessible(visit, 'dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await becomes(() => hasFocus(close), 'the focus is back');

      await followLink(visit, stage.hall, 'supervisor');
      await page.getByRole('row').filter({ hasText: 'Principles of Integrity' }).first().waitFor();
      await checked(visit, 'table');
    });

    test(`H6 the group question (${name})`, async () => {
      const { lecturer } = await openTour(stage.hall);
      const visit = await openVisit(stage, { ...screen, draws: false });
      await enterAsLearner(visit, stage.hall);
      const [question] = await roundQuestions(lecturer);
      await openRound(lecturer, question?.questionId ?? '');
      await visit.page.locator('.round-panel legend').waitFor();
      await checked(visit, 'group question');
      await visit.page.locator('.round-panel .choice').first().click();
      await visit.page.getByRole('button', { name: 'Send answer' }).click();
      await visit.page.getByText('Your answer is recorded').first().waitFor();
      await checked(visit, 'recorded answer');
    });
  }

  test('H6 U6 Escape closes a list and a panel and gives the focus back', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Escape');
    for (const list of ['Scenes', 'Exhibits', 'People']) {
      await tabTo(page, rail(page, list));
      await page.keyboard.press('Enter');
      await becomes(() => hasFocus(page.locator('.drawer h2')), 'the heading has the focus');
      await page.keyboard.press('Escape');
      await page.locator('.drawer').waitFor({ state: 'detached' });
      await becomes(() => hasFocus(rail(page, list)), 'the button has the focus again');
    }
    await rail(page, 'Exhibits').press('Enter');
    const read = page.locator('.drawer').getByRole('button', { name: /^Read/ }).first();
    await tabTo(page, read);
    await page.keyboard.press('Enter');
    await becomes(() => hasFocus(page.locator('.exhibit-panel h2')), 'the heading has the focus');
    await page.keyboard.press('Escape');
    await page.locator('.exhibit-panel').waitFor({ state: 'detached' });
    await becomes(() => hasFocus(read), 'the button has the focus again');
  });
});
