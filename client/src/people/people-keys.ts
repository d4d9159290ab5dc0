import type { Emote } from '@clearhall/shared-schema/people/presence';
import { effect, signal } from '@preact/signals';
import { connection } from '../net/mirror.ts';
import { toggleDrawer } from '../ui/open-panel.ts';
import { isComposing } from './composing.ts';
import { makeEmote, turnHand } from './own-signs.ts';
import { isSaying } from './say-field.tsx';

/** What a key does: an emote, or one of the four things by name. */
type KeyAction = Emote | 'say' | 'chat' | 'people' | 'hand';

const rememberedAs = 'clearhall.keys';
/** By where the key lies, so that every layout and input method has the same ones. */
const ACTIONS: Readonly<Record<string, KeyAction>> = {
  Digit1: 1,
  Digit2: 2,
  Digit3: 3,
  Digit4: 4,
  Digit5: 5,
  Digit6: 6,
  Enter: 'say',
  NumpadEnter: 'say',
  KeyC: 'chat',
  KeyU: 'people',
  KeyH: 'hand',
};
/** Where keys are written or have a meaning of their own. */
const OWN_KEYS =
  'input, textarea, select, video, [contenteditable], dialog[open], [role="listbox"], [role="menu"], .paper-panel';

/** Whether single keys do something; whoever speaks to the computer switches them off. Remembered on this device. */
export const keysAreOn = signal(remembered());

/** Takes the keys of the page, while nobody types, composes or answers a dialog. Gives the function that ends it. */
export function takePeopleKeys(page: Window): () => void {
  const { document } = page;
  const down = (event: KeyboardEvent) => {
    const action = ACTIONS[event.code];
    if (action === undefined || event.defaultPrevented || event.repeat || isComposing(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || connection.peek() !== 'here') return;
    if (document.querySelector(':modal') || (event.target instanceof Element && event.target.closest(OWN_KEYS))) return;
    if (action === 'say' ? !hasNothingFocus(document) : !keysAreOn.peek()) return;
    event.preventDefault();
    act(action);
  };
  // Before the keys that walk and open: Enter says something, Space opens what one stands before.
  page.addEventListener('keydown', down, { capture: true });
  const stopRemembering = effect(() => remember(keysAreOn.value));
  return () => {
    page.removeEventListener('keydown', down, { capture: true });
    stopRemembering();
  };
}

function act(action: KeyAction): void {
  if (action === 'say') isSaying.value = true;
  else if (action === 'chat' || action === 'people') toggleDrawer(action);
  else if (action === 'hand') void turnHand();
  else void makeEmote(action);
}

/** The body, or what only holds the place of the focus after something closed. */
function hasNothingFocus(document: Document): boolean {
  const now = document.activeElement;
  return now === null || now === document.body || now.matches('main');
}

function remembered(): boolean {
  try {
    return localStorage.getItem(rememberedAs) !== 'off';
  } catch {
    return true;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(rememberedAs, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing has the choice until the page is left.
  }
}
