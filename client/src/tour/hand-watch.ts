import { effect, signal, untracked } from '@preact/signals';
import { isLecturer, roster } from '../net/mirror.ts';
import { handsInOrder } from '../people/hands-in-order.ts';
import { showToast } from '../ui/announcer.tsx';
import { t } from '../ui/texts.ts';

/** Avatar ids of the members whose hand is up, the first one first; hands that were up before one came, as they stand. */
export const raisedHands = signal<readonly string[]>([]);

/** Keeps the order of the hands and tells the lecturer of each that goes up. Gives the way to stop it. */
export function watchHands(): () => void {
  return effect(() => {
    const up = [...roster.value.values()].filter(({ hasHandUp, connected }) => hasHandUp && connected);
    untracked(() => {
      const before = raisedHands.value;
      raisedHands.value = handsInOrder(before, new Set(up.map(({ avatarId }) => avatarId)));
      if (!isLecturer.value) return;
      for (const { avatarId, name } of up) {
        if (!before.includes(avatarId)) showToast(t('tour:raised-hand', { name }));
      }
    });
  });
}
