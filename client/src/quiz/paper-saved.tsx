import { connection } from '../net/mirror.ts';
import { Icon } from '../ui/icons.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { answered, queue, sendNow } from './paper-desk.ts';

/** How the answer of the shown slot stands: saved, on its way, or kept on the page; and how many others are not saved. */
export function PaperSaved({ slot }: { slot: number }) {
  const unsaved = queue.value.get(slot);
  const others = queue.value.size - (unsaved ? 1 : 0);
  const isStuck = [...queue.value.values()].some(({ reason }) => reason !== null);
  return (
    <div class="paper-saved">
      <p class="row" role="status">
        {words()}
      </p>
      {others > 0 && <p class="hint">{t('paper:others-unsaved', { count: others })}</p>}
      {isStuck && (
        <button type="button" class="button small" onClick={sendNow}>
          <Icon name="again" />
          {t('ui:send-again')}
        </button>
      )}
    </div>
  );

  function words() {
    if (!unsaved) {
      return answered.value[slot] ? (
        <span class="paper-mark">
          <Icon name="check" />
          {t('paper:saved')}
        </span>
      ) : (
        t('paper:not-answered')
      );
    }
    if (unsaved.reason === null && connection.value === 'here') return t('paper:saving');
    const why = unsaved.state === 'refused' ? refusalText(unsaved.reason ?? '') : t('paper:kept-here');
    return (
      <span class="paper-mark unsaved">
        <Icon name="warning" />
        {t('paper:not-saved')} {why}
      </span>
    );
  }
}
