import { effect, type Signal, signal } from '@preact/signals';
import type { NamesShown } from '../avatar/hall-view.ts';

/** On which side of a touch screen the stick lies. */
type StickSide = 'left' | 'right';

const rememberedAs = 'clearhall.settings';
const remembered = read();
const kept: Record<string, Signal<unknown>> = {};

/** Whether steps and doors are heard. */
export const soundIsOn = setting('sound', true, [true, false]);
export const namesShown = setting<NamesShown>('names', 'all', ['all', 'lecturer', 'none']);
export const stickSide = setting<StickSide>('stick', 'left', ['left', 'right']);
/** Whether the map stands in its corner. */
export const mapIsOpen = setting('map', true, [true, false]);
/** What of the first minute is done, as the sum of bits that `ui/coach-steps.ts` reads; 7 is all. */
export const coachDone = setting<number>('coach', 0, [0, 1, 2, 3, 4, 5, 6, 7]);

/** Remembers every change of a setting on this device from now on. Gives the function that ends it. */
export function rememberSettings(): () => void {
  return effect(() => {
    const values = Object.fromEntries(Object.entries(kept).map(([name, { value }]) => [name, value]));
    try {
      localStorage.setItem(rememberedAs, JSON.stringify(values));
    } catch {
      // A browser that keeps nothing has the settings until the page is left.
    }
  });
}

/** Says on which side the stick lies, as `data-stick` of the page. Gives the function that ends it. */
export function placeStick(page: HTMLElement): () => void {
  return effect(() => {
    page.dataset.stick = stickSide.value;
  });
}

/** A signal with the remembered value, where that is one of those allowed. */
function setting<T extends string | number | boolean>(name: string, usual: T, allowed: readonly T[]): Signal<T> {
  const made = signal(allowed.find((value) => value === remembered[name]) ?? usual);
  kept[name] = made as Signal<unknown>;
  return made;
}

function read(): Record<string, unknown> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(rememberedAs) ?? 'null');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}
