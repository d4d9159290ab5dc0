import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';

const commands = requestIds();

/** The lecturer opens a door to everybody on the tour, after a question whether that is meant. */
export function LetThrough({ gateId, title }: { gateId: string; title: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const problem = useSignal<RefusalWord | null>(null);
  const isDone = useSignal(false);
  const open = async () => {
    const answer = await ask('gate.let-through', { requestId: commands.idFor(gateId), gateId });
    commands.settle(gateId, answer.ok ? undefined : answer.reason);
    problem.value = answer.ok ? null : answer.reason;
    if (!answer.ok) return;
    isDone.value = true;
    dialog.current?.close();
    announce(t('gate:let-through-done', { title }));
  };
  return (
    <>
      <button type="button" class="button small" onClick={() => dialog.current?.showModal()}>
        <Icon name={isDone.value ? 'check' : 'people'} />
        {isDone.value ? t('gate:is-let-through') : t('gate:let-through')}
        <span class="unseen">{title}</span>
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby={headingId}>
        <div class="stack">
          <h2 id={headingId}>{t('gate:let-through-really', { title })}</h2>
          <p>{t('gate:let-through-means')}</p>
          {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
          <div class="row">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {t('gate:keep-closed')}
            </button>
            <button type="button" class="button primary" onClick={() => void open()}>
              {t('gate:let-through')}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
