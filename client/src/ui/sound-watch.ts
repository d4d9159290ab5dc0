import { effect, signal } from '@preact/signals';
import { soundIsOn } from './settings.ts';

/** Browsers let a page be heard only after the person pressed something in it. */
const hasPressed = signal(false);

/** Lets the hall be heard while the setting says so, from the first key or touch on. Gives the function that ends it. */
export function watchSound(): () => void {
  const press = () => {
    hasPressed.value = true;
  };
  addEventListener('pointerdown', press, { once: true, capture: true });
  addEventListener('keydown', press, { once: true, capture: true });
  const stop = effect(() => (soundIsOn.value && hasPressed.value ? playWhileOn() : undefined));
  return () => {
    removeEventListener('pointerdown', press, { capture: true });
    removeEventListener('keydown', press, { capture: true });
    stop();
  };
}

/** Fetches and starts the sounds; where the browser has none, the hall is silent. */
function playWhileOn(): () => void {
  let isOver = false;
  let stop = () => {};
  const begin = async () => {
    try {
      const { playHall } = await import('./sound-steps.ts');
      if (!isOver) stop = playHall();
    } catch (error) {
      console.warn('The hall is silent here.', error);
    }
  };
  void begin();
  return () => {
    isOver = true;
    stop();
  };
}
