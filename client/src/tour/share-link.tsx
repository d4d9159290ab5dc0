import { publicHall, tour } from '../net/mirror.ts';
import { LinkField } from '../people/link-field.tsx';
import { t } from '../ui/texts.ts';

/** The tour's link, to copy and hand on. */
export function ShareLink() {
  const link = new URL('/hall.html', location.origin);
  link.searchParams.set('hall', publicHall.value?.hallId ?? '');
  link.searchParams.set('tour', tour.value?.tourId ?? '');
  return <LinkField label={t('tour:share')} hint={t('tour:share-hint')} href={link.href} />;
}
