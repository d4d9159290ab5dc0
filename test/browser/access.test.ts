import type { Locator, Page } from 'playwright-core';
import { test } from 'vitest';
import { learnerIn, openRound, openTour, roundQuestions } from '../room/touring.ts';
import { fitsFingers, fitsTheScreen, isAccessible, tabReachesAll } from './access-checks.ts';
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

describeInBrowser('everybody can use it', () => {
  const stage = useStage();

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
      await visit.page.getByText('Choose each part').click();
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
        .getByRole('button', { name: /^Go to the door Gate to the Measure/ })
        .first()
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
      await page.getByText('0 of 1 person answered').waitFor();
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
