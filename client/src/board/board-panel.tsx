import type { BoardMessage } from '@clearhall/shared-schema/board/asks';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { showToast } from '../ui/announcer.tsx';
import { dayAndTime } from '../ui/formats.ts';
import { sceneTitle } from '../ui/hall-words.ts';
import { Notice, Waiting } from '../ui/notice.tsx';
import { closePanel, openPanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord, TextKey } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { BoardForm } from './board-form.tsx';
import { boardChanges } from './board-news.ts';
import './board.css';

/** Boards are the hall's, rooms tell only of their own people: the others' messages come by looking again. */
const LOOK_AGAIN_MS = 20_000;
const commands = requestIds();

type Shown = { messages: readonly BoardMessage[]; hasMore: boolean };

/** The message board of the scene that the open panel names. */
export function BoardPanel() {
  const open = openPanel.value;
  if (open?.kind !== 'board') return null;
  return (
    <Panel
      key={open.sceneId}
      title={t('board:title')}
      eyebrow={sceneTitle(open.sceneId)}
      icon="chat"
      class="board-panel"
      takesFocus={open.by === 'person'}
      onClose={closePanel}
    >
      <Board sceneId={open.sceneId} />
    </Panel>
  );
}

function Board({ sceneId }: { sceneId: string }) {
  const shown = useSignal<Shown | null>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const look = () => readNewest(sceneId, shown, problem);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [sceneId, boardChanges.value, connection.value]);
  return (
    <div class="stack">
      <p class="hint">{t('board:intro')}</p>
      <BoardForm sceneId={sceneId} onPosted={() => void look()} />
      {problem.value && (
        <Notice tone="closed" icon="warning" title={refusalText(problem.value)}>
          <button type="button" class="button small" onClick={() => void look()}>
            {t('ui:try-again')}
          </button>
        </Notice>
      )}
      {shown.value === null && !problem.value && <Waiting text={t('ui:loading')} />}
      {shown.value?.messages.length === 0 && <p class="hint">{t('board:empty')}</p>}
      <ul class="rows" aria-label={t('board:messages')}>
        {shown.value?.messages.map((message) => (
          <Message key={message.messageId} message={message} onGone={() => void look()} />
        ))}
      </ul>
      {shown.value?.hasMore && (
        <button type="button" class="button small" onClick={() => void readEarlier(sceneId, shown, problem)}>
          {t('board:earlier')}
        </button>
      )}
    </div>
  );
}

function Message({ message, onGone }: { message: BoardMessage; onGone: () => void }) {
  const { messageId, name, text, at, isOwn } = message;
  const sentAt = new Date(at).toISOString();
  const away = async (name: 'board.take-back' | 'board.hide', words: TextKey) => {
    const answer = await ask(name, { requestId: commands.idFor(`${name} ${messageId}`), messageId });
    commands.settle(`${name} ${messageId}`, answer.ok ? undefined : answer.reason);
    const isGone = answer.ok || answer.reason === 'no-such-message';
    showToast(isGone ? t(words) : refusalText(answer.reason), { tone: isGone ? 'done' : 'closed' });
    onGone();
  };
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="board-text">
          <bdi>{text}</bdi>
        </p>
        <p class="hint">
          <bdi>{name}</bdi>
          {isOwn && ` ${t('board:own')}`} · <time dateTime={sentAt}>{dayAndTime(sentAt)}</time>
        </p>
      </div>
      <div class="list-row-actions">
        {isOwn && (
          <button type="button" class="button small" onClick={() => void away('board.take-back', 'board:taken-back')}>
            {t('board:take-back')}
          </button>
        )}
        {!isOwn && me.value?.role === 'moderator' && (
          <button type="button" class="button small" onClick={() => void away('board.hide', 'board:hidden')}>
            {t('board:hide')}
          </button>
        )}
      </div>
    </li>
  );
}

/** Reads the first page anew; what was read further down stays, unless the two do not meet any more. */
async function readNewest(
  sceneId: string,
  shown: Signal<Shown | null>,
  problem: Signal<RefusalWord | null>,
): Promise<void> {
  const answer = await ask('board.read', { sceneId, before: null });
  problem.value = answer.ok ? null : answer.reason;
  if (!answer.ok) return;
  const before = shown.value?.messages ?? [];
  const { messages, hasMore } = answer.value;
  const oldest = messages.at(-1);
  const meets = oldest ? before.findIndex(({ messageId }) => messageId === oldest.messageId) : -1;
  const rest = hasMore && meets >= 0 ? before.slice(meets + 1) : [];
  shown.value = {
    messages: [...messages, ...rest],
    hasMore: rest.length > 0 ? (shown.value?.hasMore ?? false) : hasMore,
  };
}

async function readEarlier(
  sceneId: string,
  shown: Signal<Shown | null>,
  problem: Signal<RefusalWord | null>,
): Promise<void> {
  const before = shown.value?.messages ?? [];
  const answer = await ask('board.read', { sceneId, before: before.at(-1)?.messageId ?? null });
  problem.value = answer.ok ? null : answer.reason;
  if (answer.ok) shown.value = { messages: [...before, ...answer.value.messages], hasMore: answer.value.hasMore };
}
