import { nearExhibitId, publicHall } from '../net/mirror.ts';
import { exhibitOf, sceneTitle } from '../ui/hall-words.ts';
import { later } from '../ui/later.tsx';
import { closePanel, showPanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { localised, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { sceneOfExhibit } from './exhibit-places.ts';
import { isNearEnough, isSeen } from './exhibit-progress.ts';
import { ProgressTags } from './progress-tags.tsx';
import { SourceList } from './source-list.tsx';

/** Timeline, graphic, pictures and narration: fetched with the first exhibit that is opened. */
const ShownLater = later(async () => (await import('./shown-parts.tsx')).ShownParts);

/** What an exhibit shows and tells: title, progress, its kind's parts, text, sources; opened from the floor or the list. */
export function ExhibitPanel({ exhibitId, takesFocus }: { exhibitId: string; takesFocus: boolean }) {
  const exhibit = exhibitOf(exhibitId);
  if (!exhibit) return null;
  const title = localised(exhibit.title);
  const others = publicHall.value?.exhibits ?? [];
  const next = others[(others.indexOf(exhibit) + 1) % others.length];
  return (
    <Panel
      title={title}
      eyebrow={sceneTitle(sceneOfExhibit(exhibitId))}
      class="exhibit-panel"
      takesFocus={takesFocus}
      onClose={closePanel}
    >
      <article class="exhibit-text">
        <ProgressTags exhibitId={exhibitId} hasNarration={exhibit.narration !== null} />
        {!isSeen(exhibitId) && (
          <p class="hint">
            {isNearEnough(exhibitId)
              ? t('exhibit:counts-after', { count: exhibit.minSeconds })
              : t('exhibit:counts-near', { count: exhibit.minSeconds })}
          </p>
        )}
        <p class="lead">{localised(exhibit.summary)}</p>
        <ShownLater />
        {exhibit.body.map((paragraph, index) => (
          <p key={index}>{localised(paragraph)}</p>
        ))}
        <SourceList sources={exhibit.sources} />
      </article>
      <div class="panel-actions">
        {nearExhibitId.value !== exhibitId && <WalkButton kind="exhibit" id={exhibitId} title={title} />}
        {next && next !== exhibit && (
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
