import { exhibitTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { showPanel } from '../ui/open-panel.ts';
import { t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';

/** Names the exhibit where an answer can be read, with ways to read it here and to go there; `words` lead to its title. */
export function ReadAgain({ exhibitId, words }: { exhibitId: string; words: string }) {
  const title = exhibitTitle(exhibitId);
  return (
    <div class="read-again">
      <Icon name="book" />
      <p>
        {words} <strong>{title}</strong>
      </p>
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={() => showPanel({ kind: 'exhibit', exhibitId, by: 'person' })}
        >
          {t('exhibit:read')}
          <span class="unseen">{title}</span>
        </button>
        <WalkButton kind="exhibit" id={exhibitId} title={title} />
      </div>
    </div>
  );
}
