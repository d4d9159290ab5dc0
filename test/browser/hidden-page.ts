import type { Page } from 'playwright-core';

/** Tells the page that it is hidden or shown again, as the browser does for a tab behind another. */
export function setHidden(page: Page, isHidden: boolean): Promise<void> {
  return page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    isHidden ? 'hidden' : 'visible',
  );
}
