import { SAY_LENGTH } from '@clearhall/shared-schema/people/presence';
import { spokenText } from '@clearhall/shared-schema/people/spoken-text';
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { me } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { isComposing } from './composing.ts';
import { showSaid } from './spoken.ts';
import { textLength } from './text-length.ts';

/** Whether the field for saying something is open. */
export const isSaying = signal(false);
/** What is being written in it; it stays where sending failed or the field was closed. */
const draft = signal('');

/** Opens the field, or closes it when it is open. */
export function turnSaying(): void {
  isSaying.value = !isSaying.peek();
}

/** The one-line field for saying something over the own head, while it is open. */
export function SayField() {
  return isSaying.value ? <Field /> : null;
}

function Field() {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const busy = useSignal(false);
  const { length, isTooLong, canBeSent } = textLength(draft.value, SAY_LENGTH);
  useEffect(() => {
    const opener = document.activeElement;
    input.current?.focus({ preventScroll: true });
    return () => giveFocusBack(opener, input.current);
  }, []);
  const send = async () => {
    if (!canBeSent || busy.value) return;
    busy.value = true;
    problem.value = await say(draft.value);
    busy.value = false;
    if (problem.value) return;
    draft.value = '';
    isSaying.value = false;
  };
  return (
    <form
      class="say"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) {
          // The Enter that ends a composition must not send.
          if (event.key === 'Enter') event.preventDefault();
          return;
        }
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        isSaying.value = false;
      }}
    >
      <Icon name="speech" />
      <label class="unseen" for="say-text">
        {t('people:say-label')}
      </label>
      <input
        ref={input}
        id="say-text"
        class="text-input"
        type="text"
        autocomplete="off"
        enterkeyhint="send"
        placeholder={t('people:say-hint')}
        value={draft.value}
        aria-describedby="say-count say-problem"
        aria-invalid={isTooLong || problem.value !== null}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          problem.value = null;
        }}
      />
      <p id="say-count" class={`count ${isTooLong ? 'over' : ''}`}>
        <span aria-hidden="true">
          {length}/{SAY_LENGTH}
        </span>
        <span class="unseen">{t('people:length', { length, most: SAY_LENGTH })}</span>
      </p>
      <button type="submit" class="button primary small" aria-busy={busy.value} aria-disabled={!canBeSent}>
        {problem.value ? t('ui:send-again') : t('people:say-send')}
      </button>
      <p id="say-problem" class="say-problem" role="alert">
        {problem.value ? refusalText(problem.value) : isTooLong ? t('people:too-long', { most: SAY_LENGTH }) : ''}
      </p>
    </form>
  );
}

/** Says it; gives the reason where it could not be said. */
async function say(text: string): Promise<RefusalWord | null> {
  const answer = await ask('people.say', { text });
  if (!answer.ok) return answer.reason;
  const avatarId = me.peek()?.avatarId;
  if (avatarId) showSaid({ textId: answer.value.textId, avatarId, text: spokenText(text, SAY_LENGTH) ?? text });
  announce(t('people:said'));
  return null;
}

/** The focus goes back to the button that opened the field; where a key did, to the page, so that keys walk again. */
function giveFocusBack(opener: Element | null, input: HTMLInputElement | null): void {
  const now = document.activeElement;
  if (now !== document.body && now !== null && now !== input && !input?.form?.contains(now)) return;
  if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
  else input?.blur();
}
