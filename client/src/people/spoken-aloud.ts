import { announce } from '../ui/announcer.tsx';
import { t } from '../ui/texts.ts';

/** Something of another person: a line in the open chat, one while it is closed, or a text over the head. */
export type Heard = { kind: 'line' | 'closed-line' | 'said'; name: string; text: string };

/** Between two announcements; what comes meanwhile is told together. */
const GAP_MS = 5_000;

let waiting: Heard[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Tells a screen reader what others say and write: the first at once, then at most every five seconds. */
export function hearForReaders(heard: Heard): void {
  if (timer !== null) {
    waiting.push(heard);
    return;
  }
  announce(wordsFor([heard]));
  timer = setTimeout(tellTheRest, GAP_MS);
}

function tellTheRest(): void {
  timer = null;
  if (waiting.length === 0) return;
  announce(wordsFor(waiting));
  waiting = [];
  timer = setTimeout(tellTheRest, GAP_MS);
}

function wordsFor(heard: readonly Heard[]): string {
  const last = heard.at(-1);
  if (!last) return '';
  const { kind, name, text } = last;
  const words =
    kind === 'said'
      ? t('people:says', { name, text })
      : kind === 'line'
        ? t('people:writes', { name, text })
        : t('people:wrote', { name });
  return heard.length === 1 ? words : `${t('people:heard', { count: heard.length })} ${words}`;
}
