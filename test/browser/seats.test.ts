import { expect, test } from 'vitest';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { becomes, enterAsVisitor, openList, openVisit, ownPlace } from './visit.ts';

describeInBrowser('what one is told and sees of the own place', () => {
  const stage = useStage();

  test('U28 beside a bench one is told to sit down, and sits by Space; who sits stands up by the button', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Weary');
    const told = page.getByRole('log', { name: 'What happens' });
    const prompts = page.locator('.prompts');
    await openList(visit, 'Exhibits');
    await page.getByRole('button', { name: 'Go there Five Principles in One Sentence' }).first().click();
    await prompts.getByRole('button', { name: /^Open/ }).waitFor();
    await page.locator('body').press('Escape');
    // The bench stands behind whoever looks at the exhibit.
    await page.keyboard.down('KeyS');
    await prompts.getByRole('button', { name: 'Sit down Space' }).waitFor();
    await page.keyboard.up('KeyS');
    await told.getByText('A free seat is beside you. Press Space to sit down.').waitFor({ state: 'attached' });
    // With the focus on a button Space presses that.
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('Space');
    await becomes(async () => (await ownPlace(visit)).y === 19.5, 'sitting on the bench');
    const standUp = prompts.getByRole('button', { name: 'Stand up' });
    await standUp.click();
    await becomes(async () => Math.abs((await ownPlace(visit)).y - 19.5) > 0.7, 'standing before the bench');
    await prompts.getByRole('button', { name: 'Sit down' }).waitFor();
    expect(watch.problems).toEqual([]);
  });

  test('U32 on a phone the own figure is to be seen beside the open menu', async () => {
    const visit = await openVisit(stage, { ...SCREENS.phone, reducedMotion: 'reduce' });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Thumb');
    await page.getByRole('button', { name: 'Skip' }).tap();
    const sign = page.locator('.over-head-sign');
    await page.keyboard.press('1');
    await sign.waitFor();
    await page.getByRole('group', { name: 'What you can do' }).getByRole('button').first().tap();
    const menu = page.locator('.folded-actions:popover-open');
    await menu.waitFor();
    await becomes(async () => {
      // On a busy machine a sign may be over before it was measured.
      if ((await sign.count()) === 0) await page.keyboard.press('1');
      const [over, under] = [await sign.boundingBox(), await menu.boundingBox()];
      return over !== null && under !== null && over.y > 0 && over.y + over.height + 80 < under.y;
    }, 'the figure stands above the menu');
    expect(watch.problems).toEqual([]);
  });
});
