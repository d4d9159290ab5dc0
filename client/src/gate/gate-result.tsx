import type { GateResult } from '@clearhall/shared-schema/gate/asks';
import { useSignal } from '@preact/signals';
import { Notice } from '../ui/notice.tsx';
import { closePanel } from '../ui/open-panel.ts';
import { localised, t } from '../ui/texts.ts';
import { askQuestion } from './gate-desk.ts';
import { GateWait } from './gate-wait.tsx';
import { resultWords } from './gate-words.ts';
import { ReadAgain } from './read-again.tsx';

/** What came of an answer: why, where it can be read, and how it goes on; `untilMs` as in `GateStep`. */
export function GateResultView(props: { gateId: string; result: GateResult; untilMs: number | null }) {
  const { gateId, result, untilMs } = props;
  const waits = useSignal(untilMs !== null);
  return (
    <div class="stack">
      <Notice
        tone={result.isRight ? 'done' : 'closed'}
        icon={result.isRight ? 'check' : 'cross'}
        title={resultWords(result)}
      >
        <p>{localised(result.explanation)}</p>
      </Notice>
      {!result.isRight && result.exhibitId && <ReadAgain exhibitId={result.exhibitId} words={t('gate:read-again')} />}
      {waits.value && untilMs !== null ? (
        <GateWait
          untilMs={untilMs}
          onEnd={() => {
            waits.value = false;
          }}
        />
      ) : (
        !result.passed && <Standing result={result} />
      )}
      {result.passed ? (
        <button type="button" class="button primary wide" onClick={closePanel}>
          {t('gate:continue')}
        </button>
      ) : (
        <button
          type="button"
          class="button primary wide"
          disabled={waits.value}
          onClick={() => void askQuestion(gateId)}
        >
          {nextWords(result)}
        </button>
      )}
    </div>
  );
}

function Standing({ result: { needed, right, triesLeft, isRight } }: { result: GateResult }) {
  const showsTries = !isRight && triesLeft !== null && triesLeft > 0;
  if (needed <= 1 && !showsTries) return null;
  return (
    <p class="gate-standing">
      {needed > 1 && <span class="tag">{t('gate:right-of', { right, needed })}</span>}
      {showsTries && <span class="tag">{t('gate:tries-left', { count: triesLeft })}</span>}
    </p>
  );
}

function nextWords({ isRight, right, needed }: GateResult): string {
  if (!isRight) return t('gate:next-question');
  return right < needed ? t('gate:go-on') : t('gate:what-is-missing');
}
