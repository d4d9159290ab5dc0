import { effect, untracked, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { viewState } from '../avatar/hall-view.ts';
import { myPlace } from '../net/mirror.ts';
import { announce } from './announcer.tsx';
import './coach.css';
import {
  COACH_STEPS,
  type CoachNews,
  type Coach as CoachState,
  type CoachStep,
  coachAfter,
  stepToShow,
} from './coach-steps.ts';
import { Icon, type IconName } from './icons.tsx';
import { openDrawer, openPanel } from './open-panel.ts';
import { coachDone } from './settings.ts';
import { t } from './texts.ts';

const signs: Readonly<Record<CoachStep, IconName>> = { walk: 'walk', exhibit: 'book', doors: 'lock' };

/** One step of the first minute at a time, in plain words; said politely, and never with the focus. */
export function Coach() {
  const card = useRef<HTMLElement>(null);
  const walkedTiles = useSignal(0);
  const hear = (news: CoachNews) => {
    const next: CoachState = coachAfter({ done: coachDone.peek(), walkedTiles: walkedTiles.peek() }, news);
    // What ends with the focus in it gives it to the page, not to nothing.
    const hadFocus = card.current?.contains(document.activeElement) === true;
    if (hadFocus && stepToShow(next) === null) document.querySelector('main')?.focus({ preventScroll: true });
    walkedTiles.value = next.walkedTiles;
    coachDone.value = next.done;
  };
  useEffect(() => watchDeeds((news) => untracked(() => hear(news))), []);
  const step = stepToShow({ done: coachDone.value, walkedTiles: 0 });
  const words = step ? wordsFor(step) : '';
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
  if (!step) return null;
  const number = COACH_STEPS.indexOf(step) + 1;
  return (
    <section class="prompt coach" ref={card} aria-label={t('coach:title')}>
      <Icon name={signs[step]} />
      <p>
        <span class="coach-number">{t('coach:step', { step: number, steps: COACH_STEPS.length })}</span>
        <span class="coach-words">{words}</span>
      </p>
      <div class="coach-actions">
        {step !== 'doors' && (
          <button type="button" class="button quiet small" onClick={() => hear({ kind: 'skipped' })}>
            {t('coach:skip')}
          </button>
        )}
        <button type="button" class="button small" onClick={() => hear({ kind: 'understood' })}>
          {t('coach:understood')}
        </button>
      </div>
    </section>
  );
}

function wordsFor(step: CoachStep): string {
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (step === 'exhibit') return isTouch ? t('coach:exhibit-touch') : t('coach:exhibit');
  if (step === 'doors') return t('coach:doors');
  if (viewState.value === 'unavailable') return t('coach:walk-lists');
  return isTouch ? t('coach:walk-touch') : t('coach:walk');
}

/** Tells what the person does from now on that the coach waits for. Gives the function that ends it. */
function watchDeeds(hear: (news: CoachNews) => void): () => void {
  let before = myPlace.peek();
  const stops = [
    effect(() => {
      const now = myPlace.value;
      if (now && before) hear({ kind: 'walked', tiles: Math.hypot(now.x - before.x, now.y - before.y) });
      before = now;
    }),
    effect(() => {
      const open = openPanel.value;
      if (open?.by !== 'person') return;
      if (open.kind === 'exhibit' || open.kind === 'gate') hear({ kind: 'opened', what: open.kind });
    }),
    effect(() => {
      if (openDrawer.value !== null) hear({ kind: 'opened', what: 'list' });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
