import AxeBuilder from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Visit } from './visit.ts';

/** CSS pixels that a finger needs. */
const touchPx = 44;
const controls = 'a[href], button, input, select, textarea, summary';

/** Fails on what hinders people who hear the page or see little of it. */
export async function isAccessible({ page }: Visit, what: string): Promise<void> {
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
export async function fitsTheScreen({ page }: Visit, what: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** Fails where a control is too small for a finger; what is shown for a hidden input is its label. */
export async function fitsFingers({ page }: Visit, what: string): Promise<void> {
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
export async function tabReachesAll({ page }: Visit, what: string): Promise<void> {
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
