import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { KeyedQuestion } from '../../game-server/src/pack/question-file.ts';
import { optionText } from './hall-questions.ts';
import { chooseByArrows, hasFocus, tabAndPress, tabTo } from './keyboard.ts';

/** Gives the right answer to a question in its form by keys alone; what has to be walked to is not among them. */
export async function answerByKeys(page: Page, form: Locator, question: KeyedQuestion): Promise<void> {
  const group = form.getByRole('group');
  if (question.kind === 'single') await chooseByArrows(page, group, optionText(question, question.key));
  if (question.kind === 'true-false') await chooseByArrows(page, group, question.key ? 'True' : 'False');
  if (question.kind === 'fill-in') {
    await tabTo(page, group.getByRole('textbox'));
    await page.keyboard.type(question.key[0] ?? '');
  }
  if (question.kind === 'multiple') {
    const right = question.key.map((optionId) => optionText(question, optionId));
    for (const box of await group.getByRole('checkbox').all()) {
      if (!right.includes((await box.locator('..').textContent()) ?? '')) continue;
      await tabTo(page, box);
      await page.keyboard.press('Space');
    }
  }
  if (question.kind === 'ordering')
    await orderByKeys(
      page,
      group,
      question.key.map((optionId) => optionText(question, optionId)),
    );
}

/** Moves the options by their buttons until they stand as `wanted`; the focus stays on the button that was pressed. */
async function orderByKeys(page: Page, group: Locator, wanted: readonly string[]): Promise<void> {
  await tabAndPress(page, group.getByRole('button', { name: 'Answer with this order' }));
  for (const [place, text] of wanted.entries()) {
    const up = group.getByRole('button', { name: `Move up: ${text}`, exact: true });
    for (let from = (await orderIn(group)).indexOf(text); from > place; from--) {
      await tabTo(page, up);
      await page.keyboard.press('Enter');
      await page
        .getByRole('log')
        .getByText(`“${text}” is now number ${from} of ${wanted.length}.`)
        .last()
        .waitFor({ state: 'attached' });
      expect(await hasFocus(up)).toBe(true);
    }
  }
  expect(await orderIn(group)).toEqual(wanted);
}

/** The options of an ordering from top to bottom. */
export function orderIn(group: Locator): Promise<string[]> {
  return group.locator('.ordering-text').allTextContents();
}
