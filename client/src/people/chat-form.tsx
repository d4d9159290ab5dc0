import { CHAT_LENGTH } from '@clearhall/shared-schema/people/presence';
import { spokenText } from '@clearhall/shared-schema/people/spoken-text';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { addChatLine, chatDraft, chatLines } from './chat.ts';
import { isComposing } from './composing.ts';
import { textLength } from './text-length.ts';

const lines = requestIds();

/** The field for a line of the chat. What could not be sent stays in it and can be sent again, once. */
export function ChatForm() {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const busy = useSignal(false);
  const { length, isTooLong, canBeSent } = textLength(chatDraft.value, CHAT_LENGTH);
  useEffect(() => takeFocus(input.current), []);
  const send = async () => {
    const text = chatDraft.peek();
    if (!canBeSent || busy.value) return;
    busy.value = true;
    problem.value = await write(text);
    busy.value = false;
    if (problem.value === null && chatDraft.peek() === text) chatDraft.value = '';
  };
  return (
    <form
      class="chat-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="unseen" for="chat-text">
        {t('people:chat-label')}
      </label>
      <input
        ref={input}
        id="chat-text"
        class="text-input"
        type="text"
        autocomplete="off"
        enterkeyhint="send"
        placeholder={t('people:chat-hint')}
        value={chatDraft.value}
        aria-describedby="chat-count chat-problem"
        aria-invalid={isTooLong || problem.value !== null}
        onKeyDown={(event) => {
          // The Enter that ends a composition must not send.
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        }}
        onInput={(event) => {
          chatDraft.value = event.currentTarget.value;
          problem.value = null;
        }}
      />
      <button
        type="submit"
        class="button primary"
        aria-busy={busy.value}
        aria-disabled={!canBeSent || connection.value !== 'here'}
      >
        {problem.value ? t('ui:send-again') : t('people:chat-send')}
      </button>
      <p id="chat-problem" class="field-problem" role="alert">
        {problem.value ? refusalText(problem.value) : isTooLong ? t('people:too-long', { most: CHAT_LENGTH }) : ''}
      </p>
      <p id="chat-count" class={`count ${isTooLong ? 'over' : ''}`}>
        <span aria-hidden="true">
          {length}/{CHAT_LENGTH}
        </span>
        <span class="unseen">{t('people:length', { length, most: CHAT_LENGTH })}</span>
      </p>
    </form>
  );
}

/** Writes the line to the room; gives the reason where it could not be written. */
async function write(text: string): Promise<RefusalWord | null> {
  const answer = await ask('people.chat', { requestId: lines.idFor(text), text });
  lines.settle(text, answer.ok ? undefined : answer.reason);
  if (!answer.ok) return answer.reason;
  showOwnLine(answer.value.textId, text);
  return null;
}

/** The line stands in the log even where the room's own word of it is late; that one takes its place. */
function showOwnLine(textId: string, text: string): void {
  const self = me.peek();
  const before = chatLines.peek();
  if (!self || before.some((line) => line.textId === textId)) return;
  const { avatarId, name, role } = self;
  // The clock here may be behind the room's; one's own line is still the last one.
  const at = Math.max(Date.now(), before.at(-1)?.at ?? 0);
  addChatLine({ textId, avatarId, name, role, text: spokenText(text, CHAT_LENGTH) ?? text, at });
}

/** With a keyboard one writes at once; on a touch screen the keyboard comes up only when it is wanted. */
function takeFocus(input: HTMLInputElement | null): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  // After the panel's heading, which takes the focus of every panel that a person opens.
  queueMicrotask(() => input?.focus({ preventScroll: true }));
}
