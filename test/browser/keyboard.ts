import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const mostTabs = 80;

/** Goes from where the focus is to a control by Tab alone; fails where Tab does not reach it. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await hasFocus(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control}`);
}

/** Goes to a control by Tab and presses Enter. */
export async function tabAndPress(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Chooses one of a group of radio buttons, by its name, by the arrow keys. */
export async function chooseByArrows(page: Page, group: Locator, name: string): Promise<void> {
  const wanted = group.getByRole('radio', { name, exact: true });
  await tabTo(page, group.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 10 && !(await wanted.isChecked()); steps++) await page.keyboard.press('ArrowDown');
  expect(await wanted.isChecked()).toBe(true);
}

/** Whether the focus is on this control. */
export function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
