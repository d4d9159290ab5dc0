import { Steering } from './steering.ts';

/** Where keys mean something else than walking. */
const OWN_KEYS =
  'input, textarea, select, video, [contenteditable], dialog[open], [role="listbox"], [role="menu"], .paper-panel';
/** Where the arrows move what is read; the letters still walk. */
const SCROLLED = '.panel';
/** What Space and Enter press by themselves. */
const PRESSABLE = 'a[href], button, summary, [role="button"], [tabindex]:not([tabindex="-1"])';

/**
 * Walks by the keys of the page, except while somebody types, composes or a dialog is open; `open` is called for
 * Space and Enter where they press nothing else. Gives the function that ends it.
 */
export function steerByKeys(page: Window, steering: Steering, open: () => boolean): () => void {
  const { document } = page;
  const hasOwnKeys = (event: KeyboardEvent): boolean =>
    event.isComposing ||
    document.querySelector(':modal') !== null ||
    (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null);
  const down = (event: KeyboardEvent) => {
    if (hasOwnKeys(event)) return steering.letGo();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Shift') steering.hurry(true);
    if (Steering.steersBy(event.code)) {
      const isArrow = event.code.startsWith('Arrow');
      if (isArrow && event.target instanceof Element && event.target.closest(SCROLLED)) return;
      if (isArrow) event.preventDefault();
      steering.press(event.code);
    } else if ((event.code === 'Space' || event.code === 'Enter') && !event.repeat && !event.defaultPrevented) {
      if (event.target instanceof Element && event.target.closest(PRESSABLE)) return;
      if (open()) event.preventDefault();
    }
  };
  const up = (event: KeyboardEvent) => {
    if (event.key === 'Shift') steering.hurry(false);
    steering.release(event.code);
  };
  const letGo = () => steering.letGo();
  const hidden = () => document.visibilityState === 'hidden' && steering.letGo();
  page.addEventListener('keydown', down);
  page.addEventListener('keyup', up);
  page.addEventListener('blur', letGo);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    page.removeEventListener('keydown', down);
    page.removeEventListener('keyup', up);
    page.removeEventListener('blur', letGo);
    document.removeEventListener('visibilitychange', hidden);
  };
}
