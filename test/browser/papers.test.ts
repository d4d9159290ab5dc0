import { matchMaker } from '@colyseus/core';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { cuttableLine } from './cuttable-line.ts';
import { hasFocus, tabAndPress, tabTo } from './keyboard.ts';
import { becomes, enterAsVisitor, isInside, openList, openVisit, ownPlace } from './visit.ts';

const title = 'Practice paper';

describeInBrowser('papers', () => {
  const stage = useStage();

  const panelOf = (page: Page) => page.getByRole('region', { name: title });

  /** Gives some answer to the question that is shown, by keys alone. */
  async function answerByKeys(page: Page, panel: Locator): Promise<void> {
    await tabTo(page, panel.getByRole('group').locator('input').first());
    await page.keyboard.press('Space');
  }

  test('E20 E22 E23 by keyboard: a paper outlasts a reload and a lost line, is handed in and looked at again', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    const line = await cuttableLine(visit);
    await enterAsVisitor(visit, stage.hall, 'Sitter');
    await tabAndPress(page, page.getByRole('button', { name: 'Papers', exact: true }));
    await tabAndPress(page, page.getByRole('button', { name: `Sit the test ${title}` }));
    const panel = panelOf(page);
    await panel.getByText('This is the test: it counts').waitFor();
    await tabAndPress(page, panel.getByRole('button', { name: 'Start the test' }));

    await panel.getByRole('heading', { name: 'Question 1 of 8' }).waitFor();
    const from = await ownPlace(visit);
    await tabTo(page, panel.getByRole('button', { name: 'Flag it to come back' }));
    await page.keyboard.down('KeyD');
    await answerByKeys(page, panel);
    await panel.getByText('Saved', { exact: true }).waitFor();
    await page.keyboard.up('KeyD');
    expect(await ownPlace(visit)).toEqual(from);
    await isAccessible(visit, 'a paper in hand');
    await tabAndPress(page, panel.getByRole('button', { name: 'Next', exact: true }));
    await becomes(() => hasFocus(panel.getByRole('heading', { name: 'Question 2 of 8' })), 'the focus on question 2');
    await tabAndPress(page, panel.getByRole('button', { name: 'Flag it to come back' }));

    await page.reload();
    await isInside(visit);
    await panel.getByRole('heading', { name: 'Question 2 of 8' }).waitFor();
    await panel.getByText('1 of 8 answered').waitFor();
    await panel.getByRole('button', { name: 'Flagged: take the flag off' }).waitFor();

    await line.cut();
    await page.getByText('Reconnecting').first().waitFor();
    await answerByKeys(page, panel);
    await panel.getByText('It is kept on this page').waitFor();
    await line.mend();
    await panel.getByText('Saved', { exact: true }).waitFor();
    await panel.getByText('2 of 8 answered').waitFor();

    await tabAndPress(page, panel.getByRole('button', { name: 'Hand in…' }));
    await panel.getByText('6 questions are not answered:').waitFor();
    await panel.getByText('1 question is flagged:').waitFor();
    await tabAndPress(page, panel.getByRole('button', { name: 'Hand in now' }));
    await panel.getByText('You did not pass this time').waitFor();
    await tabAndPress(page, panel.locator('summary').first());
    await panel.getByText('What is right').first().waitFor();
    await isAccessible(visit, 'a paper looked at again');
    const [attempt] = await stage.hall.sql`select count(*)::int as answers from paper_answer`;
    expect(attempt?.answers).toBe(2);
    expect(watch.problems).toEqual([]);
  });

  test('E21 the clock can be hidden, and at the deadline the paper closes by itself', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Late');
    await openList(visit, 'Papers');
    await page.getByRole('button', { name: `Practise ${title}` }).click();
    const panel = panelOf(page);
    await panel.getByRole('button', { name: 'Start practising' }).click();
    await panel.getByRole('timer').waitFor();
    await panel.getByRole('button', { name: 'Hide the clock' }).click();
    expect(await panel.getByRole('timer').count()).toBe(0);

    let deadlineMs = 0;
    await becomes(async () => {
      const [row] = await stage.hall.sql`select deadline_at from paper_attempt where closed_at is null`;
      deadlineMs = row?.deadline_at.getTime() ?? 0;
      return deadlineMs > 0;
    }, 'the attempt in the record');
    const roomId = new URL(page.url()).searchParams.get('room') ?? '';
    const room = matchMaker.getLocalRoomById(roomId) as unknown as { nowMs: () => number };
    room.nowMs = () => deadlineMs - 4000;
    await page.reload();
    await isInside(visit);
    await panel.getByText('0:0').waitFor();
    room.nowMs = () => deadlineMs + 1000;
    await panel.getByText('handed in by itself when the time was up').waitFor();
    room.nowMs = Date.now;
    expect(watch.problems).toEqual([]);
  });

  test('E24 on a phone: practice is kept on one’s own page, and leads back to its explanations', async () => {
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Phone');
    await page.goto(`${stage.hall.origin}/learn.html`);
    await page.getByText('You have not begun yet').waitFor();
    await page.getByRole('link', { name: 'Enter the hall' }).tap();
    await isInside(visit);
    await openList(visit, 'Papers');
    await page.getByRole('button', { name: `Practise ${title}` }).tap();
    const panel = panelOf(page);
    await panel.getByRole('button', { name: 'Start practising' }).tap();
    await panel.getByRole('heading', { name: 'Question 1 of 8' }).waitFor();
    await fitsFingers(visit, 'a paper in hand');
    await fitsTheScreen(visit, 'a paper in hand');
    await panel.getByRole('button', { name: 'Hand in…' }).tap();
    await panel.getByRole('button', { name: 'Hand in now' }).tap();
    await panel.getByText('Practice: does not count').waitFor();

    await page.goto(`${stage.hall.origin}/learn.html`);
    await page.getByText('0 of 8 points').waitFor();
    await isAccessible(visit, 'the page of the own record');
    await fitsTheScreen(visit, 'the page of the own record');
    await fitsFingers(visit, 'the page of the own record');
    await page.getByRole('link', { name: 'Result and explanations' }).tap();
    await isInside(visit);
    await panel.getByText('Question by question').waitFor();
    expect(watch.problems).toEqual([]);
  });
});
