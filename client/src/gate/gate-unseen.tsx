import { exhibitTitle } from '../ui/hall-words.ts';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { askQuestion } from './gate-desk.ts';

/** The exhibits that must be seen before a door opens or asks, each with the way to it. */
export function GateUnseen({ gateId, exhibitIds }: { gateId: string; exhibitIds: readonly string[] }) {
  return (
    <div class="stack">
      <Notice tone="closed" icon="frame" title={t('gate:see-first', { count: exhibitIds.length })} />
      <ul class="rows compact">
        {exhibitIds.map((exhibitId) => (
          <li key={exhibitId} class="list-row">
            <p class="list-row-title">{exhibitTitle(exhibitId)}</p>
            <WalkButton kind="exhibit" id={exhibitId} title={exhibitTitle(exhibitId)} />
          </li>
        ))}
      </ul>
      <button type="button" class="button wide" onClick={() => void askQuestion(gateId)}>
        {t('gate:seen-all')}
      </button>
    </div>
  );
}
