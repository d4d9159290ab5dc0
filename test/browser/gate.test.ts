import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { optionText, type SingleQuestion, singleOfStem, wrongAnswer } from './hall-questions.ts';
import { chooseByArrows, tabAndPress } from './keyboard.ts';
import { becomes, enterAsVisitor, openList, openVisit, ownPlace, type Visit } from './visit.ts';

const gateTitle = 'Gate to the Measure of the Law';
const beyond = 'The Measure of the Law';

describeInBrowser('the gate', () => {
  const stage = useStage();

  const answerButton = (page: Page) => page.locator('.prompts').getByRole('button', { name: /^Answer/ });
  const panelOf = (page: Page) => page.getByRole('region', { name: gateTitle });

  async function questionIn(panel: Locator): Promise<SingleQuestion> {
    return singleOfStem(stage.hall, (await panel.locator('legend').textContent()) ?? '');
  }

  async function isTooFar(visit: Visit, title: string): Promise<void> {
    await openList(visit, 'Exhibits');
    await visit.page.getByRole('button', { name: `Go there ${title}` }).click();
    await visit.page.getByRole('region', { name: 'Notices' }).getByText('A closed door is on the way').waitFor();
  }

  test('G1 G2 G3 H6 M9 by keyboard alone: wrong answer explained, right answer passes, others stay outside', async () => {
    const visit = await openVisit(stage);
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Keyboard');
    await tabAndPress(page, page.getByRole('button', { name: 'Scenes' }));
    await tabAndPress(page, page.getByRole('button', { name: `Go to the door ${gateTitle}` }).first());
    await tabAndPress(page, answerButton(page));
    const panel = panelOf(page);

    const first = await questionIn(panel);
    await chooseByArrows(page, panel.getByRole('group'), optionText(first, wrongAnswer(first)));
    await tabAndPress(page, panel.getByRole('button', { name: 'Submit answer' }));
    await panel.getByText('Not right. The door stays closed.').waitFor();
    await panel.getByText(first.explanation.en).waitFor();
    await tabAndPress(page, panel.getByRole('button', { name: 'Try the next question' }));

    await panel.locator('legend').waitFor();
    const second = await questionIn(panel);
    expect(second.questionId).not.toBe(first.questionId);
    await chooseByArrows(page, panel.getByRole('group'), optionText(second, second.key));
    await tabAndPress(page, panel.getByRole('button', { name: 'Submit answer' }));
    await panel.getByText('Right. The door is open to you.').waitFor();
    await tabAndPress(page, panel.getByRole('button', { name: 'Continue' }));

    await tabAndPress(page, page.getByRole('button', { name: `Go there ${beyond}`, exact: true }));
    await page.getByRole('banner').getByText(beyond).waitFor();
    await becomes(async () => (await ownPlace(visit)).y < 13, 'standing behind the gate');
    expect(watch.problems).toEqual([]);

    await visit.close();
    const other = await openVisit(stage, { draws: false });
    await enterAsVisitor(other, stage.hall, 'Outside');
    await isTooFar(other, 'Is It a Bribe?');
    expect(other.watch.problems).toEqual([]);
  });

  test('G2 on a phone the door is answered by touch', async () => {
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Touch');
    await openList(visit, 'Scenes');
    await page
      .getByRole('button', { name: `Go to the door ${gateTitle}` })
      .first()
      .tap();
    await answerButton(page).tap();
    const panel = panelOf(page);
    const question = await questionIn(panel);
    await panel.locator('label').getByText(optionText(question, question.key), { exact: true }).tap();
    await panel.getByRole('button', { name: 'Submit answer' }).tap();
    await panel.getByText('Right. The door is open to you.').waitFor();
    expect(watch.problems).toEqual([]);
  });

  test('M3 who has not answered cannot walk through the door by keys', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Pusher');
    await openList(visit, 'Scenes');
    await page
      .getByRole('button', { name: `Go to the door ${gateTitle}` })
      .first()
      .click();
    await page.getByText('Closed: answer first').first().waitFor();
    await answerButton(page).waitFor();
    await page.locator('body').press('Escape');
    const from = await ownPlace(visit);
    const along = from.x < 22.5 ? 'KeyD' : 'KeyA';
    await page.keyboard.down('KeyW');
    await page.keyboard.down(along);
    let furthest = from.y;
    const isAlong = async () => {
      const { x, y } = await ownPlace(visit);
      furthest = Math.min(furthest, y);
      return Math.abs(x - from.x) > 1.2;
    };
    await becomes(isAlong, 'pushed along the door');
    await page.keyboard.up('KeyW');
    await page.keyboard.up(along);
    expect(furthest).toBeGreaterThan(16);
  });
});
