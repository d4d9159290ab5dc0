import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { hasFocus, tabAndPress, tabTo } from './keyboard.ts';
import { becomes, enterAsVisitor, openList, openVisit, type Visit } from './visit.ts';

describeInBrowser('exhibits', () => {
  const stage = useStage();

  /** Opens an exhibit from the list by keys; gives its panel. */
  async function opened({ page }: Visit, title: string) {
    await page.getByRole('button', { name: `Read ${title}`, exact: true }).press('Enter');
    const panel = page.getByRole('region', { name: title, exact: true });
    await panel.waitFor();
    return panel;
  }

  test('H6 X7 X8 X9 one of each kind is whole by keyboard, in both sizes', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Reader');
    await openList(visit, 'Exhibits');

    const road = await opened(visit, 'The Road to One System');
    const dates = road.getByRole('list', { name: 'Timeline' }).locator('time');
    await dates.first().waitFor();
    expect(await dates.allTextContents()).toHaveLength(14);
    expect(await dates.nth(1).textContent()).toBe('November 9, 1949');
    await isAccessible(visit, 'a timeline');

    const complaints = await opened(visit, 'From Tea Money to the ICAC');
    await complaints.getByRole('img', { name: /^Corruption complaints to the ICAC/ }).waitFor();
    const rows = complaints.getByRole('table', { name: /^Corruption complaints/ }).getByRole('row');
    expect(await rows.nth(9).textContent()).toBe('20221,835');
    await isAccessible(visit, 'a data graphic');

    const jade = await opened(visit, 'Jade in a Box');
    const frame = jade.getByRole('group', { name: 'Picture, can be enlarged' });
    await tabTo(page, frame);
    await page.keyboard.press('+');
    await jade.getByText('150%').waitFor();
    await tabAndPress(page, jade.getByRole('button', { name: 'Enlarge' }));
    await jade.getByText('225%').waitFor();
    const wide = () => frame.evaluate((one) => one.scrollWidth / one.clientWidth);
    expect(await wide()).toBeGreaterThan(2);
    await tabAndPress(page, jade.getByRole('button', { name: 'Whole picture' }));
    await jade.getByText('100%').waitFor();
    await isAccessible(visit, 'a picture');

    await visit.page.setViewportSize(SCREENS.phone.viewport);
    await fitsTheScreen(visit, 'an exhibit on a phone');
    await fitsFingers(visit, 'an exhibit on a phone');
    await isAccessible(visit, 'an exhibit on a phone');
    expect(watch.problems).toEqual([]);
  });

  test('X6 a voice of the machine reads sentence by sentence, and the spoken one is marked', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await page.addInitScript(withVoice);
    await enterAsVisitor(visit, stage.hall, 'Listener');
    await openList(visit, 'Exhibits');
    const fish = await opened(visit, 'The Hanging Fish');
    const sentences = fish.getByRole('list', { name: 'Text of the narration' }).getByRole('listitem');
    await tabAndPress(page, fish.getByRole('button', { name: 'Read aloud' }));
    for (let index = 0; index < 2; index++) {
      await becomes(async () => (await markedOf(page)).join() === String(index), `sentence ${index} marked`);
      await sentenceEnds(page);
    }
    await isAccessible(visit, 'a narration');
    const stop = fish.getByRole('button', { name: 'Stop reading' });
    expect(await hasFocus(stop)).toBe(true);
    await page.keyboard.press('Enter');
    await fish.getByRole('button', { name: 'Read aloud' }).waitFor();
    expect([await markedOf(page), await sentences.count()]).toEqual([[], 6]);
    expect(watch.problems).toEqual([]);
  });

  test('X6 without a voice the narration is there to be read', async () => {
    const visit = await openVisit(stage, { draws: false });
    await enterAsVisitor(visit, stage.hall, 'Silent');
    await openList(visit, 'Exhibits');
    const fish = await opened(visit, 'The Hanging Fish');
    await fish.getByText('This device has no voice of its own').waitFor();
    await fish.getByText('His deputy gave him a fish.').first().waitFor();
  });

  test('X1 X5 who looks long enough has seen it: in the panel, the list and the scene', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await enterAsVisitor(visit, stage.hall, 'Looker');
    await openList(visit, 'Exhibits');
    const row = page.getByRole('listitem').filter({ hasText: 'Five Principles in One Sentence' }).first();
    await row.getByText('Not seen yet').waitFor();
    await row.getByRole('button', { name: /^Go there/ }).click();
    await row.getByText('You stand before it').waitFor();
    await row.getByRole('button', { name: /^Read/ }).click();
    const panel = page.locator('.exhibit-panel');
    await panel.getByText('Counts as seen after 10 seconds').waitFor();
    await panel.getByText('Seen', { exact: true }).waitFor();
    await row.getByText('Seen', { exact: true }).waitFor();
    await openList(visit, 'Scenes');
    await page.getByText(/^1 of \d+ seen$/).waitFor();
    expect(watch.problems).toEqual([]);
  });
});

/** Indices of the sentences that are marked. */
function markedOf(page: Page): Promise<number[]> {
  return page
    .locator('.transcript li')
    .evaluateAll((all) => all.flatMap((one, index) => (one.hasAttribute('aria-current') ? [index] : [])));
}

/** Ends what the voice says now. */
async function sentenceEnds(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('sentence-ends')));
}

/** A browser with one English voice, which speaks until `sentence-ends`. */
function withVoice(): void {
  type Utterance = { onend: (() => void) | null };
  const saying: Utterance[] = [];
  const voice = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'en-US', localService: true, name: 'Test' }],
    speak: (utterance: Utterance) => saying.push(utterance),
    cancel: () => saying.splice(0),
  });
  addEventListener('sentence-ends', () => saying.shift()?.onend?.());
  Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: class {} });
}
