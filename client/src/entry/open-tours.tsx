import type { OpenTour } from '@clearhall/shared-schema/identity/http';
import { useEffect } from 'preact/hooks';
import { hourAndMinute } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { localised, t } from '../ui/texts.ts';
import { hallAddress, halls, refreshTours, tours, toursAreFresh } from './entry-state.ts';

const refreshMs = 5_000;

/** Asks for the open tours every five seconds while the page is seen. */
export function useOpenTours(): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void refreshTours();
    };
    const timer = setInterval(look, refreshMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}

/** Tours to join, the newest first; says that it keeps looking where there is none. */
export function OpenTours({ list, action }: { list: readonly OpenTour[]; action: string }) {
  const newestFirst = [...list].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  return (
    <div class="stack" aria-live="polite">
      {!toursAreFresh.value && <Notice tone="closed" icon="warning" title={t('entry:tours-stale')} />}
      {tours.value !== null && list.length === 0 && (
        <Notice icon="clock" title={t('entry:no-tour-yet')}>
          <p class="hint">{t('entry:no-tour-waits')}</p>
        </Notice>
      )}
      <ul class="rows">
        {newestFirst.map((tour) => (
          <TourRow key={tour.tourId} tour={tour} action={action} />
        ))}
      </ul>
    </div>
  );
}

function TourRow({ tour, action }: { tour: OpenTour; action: string }) {
  const hall = halls.value.find(({ hallId }) => hallId === tour.hallId);
  return (
    <li class="tour-row">
      <div>
        <p class="list-row-title">{t('entry:tour-of', { name: tour.lecturer })}</p>
        <p class="hint">
          {[
            hall ? localised(hall.title) : '',
            t('entry:opened-at', { time: hourAndMinute(tour.openedAt) }),
            t('entry:people-here', { count: tour.people }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <a class="button primary" href={hallAddress(tour.hallId, tour.tourId)}>
        <Icon name="flag" />
        {action}
        <span class="unseen">{t('entry:tour-of', { name: tour.lecturer })}</span>
      </a>
    </li>
  );
}
