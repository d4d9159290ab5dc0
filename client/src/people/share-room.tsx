import { publicHall } from '../net/mirror.ts';
import { t } from '../ui/texts.ts';
import { LinkField } from './link-field.tsx';

/** The link of this very room of an open hall, for friends: folded, for most people come to see who is here. */
export function ShareRoom({ roomId }: { roomId: string }) {
  const link = new URL('/hall.html', location.origin);
  link.searchParams.set('hall', publicHall.value?.hallId ?? '');
  link.searchParams.set('room', roomId);
  return (
    <details class="fold">
      <summary>{t('people:invite')}</summary>
      <LinkField label={t('people:invite-link')} hint={t('people:invite-hint')} href={link.href} />
    </details>
  );
}
