import { viewState } from '../avatar/hall-view.ts';
import { connection, publicHall } from '../net/mirror.ts';
import { Icon } from './icons.tsx';
import { t } from './texts.ts';

/** Covers the place of the picture until it is drawn, and says it where this browser cannot draw it. */
export function ViewVeil() {
  if (viewState.value === 'running') return null;
  if (viewState.value === 'unavailable') {
    return (
      <div class="view-veil">
        <p class="view-words">
          <Icon name="info" />
          {t('hall:not-drawn')}
        </p>
      </div>
    );
  }
  return (
    <div class="view-veil">
      {connection.value === 'here' && publicHall.value && (
        <p class="view-words" role="status">
          <span class="spinner" aria-hidden="true" />
          {t('hall:drawing')}
        </p>
      )}
    </div>
  );
}
