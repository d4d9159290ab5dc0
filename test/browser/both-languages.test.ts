import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { learnerIn, openRound, openTour, roundQuestions } from '../room/touring.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { enterAsLearner, enterAsVisitor, followLink, openTourAsLecturer, openVisit, type Visit } from './visit.ts';

const textKey =
  /\b(coach|entry|exhibit|gate|hall|map|people|quiz|refused|settings|supervision|tour|ui|voice):[a-z][a-z-]*/;

describeInBrowser('both languages', () => {
  const stage = useStage();
  let names: string[] = [];

  /** All words on the page in reading order, without names, and without what says itself to be of another language. */
  async function wordsOf(page: Page): Promise<string> {
    names = names.length > 0 ? names : await namesOf();
    // What was said to a screen reader stays said, in the language of that moment.
    const skipped = 'noscript, script, bdi, [role="log"], [aria-live="assertive"]';
    const text = await page.evaluate((skipped) => {
      const pageLanguage = document.documentElement.lang;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const words: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const language = element?.closest('[lang]')?.getAttribute('lang');
        if (element && language === pageLanguage && !element.closest(skipped)) words.push(node.nodeValue ?? '');
      }
      const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((element) =>
        ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
      );
      return [document.title, ...words, ...labels].join('\n');
    }, skipped);
    return names.reduce((left, name) => left.replaceAll(name, ''), text);
  }

  async function namesOf(): Promise<string[]> {
    const rows = await stage.hall.sql`select display_name as name from person union all select name from unit`;
    return ['Clearhall', ...rows.map(({ name }) => String(name))].sort((a, b) => b.length - a.length);
  }

  /** Reads the page as it is in English, then in Chinese after one press of the switch, and goes back. */
  async function isCompleteInBoth({ page }: Visit, what: string): Promise<void> {
    const english = await wordsOf(page);
    expect(await page.locator('html').getAttribute('lang'), what).toBe('en');
    expect(english, what).not.toMatch(/[\u4e00-\u9fff]/);
    expect(english, what).not.toMatch(textKey);
    await page.getByRole('button', { name: /^中文/ }).click();
    await page.locator('html[lang="zh-CN"]').waitFor();
    const chinese = await wordsOf(page);
    expect(chinese, what).toMatch(/[\u4e00-\u9fff]/);
    expect(chinese.match(/[A-Za-z]{2,}/g), what).toBe(null);
    await page.getByRole('button', { name: /^English/ }).click();
    await page.locator('html[lang="en"]').waitFor();
  }

  test('H6 the entry of a visitor, and the choice stays', async () => {
    const visit = await openVisit(stage);
    const { page } = visit;
    await followLink(visit, stage.hall, 'visitor');
    await page.getByLabel('Your name in the hall').fill('M');
    await page.getByRole('button', { name: 'Enter the hall' }).click();
    await isCompleteInBoth(visit, 'entry');
    await page.getByRole('button', { name: /^中文/ }).click();
    await page.locator('html[lang="zh-CN"]').waitFor();
    await page.reload();
    await page.locator('html[lang="zh-CN"]').waitFor();
    expect(visit.watch.problems).toEqual([]);
  });

  test('H6 a browser that prefers Chinese gets Chinese', async () => {
    const visit = await openVisit(stage, { locale: 'zh-CN' });
    await followLink(visit, stage.hall, 'visitor');
    await visit.page.getByRole('button', { name: '进入展馆' }).waitFor();
    expect(await visit.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`H6 the hall with each of its panels (${name})`, async () => {
      const visit = await openVisit(stage, { ...screen, draws: false });
      const { page } = visit;
      await enterAsVisitor(visit, stage.hall, '小林');
      names.push('小林');
      const rail = page.getByRole('navigation').getByRole('button');
      for (let list = 0; list < (await rail.count()); list++) {
        await rail.nth(list).click();
        await page.locator('.panel').waitFor();
        await isCompleteInBoth(visit, `list ${list}`);
      }
      await openedIn(page, 'Exhibits', /^Read/);
      await page.locator('.exhibit-panel').waitFor();
      await isCompleteInBoth(visit, 'exhibit');
      await openedIn(page, 'Scenes', /^Go to the door/);
      await page
        .locator('.prompts')
        .getByRole('button', { name: /^Answer/ })
        .click();
      await page.locator('.gate-panel legend').waitFor();
      await isCompleteInBoth(visit, 'gate');
      expect(visit.watch.problems).toEqual([]);
    });
  }

  /** Opens a list and presses its first button of this name. */
  async function openedIn(page: Page, list: string, name: RegExp): Promise<void> {
    const button: Locator = page.getByRole('navigation').getByRole('button', { name: list });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await page.locator('.drawer').getByRole('button', { name }).first().click();
  }

  test('H6 the lecturer’s console, the group question and the supervisor’s table', async () => {
    const lecturer = await openVisit(stage, { draws: false });
    await followLink(lecturer, stage.hall, 'lecturer');
    await lecturer.page.getByRole('button', { name: /^Open a tour/ }).waitFor();
    await isCompleteInBoth(lecturer, 'lecturer’s entry');
    const tourId = await openTourAsLecturer(lecturer, stage.hall);
    await learnerIn(stage.hall, tourId);
    await lecturer.page.getByText('1 here', { exact: true }).waitFor();
    await isCompleteInBoth(lecturer, 'console');
    await lecturer.page.getByLabel('Question to ask').selectOption({ index: 1 });
    await lecturer.page.getByRole('button', { name: 'Open to the group' }).click();
    await lecturer.page.getByText('0 of 1 person answered').waitFor();
    await isCompleteInBoth(lecturer, 'open round');
    await lecturer.page.getByRole('button', { name: 'Reveal the result' }).click();
    await lecturer.page.getByText('Result of the last question').waitFor();
    await isCompleteInBoth(lecturer, 'revealed round');
    await lecturer.close();

    const table = await openVisit(stage);
    await followLink(table, stage.hall, 'supervisor');
    await table.page.locator('.round-line').waitFor();
    await isCompleteInBoth(table, 'table');
  });

  test('H6 the group question of a learner', async () => {
    const { lecturer } = await openTour(stage.hall);
    const learner = await openVisit(stage, { ...SCREENS.phone, draws: false });
    await followLink(learner, stage.hall, 'learner');
    await isCompleteInBoth(learner, 'learner’s entry');
    await enterAsLearner(learner, stage.hall);
    const [question] = await roundQuestions(lecturer);
    await openRound(lecturer, question?.questionId ?? '');
    await learner.page.locator('.round-panel legend').waitFor();
    await isCompleteInBoth(learner, 'question');
    await learner.page.locator('.round-panel .choice').first().click();
    await learner.page.getByRole('button', { name: 'Send answer' }).click();
    await learner.page.getByText('Your answer is recorded').first().waitFor();
    await isCompleteInBoth(learner, 'recorded answer');
  });
});
