import { useSignal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection } from '../net/mirror.ts';
import { textLength } from '../people/text-length.ts';
import { announce } from '../ui/announcer.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';

/** The server's longest message; the contract's constant would bring its payload checks into the page. */
const MOST = 200;
const posts = requestIds();

/** The field for a message. What could not be posted stays in it and can be sent again, once. */
export function BoardForm({ sceneId, onPosted }: { sceneId: string; onPosted: () => void }) {
  const text = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<RefusalWord | null>(null);
  const { length, isTooLong, canBeSent } = textLength(text.value, MOST);
  const post = async () => {
    if (!canBeSent || busy.value) return;
    busy.value = true;
    const action = `${sceneId} ${text.value}`;
    const answer = await ask('board.write', { requestId: posts.idFor(action), sceneId, text: text.value });
    posts.settle(action, answer.ok ? undefined : answer.reason);
    busy.value = false;
    problem.value = answer.ok ? null : answer.reason;
    if (!answer.ok) return;
    text.value = '';
    announce(t('board:posted'));
    onPosted();
  };
  return (
    <form
      class="stack-close"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      <label for="board-text">{t('board:write-label')}</label>
      <textarea
        id="board-text"
        class="text-input"
        rows={3}
        placeholder={t('board:write-hint')}
        value={text.value}
        aria-describedby="board-count board-problem"
        aria-invalid={isTooLong || problem.value !== null}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          problem.value = null;
        }}
      />
      <p id="board-problem" class="field-problem" role="alert">
        {problem.value ? refusalText(problem.value) : isTooLong ? t('board:too-long', { most: MOST }) : ''}
      </p>
      <div class="row board-post">
        <p id="board-count" class={`count ${isTooLong ? 'over' : ''}`}>
          {t('board:length', { length, most: MOST })}
        </p>
        <button
          type="submit"
          class="button primary"
          aria-busy={busy.value}
          aria-disabled={!canBeSent || connection.value !== 'here'}
        >
          {problem.value ? t('ui:send-again') : t('board:write')}
        </button>
      </div>
    </form>
  );
}
