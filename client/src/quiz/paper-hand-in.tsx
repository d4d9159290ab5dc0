import type { PaperInHand } from '@clearhall/shared-schema/quiz/paper-asks';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { allSaved, answered, clear, flagged, queue } from './paper-desk.ts';
import { slotsWhere } from './paper-slots.ts';

const closings = requestIds();

/** What is still open, before a paper is handed in for good. */
export function PaperHandIn(props: { paper: PaperInHand; onShow: (slot: number) => void; onBack: () => void }) {
  const { paper, onShow, onBack } = props;
  const busy = useSignal(false);
  const problem = useSignal<RefusalWord | 'unsaved' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = slotsWhere(answered.value, false);
  const handIn = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await closePaper(paper.attemptId);
    busy.value = false;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void handIn();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {t('paper:hand-in-title')}
      </h3>
      {open.length === 0 ? (
        <Notice tone="done" icon="check" title={t('paper:all-answered')} />
      ) : (
        <SlotLinks title={t('paper:unanswered', { count: open.length })} slots={open} onShow={onShow} />
      )}
      {flagged.value.size > 0 && (
        <SlotLinks
          title={t('paper:flagged-list', { count: flagged.value.size })}
          slots={[...flagged.value].sort((one, other) => one - other)}
          onShow={onShow}
        />
      )}
      <p>{t('paper:hand-in-means')}</p>
      {problem.value && (
        <Notice
          tone="closed"
          icon="warning"
          title={
            problem.value === 'unsaved'
              ? t('paper:unsaved-first', { count: queue.value.size })
              : refusalText(problem.value)
          }
        />
      )}
      <div class="row">
        <button type="submit" class="button primary" aria-busy={busy.value}>
          <Icon name="check" />
          {busy.value ? t('ui:sending') : t('paper:hand-in')}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {t('paper:back')}
        </button>
      </div>
    </form>
  );
}

function SlotLinks(props: { title: string; slots: readonly number[]; onShow: (slot: number) => void }) {
  return (
    <section class="stack-close" aria-label={props.title}>
      <p class="notice-title">{props.title}</p>
      <ul class="row">
        {props.slots.map((slot) => (
          <li key={slot}>
            <button type="button" class="button small" onClick={() => props.onShow(slot)}>
              <span class="unseen">{t('paper:question-number', { number: slot + 1 })}</span>
              <span aria-hidden="true">{slot + 1}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Saves what is left and closes the attempt; gives the reason where that did not come about. */
async function closePaper(attemptId: string): Promise<RefusalWord | 'unsaved' | null> {
  if (!(await allSaved())) return 'unsaved';
  const answer = await ask('paper.close', { requestId: closings.idFor(attemptId), attemptId });
  closings.settle(attemptId, answer.ok ? undefined : answer.reason);
  if (!answer.ok) return answer.reason;
  clear(attemptId);
  return null;
}
