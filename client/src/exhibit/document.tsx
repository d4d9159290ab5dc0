import type { PublicDocument } from '@clearhall/shared-schema/pack/public-pack';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { percent } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { language, t } from '../ui/texts.ts';
import { DocumentControls } from './document-controls.tsx';
import { type PageView, pagedTo, zoomedPage } from './document-view.ts';
import { fileUrl } from './picture.tsx';
import { useOpenDocument, usePageDrawn } from './use-document.ts';
import { zoomByHand } from './zoom-by-hand.ts';
import { ZOOM_STEP } from './zoom-rules.ts';

/** A document page by page: turned over and enlarged by buttons, keys and fingers; to be opened and downloaded as well. */
export function ExhibitDocument({ title, document }: { title: string; document: PublicDocument }) {
  const { file, pages } = document.files[language.value];
  return <Pages key={file} title={title} url={fileUrl(file)} said={pages} licence={document.licence} />;
}

function Pages({ title, url, said, licence }: { title: string; url: string; said: number; licence: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const reading = useOpenDocument(url);
  const pages = reading.opened?.pages ?? said;
  const [view, setView] = useState<PageView>({ page: 1, zoom: 1 });
  const place = usePageDrawn(frame, reading, view);
  const to = (page: number) => setView((before) => pagedTo(before, page, pages));
  const zoom = (factor: number) => setView((before) => zoomedPage(before, factor));
  useEffect(() => (frame.current ? zoomByHand(frame.current, zoom) : undefined), []);
  useEffect(() => frame.current?.scrollTo({ top: 0, left: 0, behavior: 'instant' }), [view.page]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = { ArrowLeft: view.page - 1, ArrowRight: view.page + 1, Home: 1, End: pages }[event.key];
    if (at !== undefined) to(at);
    else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') zoom(0);
    else return;
    event.preventDefault();
  };
  const isOpen = reading.state === 'open';
  return (
    <figure class="document">
      {reading.state === 'loading' && (
        <p class="hint" role="status">
          {t('exhibit:document-loading')} {percent(reading.share, 1)}
        </p>
      )}
      {reading.state === 'failed' && (
        <div class="stack-close" role="alert">
          <p class="field-problem">{t('exhibit:document-failed')}</p>
          <button type="button" class="button small" onClick={reading.again}>
            <Icon name="again" />
            {t('ui:try-again')}
          </button>
        </div>
      )}
      {isOpen && <DocumentControls view={view} pages={pages} to={to} zoom={zoom} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this frame is read and turned by keys */}
      <div
        ref={frame}
        class="document-frame"
        hidden={!isOpen}
        role="group"
        aria-label={t('exhibit:document-frame', { page: view.page, pages })}
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is read and turned by keys is reached by them
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={place.box} class="document-page">
          <canvas ref={place.canvas} />
          <div ref={place.text} class="document-words" lang={language.value} />
        </div>
      </div>
      <div class="zoom-controls">
        <a class="button small" href={url} target="_blank" rel="noopener noreferrer">
          {t('exhibit:document-open')}
        </a>
        <a class="button small" href={url} download={`${title}.pdf`}>
          {t('exhibit:document-download')}
        </a>
      </div>
      <figcaption class="hint" id={hintId}>
        {isOpen && `${t('exhibit:document-hint')} `}
        {t('exhibit:licence', { licence })}
      </figcaption>
    </figure>
  );
}
