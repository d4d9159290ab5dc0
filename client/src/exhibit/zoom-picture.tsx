import type { PublicPicture } from '@clearhall/shared-schema/pack/public-pack';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { percent } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';
import { fileUrl } from './picture.tsx';
import { zoomByHand } from './zoom-by-hand.ts';
import { ZOOM_STEP, type Zoomed, zoomedBy } from './zoom-rules.ts';

const whole: Zoomed = { zoom: 1, x: 0, y: 0 };

/** A picture that can be come near to: by buttons, keys (+, -, 0), wheel, two fingers; moved by scrolling. */
export function ZoomPicture({ picture }: { picture: PublicPicture }) {
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const [shown, show] = useState(whole);
  const zoom = (factor: number, x?: number, y?: number) =>
    show((before) => {
      const at = frame.current;
      if (!at) return before;
      const now = { zoom: before.zoom, x: at.scrollLeft, y: at.scrollTop };
      return zoomedBy(now, factor, x ?? at.clientWidth / 2, y ?? at.clientHeight / 2);
    });
  useLayoutEffect(() => frame.current?.scrollTo({ left: shown.x, top: shown.y, behavior: 'instant' }), [shown]);
  useEffect(() => (frame.current ? zoomByHand(frame.current, zoom) : undefined), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') show(whole);
    else return;
    event.preventDefault();
  };
  return (
    <figure class="zoom-picture">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this frame is scrolled and zoomed by keys */}
      <div
        ref={frame}
        class="zoom-frame"
        role="group"
        aria-label={t('exhibit:picture-frame')}
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled and zoomed is operated by keys
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <img
          src={fileUrl(picture.file)}
          alt={localised(picture.alt)}
          draggable={false}
          style={{ inlineSize: `${shown.zoom * 100}%` }}
        />
      </div>
      <div class="zoom-controls">
        <ZoomButton name="plus" text={t('exhibit:zoom-in')} onClick={() => zoom(ZOOM_STEP)} />
        <ZoomButton name="minus" text={t('exhibit:zoom-out')} onClick={() => zoom(1 / ZOOM_STEP)} />
        <button type="button" class="button small" onClick={() => show(whole)}>
          {t('exhibit:zoom-whole')}
        </button>
        <output class="hint">{percent(shown.zoom, 1)}</output>
      </div>
      <figcaption class="hint" id={hintId}>
        {t('exhibit:zoom-hint')} {t('exhibit:licence', { licence: picture.licence })}
      </figcaption>
    </figure>
  );
}

function ZoomButton({ name, text, onClick }: { name: 'plus' | 'minus'; text: string; onClick: () => void }) {
  return (
    <button type="button" class="button small" onClick={onClick}>
      <Icon name={name} />
      <span class="unseen">{text}</span>
    </button>
  );
}
