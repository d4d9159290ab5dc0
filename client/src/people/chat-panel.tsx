import type { ChatLine } from '@clearhall/shared-schema/people/asks';
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { connection, me } from '../net/mirror.ts';
import { hourAndMinute } from '../ui/formats.ts';
import { Notice, Waiting } from '../ui/notice.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { askForEarlierLines, askForLastLines, chatLines, chatProblem, chatState, hasEarlierLines } from './chat.ts';
import './chat.css';
import { ChatForm } from './chat-form.tsx';
import { PersonMenu } from './person-menu.tsx';
import { roleWord } from './role-word.ts';

/** Nearer to the end than this counts as at the end. */
const END_PX = 40;

/** The room's chat: the log, and the field to write a line. What others write is said by the page's own log. */
export function ChatPanel() {
  return (
    <div class="chat">
      <Log />
      <ChatForm />
    </div>
  );
}

function Log() {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** Height of what stood below the top before earlier lines were asked for; null when none are awaited. */
  const heightBefore = useRef<number | null>(null);
  const lines = chatLines.value;
  useLayoutEffect(() => keepPlace(log, isAtEnd, heightBefore), [lines]);
  const earlier = async () => {
    heightBefore.current = log.current?.scrollHeight ?? null;
    if (!(await askForEarlierLines())) heightBefore.current = null;
  };
  return (
    <div
      ref={log}
      class="chat-log"
      role="log"
      aria-live="off"
      aria-label={t('people:chat-log')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is operated by keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < END_PX;
      }}
    >
      {hasEarlierLines.value && <EarlierButton onClick={earlier} />}
      <LogState isEmpty={lines.length === 0} />
      <ol>
        {lines.map((line) => (
          <Line key={line.textId} line={line} />
        ))}
      </ol>
    </div>
  );
}

/** Stays at the end where one was there; what one reads stays in place when earlier lines come in above it. */
function keepPlace(
  log: RefObject<HTMLDivElement | null>,
  isAtEnd: { current: boolean },
  heightBefore: { current: number | null },
): void {
  const box = log.current;
  if (!box) return;
  if (heightBefore.current !== null) {
    box.scrollTop += box.scrollHeight - heightBefore.current;
    heightBefore.current = null;
  } else if (isAtEnd.current) box.scrollTop = box.scrollHeight;
}

function EarlierButton({ onClick }: { onClick: () => Promise<void> }) {
  const busy = useSignal(false);
  return (
    <button
      type="button"
      class="button small wide"
      aria-busy={busy.value}
      aria-disabled={busy.value || connection.value !== 'here'}
      onClick={() => {
        if (busy.value) return;
        busy.value = true;
        void onClick().finally(() => {
          busy.value = false;
        });
      }}
    >
      {t('people:earlier-lines')}
    </button>
  );
}

function LogState({ isEmpty }: { isEmpty: boolean }) {
  if (connection.value !== 'here') return <Notice icon="warning" title={t('people:chat-offline')} />;
  if (chatProblem.value !== null) {
    return (
      <Notice tone="closed" icon="warning" title={refusalText(chatProblem.value)}>
        <button type="button" class="button small" onClick={() => void askForLastLines()}>
          {t('ui:try-again')}
        </button>
      </Notice>
    );
  }
  if (!isEmpty) return null;
  return chatState.value === 'here' ? <p class="hint">{t('people:chat-empty')}</p> : <Waiting text={t('ui:loading')} />;
}

function Line({ line }: { line: ChatLine }) {
  const isOwn = line.avatarId === me.value?.avatarId;
  const sentAt = new Date(line.at).toISOString();
  return (
    <li class={`chat-line ${isOwn ? 'own' : ''}`}>
      <div>
        <p class="chat-who">
          <bdi>{line.name}</bdi>
          {isOwn && <span>{t('people:you')}</span>}
          {roleWord(line.role) && <span class="tag">{roleWord(line.role)}</span>}
          <time dateTime={sentAt}>{hourAndMinute(sentAt)}</time>
        </p>
        <p class="chat-text">
          <bdi>{line.text}</bdi>
        </p>
      </div>
      <PersonMenu avatarId={line.avatarId} name={line.name} isBlocked={false} textId={line.textId} />
    </li>
  );
}
