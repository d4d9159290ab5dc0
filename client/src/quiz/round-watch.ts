import { effect, untracked } from '@preact/signals';
import { isLecturer, round } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { openPanel, showPanel } from '../ui/open-panel.ts';
import { t } from '../ui/texts.ts';

/**
 * Brings the group question to everybody when it is opened, and its result when it is revealed, without
 * taking the focus. Who joins after the reveal finds it behind its button. Gives the way to stop it.
 */
export function watchRound(): () => void {
  let seen: string | null = null;
  return effect(() => {
    const now = round.value;
    const key = now && now.phase !== 'none' ? `${now.roundId} ${now.phase}` : '';
    untracked(() => {
      const isLate = seen === null && now?.phase === 'revealed';
      if (key === seen) return;
      seen = key;
      if (key === '' || isLate) return;
      announce(now?.phase === 'open' ? t('quiz:opened') : t('quiz:revealed'));
      if (isLecturer.value) return;
      // A door's question or a paper that is being answered stays; the group question waits behind its button.
      const open = openPanel.value?.kind;
      if (open !== 'gate' && open !== 'paper') showPanel({ kind: 'round', by: 'room' });
    });
  });
}
