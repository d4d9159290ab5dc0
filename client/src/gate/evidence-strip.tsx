import { nearExhibitId, nearGateId } from '../net/mirror.ts';
import { exhibitTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { openPanel, showPanel } from '../ui/open-panel.ts';
import { localised, t } from '../ui/texts.ts';
import { gateAnswer, walkedFor } from './gate-desk.ts';
import { isPassed } from './gate-watch.ts';

/** The question that one takes along to the exhibits, while its panel is closed; before an exhibit it offers to answer. */
export function EvidenceStrip() {
  const now = walkedFor.value;
  const open = openPanel.value;
  if (!now || isPassed(now.gateId) || nearGateId.value === now.gateId) return null;
  if (open?.kind === 'gate' && open.gateId === now.gateId) return null;
  const { gateId, asked } = now;
  const hereId = nearExhibitId.value;
  const show = () => showPanel({ kind: 'gate', gateId, by: 'person' });
  return (
    <div class="prompt evidence">
      <Icon name="question" />
      <p>
        <strong>{t('gate:find-proof')}</strong>
        <span class="evidence-stem">{localised(asked.question.stem)}</span>
      </p>
      {hereId === '' ? (
        <button type="button" class="button" onClick={show}>
          {t('gate:show-question')}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => {
            gateAnswer(gateId).value = { kind: 'evidence', exhibitId: hereId };
            show();
          }}
        >
          {t('gate:answer-with')}
          <span class="unseen">{exhibitTitle(hereId)}</span>
        </button>
      )}
    </div>
  );
}
