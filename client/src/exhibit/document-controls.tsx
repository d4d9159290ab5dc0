import { percent } from '../ui/formats.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import type { PageView } from './document-view.ts';
import { ZOOM_STEP } from './zoom-rules.ts';

type Turning = { view: PageView; pages: number; to: (page: number) => void; zoom: (factor: number) => void };

/** Buttons and a field by which a document is turned over and enlarged. */
export function DocumentControls({ view, pages, to, zoom }: Turning) {
  const { page } = view;
  return (
    <div class="zoom-controls">
      <Press name="left" text={t('exhibit:page-before')} isOff={page === 1} onClick={() => to(page - 1)} />
      <label class="page-field">
        {t('exhibit:page-number')}
        <input
          class="text-input"
          type="number"
          inputMode="numeric"
          min={1}
          max={pages}
          value={page}
          onChange={({ currentTarget }) => {
            to(currentTarget.valueAsNumber);
            // What was typed may be beyond the last page: the field shows the page that is shown.
            currentTarget.value = String(page);
          }}
        />
        {t('exhibit:page-of', { pages })}
      </label>
      <Press name="right" text={t('exhibit:page-next')} isOff={page === pages} onClick={() => to(page + 1)} />
      <Press name="plus" text={t('exhibit:zoom-in')} onClick={() => zoom(ZOOM_STEP)} />
      <Press name="minus" text={t('exhibit:zoom-out')} onClick={() => zoom(1 / ZOOM_STEP)} />
      <button type="button" class="button small" onClick={() => zoom(0)}>
        {t('exhibit:page-fit')}
      </button>
      <output class="hint">{percent(view.zoom, 1)}</output>
    </div>
  );
}

/** Stays in the order of Tab when it has nothing to do, so that the focus is not lost on the last page. */
function Press(props: { name: IconName; text: string; isOff?: boolean; onClick: () => void }) {
  const isOff = props.isOff === true;
  return (
    <button
      type="button"
      class="button small"
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => {
        if (!isOff) props.onClick();
      }}
    >
      <Icon name={props.name} />
      <span class="unseen">{props.text}</span>
    </button>
  );
}
