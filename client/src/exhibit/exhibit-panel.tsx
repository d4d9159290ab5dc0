import { useEffect } from 'preact/hooks';
import { connection, nearExhibitId, publicHall } from '../net/mirror.ts';
import { exhibitOf, sceneTitle } from '../ui/hall-words.ts';
import { later } from '../ui/later.tsx';
import { closePanel, showPanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { localised, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { sceneOfExhibit } from './exhibit-places.ts';
import { isNearEnough, isSeen } from './exhibit-progress.ts';
import { ProgressTags } from './progress-tags.tsx';
import { serve, serveWhenIdle, servingOf } from './served-exhibits.ts';

/** Text, pictures, timeline, graphic and narration: the code for them is fetched with the first exhibit that is opened. */
const ContentLater = later(async () => (await import('./exhibit-content.tsx')).ExhibitContent);

/** An exhibit: title, progress, what it shows and tells, the way to it; opened from the floor or the list. */
export function ExhibitPanel({ exhibitId, takesFocus }: { exhibitId: string; takesFocus: boolean }) {
  const heading = exhibitOf(exhibitId);
  const others = publicHall.value?.exhibits ?? [];
  const next = heading && others[(others.indexOf(heading) + 1) % others.length];
  const isLinked = connection.value === 'here';
  const isHere = typeof servingOf(exhibitId) === 'object';
  useEffect(() => void serve(exhibitId), [exhibitId, isLinked]);
  useEffect(() => (isHere && next ? serveWhenIdle(next.exhibitId) : undefined), [isHere, next?.exhibitId]);
  if (!heading) return null;
  const title = localised(heading.title);
  return (
    <Panel
      title={title}
      eyebrow={sceneTitle(sceneOfExhibit(exhibitId))}
      class="exhibit-panel"
      takesFocus={takesFocus}
      onClose={closePanel}
    >
      <article class="exhibit-text">
        <ProgressTags exhibitId={exhibitId} hasNarration={heading.hasNarration} />
        {!isSeen(exhibitId) && (
          <p class="hint">
            {isNearEnough(exhibitId)
              ? t('exhibit:counts-after', { count: heading.minSeconds })
              : t('exhibit:counts-near', { count: heading.minSeconds })}
          </p>
        )}
        <ServingState exhibitId={exhibitId} />
        {isHere && <ContentLater />}
      </article>
      <div class="panel-actions">
        {nearExhibitId.value !== exhibitId && <WalkButton kind="exhibit" id={exhibitId} title={title} />}
        {next && next !== heading && (
          <button
            type="button"
            class="button small"
            onClick={() => showPanel({ kind: 'exhibit', exhibitId: next.exhibitId, by: 'person' })}
          >
            {t('exhibit:next', { title: localised(next.title) })}
          </button>
        )}
      </div>
    </Panel>
  );
}

/** What stands in place of an exhibit that is not here yet; its region stays, so that changes of it are read out. */
function ServingState({ exhibitId }: { exhibitId: string }) {
  const serving = servingOf(exhibitId);
  const text = { loading: t('ui:loading'), offline: t('exhibit:offline'), gone: t('exhibit:gone') };
  return (
    <>
      <div role="status">{typeof serving === 'string' && <p class="hint">{text[serving]}</p>}</div>
      {serving === 'offline' && (
        <button type="button" class="button small" onClick={() => void serve(exhibitId)}>
          {t('ui:try-again')}
        </button>
      )}
    </>
  );
}
