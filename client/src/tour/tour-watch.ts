import { effect, untracked } from '@preact/signals';
import { connection, isLecturer, me, roster, tour } from '../net/mirror.ts';
import { announce, announceNow, showToast } from '../ui/announcer.tsx';
import { exhibitTitle } from '../ui/hall-words.ts';
import { showPanel } from '../ui/open-panel.ts';
import { t } from '../ui/texts.ts';
import { watchHands } from './hand-watch.ts';

/** Tells of the lecturer's calls, of who comes and goes, and of the end of the tour. Gives the way to stop it. */
export function watchTour(): () => void {
  const stops = [watchCalls(), watchPeople(), watchHands(), watchEnd()];
  return () => {
    for (const stop of stops) stop();
  };
}

function watchCalls(): () => void {
  let heard: number | null = null;
  return effect(() => {
    const now = tour.value;
    if (!now) return;
    untracked(() => {
      const isNew = heard !== null && now.stops > heard;
      heard = now.stops;
      if (!isNew || isLecturer.value || !now.stopExhibitId) return;
      const exhibitId = now.stopExhibitId;
      const text = t('tour:called', { title: exhibitTitle(exhibitId) });
      announceNow(text);
      showToast(text, {
        action: { label: t('exhibit:read'), run: () => showPanel({ kind: 'exhibit', exhibitId, by: 'person' }) },
      });
    });
  });
}

function watchPeople(): () => void {
  let known: ReadonlyMap<string, boolean> | null = null;
  return effect(() => {
    const now = new Map([...roster.value].map(([id, row]) => [id, row.connected]));
    if (connection.value !== 'here' || !tour.value?.tourId) return;
    untracked(() => {
      for (const [id, isThere] of now) {
        const was = known?.get(id) ?? false;
        const name = roster.value.get(id)?.name ?? '';
        if (known && id !== me.value?.avatarId && isThere !== was) {
          announce(isThere ? t('tour:came', { name }) : t('tour:went', { name }));
        }
      }
      known = now;
    });
  });
}

function watchEnd(): () => void {
  let wasOpen = false;
  return effect(() => {
    const now = tour.value;
    if (!now?.tourId) return;
    if (now.isClosed && wasOpen) untracked(() => showToast(t('tour:closed')));
    wasOpen = !now.isClosed;
  });
}
