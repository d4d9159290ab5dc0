import type { PlaceKind } from '@clearhall/shared-schema/avatar/asks';
import { useSignal } from '@preact/signals';
import { walkTo } from '../avatar/walk-to.ts';
import { announce, showToast } from './announcer.tsx';
import { Icon } from './icons.tsx';
import { closeDrawer, closePanel, isNarrow } from './open-panel.ts';
import { refusalText, t } from './texts.ts';

/**
 * "Go there" for a scene, an exhibit, a door or a person: walks the own avatar and says what came of it.
 * `isSmall` shows only the sign. On a phone the sheet closes, so that the walk can be seen.
 */
export function WalkButton(props: {
  kind: PlaceKind;
  id: string;
  title: string;
  label?: string;
  class?: string;
  isSmall?: boolean;
}) {
  const busy = useSignal(false);
  const go = async () => {
    if (busy.value) return;
    busy.value = true;
    const way = await walkTo(props.kind, props.id);
    busy.value = false;
    if (!way.ok) {
      showToast(t('ui:cannot-walk', { title: props.title, reason: refusalText(way.reason) }), { tone: 'closed' });
      return;
    }
    announce(t('ui:walking-to', { title: props.title }));
    if (isNarrow()) {
      closeDrawer();
      closePanel();
    }
  };
  return (
    <button type="button" class={`button ${props.class ?? 'small'}`} aria-busy={busy} onClick={() => void go()}>
      <Icon name="walk" />
      <span class={props.isSmall ? 'unseen' : undefined}>{props.label ?? t('ui:go-there')}</span>{' '}
      <span class="unseen">{props.title}</span>
    </button>
  );
}
