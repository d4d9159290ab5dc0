import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { Notice } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';

const commands = requestIds();

/** Ends the tour for everybody, after a question whether that is meant. */
export function CloseTour() {
  const dialog = useRef<HTMLDialogElement>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const close = async () => {
    const answer = await ask('tour.close', { requestId: commands.idFor('close') });
    commands.settle('close', answer.ok ? undefined : answer.reason);
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) dialog.current?.close();
  };
  return (
    <>
      <button type="button" class="button grave wide" onClick={() => dialog.current?.showModal()}>
        {t('tour:close')}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="close-tour-title">
        <div class="stack">
          <h2 id="close-tour-title">{t('tour:close-really')}</h2>
          <p>{t('tour:close-means')}</p>
          {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
          <div class="row">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {t('tour:keep-open')}
            </button>
            <button type="button" class="button grave primary" onClick={() => void close()}>
              {t('tour:close')}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
