import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { answerByKeys, orderIn } from './answering-by-keys.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { publishDoorOfAllKinds } from './doors-of-all-kinds.ts';
import { optionText, questionOfStem } from './hall-questions.ts';
import { hasFocus, tabAndPress } from './keyboard.ts';
import { enterAsLearner, enterAsVisitor, openList, openTourAsLecturer, openVisit, type Visit } from './visit.ts';

const gateTitle = 'Gate to the Measure of the Law';
const proof = 'Five Principles in One Sentence';

describeInBrowser('a door that asks every kind of question', () => {
  const stage = useStage();
  beforeAll(() => publishDoorOfAllKinds(stage.hall));

  const panelOf = ({ page }: Visit) => page.getByRole('region', { name: gateTitle });
  const questionIn = async (panel: Locator) =>
    questionOfStem(stage.hall, (await panel.locator('legend').textContent()) ?? '');

  test('G7 G8 by keyboard alone: each kind is answered in its own way, proof by walking to the exhibit', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Keyboard');
    await tabAndPress(page, page.getByRole('button', { name: 'Scenes' }));
    await tabAndPress(page, page.getByRole('button', { name: `Go to the door ${gateTitle}` }).first());
    const toDoor = page.locator('.prompts').getByRole('button', { name: /^Answer/ });
    await tabAndPress(page, toDoor);
    const panel = panelOf(visit);
    const kinds: string[] = [];
    for (let right = 0; right < 6; right++) {
      await panel.getByText(`${right} of 6 right`).waitFor();
      await panel.locator('legend').waitFor();
      const question = await questionIn(panel);
      kinds.push(question.kind);
      if (question.kind === 'evidence') {
        await page.keyboard.press('Escape');
        await tabAndPress(page, page.getByRole('button', { name: 'Exhibits' }));
        await tabAndPress(page, page.getByRole('button', { name: `Go there ${proof}` }));
        await tabAndPress(page, page.locator('.prompts').getByRole('button', { name: `This one ${proof}` }));
        expect(await panel.getByRole('radio', { name: `This one: ${proof}` }).isChecked()).toBe(true);
      } else await answerByKeys(page, panel, question);
      await isAccessible(visit, question.kind);
      await tabAndPress(page, panel.getByRole('button', { name: 'Submit answer' }));
      await panel.getByText(question.explanation.en).waitFor();
      if (right === 5) break;
      await panel.getByText(`Right. ${right + 1} of 6 right answers given.`).waitFor();
      await tabAndPress(page, panel.getByRole('button', { name: 'Go on to the next question' }));
      if (question.kind !== 'evidence') continue;
      // The next question is asked at the door.
      await tabAndPress(page, panel.getByRole('button', { name: `Go there ${gateTitle}` }));
    }
    await panel.getByText('Right. The door is open to you.').waitFor();
    expect(kinds.sort()).toEqual(['evidence', 'fill-in', 'multiple', 'ordering', 'single', 'true-false']);
    expect(watch.problems).toEqual([]);
  });

  test('G10 on a phone: after too many wrong answers the door says until when to wait, also to who comes back', async () => {
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Hasty');
    await openList(visit, 'Scenes');
    await page
      .getByRole('button', { name: `Go to the door ${gateTitle}` })
      .first()
      .tap();
    await page
      .locator('.prompts')
      .getByRole('button', { name: /^Answer/ })
      .tap();
    const panel = panelOf(visit);
    const question = await questionIn(panel);
    if (question.kind !== 'ordering') throw new Error('the door begins with an ordering');
    await fitsTheScreen(visit, 'ordering');
    await fitsFingers(visit, 'ordering');
    const first = optionText(question, question.key[0] ?? '');
    // Whatever was handed out: with the first one at the end it is not right.
    const down = panel.getByRole('button', { name: `Move down: ${first}` });
    while ((await orderIn(panel)).at(-1) !== first) {
      await down.tap();
      expect(await hasFocus(down)).toBe(true);
    }
    const keep = panel.getByRole('button', { name: 'Answer with this order' });
    if (await keep.isVisible()) await keep.tap();
    await panel.getByRole('button', { name: 'Submit answer' }).tap();
    await panel.getByText('Not right. The door stays closed.').waitFor();
    await panel.getByText(question.explanation.en).waitFor();
    expect(await panel.getByRole('timer').textContent()).toMatch(/^(1:00|0:\d\d)$/);
    expect(await panel.getByRole('button', { name: 'Try the next question' }).isDisabled()).toBe(true);
    await isAccessible(visit, 'waiting');
    await fitsTheScreen(visit, 'waiting');
    await panel.getByRole('button', { name: /^Close/ }).tap();
    await page
      .locator('.prompts')
      .getByRole('button', { name: /^Answer/ })
      .tap();
    await panel.getByText('Too many wrong answers.').waitFor();
    expect(await panel.locator('form').count()).toBe(0);
    expect(watch.problems).toEqual([]);
  });

  test('G12 the lecturer lets everybody through after a question whether that is meant', async () => {
    const lecturer = await openVisit(stage, { draws: false });
    await openTourAsLecturer(lecturer, stage.hall);
    const learner = await openVisit(stage, { draws: false });
    await enterAsLearner(learner, stage.hall);
    await openList(learner, 'Scenes');
    await learner.page.getByText('0 of 3 doors open to you').waitFor();
    await openList(lecturer, 'Scenes');
    await lecturer.page.getByRole('button', { name: `Let everybody through ${gateTitle}` }).click();
    const dialog = lecturer.page.getByRole('dialog', { name: `Let everybody through “${gateTitle}”?` });
    await dialog.getByText('it counts as nobody’s pass').waitFor();
    await isAccessible(lecturer, 'letting through');
    await dialog.getByRole('button', { name: 'Let everybody through' }).click();
    await learner.page.getByText('1 of 3 doors open to you').waitFor();
    expect([...lecturer.watch.problems, ...learner.watch.problems]).toEqual([]);
  });
});
