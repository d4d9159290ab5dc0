import type { ExhibitHeading } from '@clearhall/shared-schema/pack/public-pack';
import { nearExhibitId, publicHall } from '../net/mirror.ts';
import { Icon } from '../ui/icons.tsx';
import { showPanel } from '../ui/open-panel.ts';
import { localised, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { sceneOfExhibit } from './exhibit-places.ts';
import { ProgressTags } from './progress-tags.tsx';

/** All exhibits of the hall by scene; each can be read and walked to from here. */
export function ExhibitList() {
  const hall = publicHall.value;
  if (!hall) return null;
  return (
    <div class="stack">
      {hall.scenes.map((scene) => {
        const exhibits = hall.exhibits.filter(({ exhibitId }) => sceneOfExhibit(exhibitId) === scene.sceneId);
        if (exhibits.length === 0) return null;
        return (
          <section key={scene.sceneId} class="stack-close">
            <h3 class="list-heading">{localised(scene.title)}</h3>
            <ul class="rows">
              {exhibits.map((exhibit) => (
                <ExhibitRow
                  key={exhibit.exhibitId}
                  exhibitId={exhibit.exhibitId}
                  title={localised(exhibit.title)}
                  kind={exhibit.kind}
                  hasNarration={exhibit.hasNarration}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function ExhibitRow(props: { exhibitId: string; title: string; kind: ExhibitHeading['kind']; hasNarration: boolean }) {
  const { exhibitId, title, kind, hasNarration } = props;
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">{title}</p>
        <p class="hint">{t(`exhibit:kind-${kind}`)}</p>
        <ProgressTags exhibitId={exhibitId} hasNarration={hasNarration} />
        {nearExhibitId.value === exhibitId && (
          <p class="tag done">
            <Icon name="check" />
            {t('exhibit:you-stand-here')}
          </p>
        )}
      </div>
      <div class="list-row-actions">
        <button
          type="button"
          class="button small"
          onClick={() => showPanel({ kind: 'exhibit', exhibitId, by: 'person' })}
        >
          <Icon name="book" />
          {t('exhibit:read')}
          <span class="unseen">{title}</span>
        </button>
        <WalkButton kind="exhibit" id={exhibitId} title={title} />
      </div>
    </li>
  );
}
