import type { PaperCard, PaperMode } from '@clearhall/shared-schema/quiz/paper-asks';
import { useSignal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { Notice } from '../ui/notice.tsx';
import { closePanel, showPanel } from '../ui/open-panel.ts';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { take } from './paper-desk.ts';
import { refreshPapers } from './papers.ts';

const starts = requestIds();

/** What counts, said before a paper is started. */
export function PaperStart({ card, mode }: { card: PaperCard; mode: PaperMode }) {
  const busy = useSignal(false);
  const problem = useSignal<RefusalWord | null>(null);
  const start = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await startPaper(card.paperId, mode);
    busy.value = false;
  };
  const limit = card.timeLimitMinutes;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h3>{mode === 'counted' ? t('paper:counts') : t('paper:does-not-count')}</h3>
      <ul class="plain-options">
        <li>{t('paper:start-questions', { count: card.questions })}</li>
        <li>{t('paper:start-pass', { points: card.passPoints, most: card.points })}</li>
        <li>{limit === null ? t('paper:start-no-limit') : t('paper:start-limit', { count: limit })}</li>
        {mode === 'counted' && card.attempts !== null && card.attemptsLeft !== null && (
          <li>{t('paper:start-attempt', { number: card.attempts - card.attemptsLeft + 1, all: card.attempts })}</li>
        )}
        {mode === 'mock' && <li>{t('paper:start-mock')}</li>}
        <li>{t('paper:start-saved')}</li>
        <li>{t('paper:no-speed')}</li>
      </ul>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      <div class="row">
        <button type="submit" class="button primary" aria-busy={busy.value}>
          {busy.value ? t('ui:sending') : mode === 'counted' ? t('paper:start-counted') : t('paper:start-practice')}
        </button>
        <button type="button" class="button" onClick={closePanel}>
          {t('paper:not-now')}
        </button>
      </div>
    </form>
  );
}

/** Draws the paper and opens it; gives the reason where that was refused. */
async function startPaper(paperId: string, mode: PaperMode): Promise<RefusalWord | null> {
  const action = `${paperId} ${mode}`;
  const answer = await ask('paper.start', { requestId: starts.idFor(action), paperId, mode });
  starts.settle(action, answer.ok ? undefined : answer.reason);
  void refreshPapers();
  if (!answer.ok) return answer.reason;
  take(answer.value);
  const { attemptId } = answer.value;
  showPanel({ kind: 'paper', paper: { step: 'sitting', paperId: answer.value.paperId, attemptId }, by: 'person' });
  return null;
}
