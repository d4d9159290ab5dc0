import type { PlaceKind } from '@clearhall/shared-schema/avatar/asks';
import { useSignal } from '@preact/signals';
import { walkTo } from '../avatar/walk-to.ts';
import { announce, showToast } from './announcer.tsx';
import { Icon } from './icons.tsx';
import { closeDrawer, closePanel, isNarrow } from './open-panel.ts';
import { refusalText, t } from './texts.ts';

/** Walks the own avatar to something of this name and says what came of it; on a phone the sheet makes room. */
export async function walkAndTell(kind: PlaceKind, id: string, title: string): Promise<void> {
  const way = await walkTo(kind, id);
  if (!way.ok) {
    showToast(t('ui:cannot-walk', { title, reason: refusalText(way.reason) }), { tone: 'closed' });
    return;
  }
  announce(t('ui:walking-to', { title }));
  if (isNarrow()) {
    closeDrawer();
    closePanel();
  }
}

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
    await walkAndTell(props.kind, props.id, props.title);
    busy.value = false;
  };
  return (
    <button type="button" class={`button ${props.class ?? 'small'}`} aria-busy={busy} onClick={() => void go()}>
      <Icon name="walk" />
      <span class={props.isSmall ? 'unseen' : undefined}>{props.label ?? t('ui:go-there')}</span>{' '}
      <span class="unseen">{props.title}</span>
    </button>
  );
}
