import { EMOTES, type Emote } from '@clearhall/shared-schema/people/presence';
import { useEffect, useRef } from 'preact/hooks';
import { connection } from '../net/mirror.ts';
import { Icon } from '../ui/icons.tsx';
import { narrow, openDrawer, toggleDrawer } from '../ui/open-panel.ts';
import { stickSide } from '../ui/settings.ts';
import { t } from '../ui/texts.ts';
import { unreadLines } from './chat.ts';
import { EmoteIcon } from './emote-icons.tsx';
import { chooseStatus, makeEmote, myHandIsUp, myStatus, turnHand } from './own-signs.ts';
import './action-bar.css';
import { keysAreOn } from './people-keys.ts';
import { PopoverMenu } from './popover-menu.tsx';
import { isSaying, SayField, turnSaying } from './say-field.tsx';

const emotes = [1, 2, 3, 4, 5, 6] as const satisfies readonly Emote[];

/**
 * What one can do to be noticed: say, sign, raise the hand, say that one is back soon, chat. A bar at the bottom; on a
 * phone one button, on the side where the stick is not.
 */
export function ActionBar() {
  if (connection.value !== 'here') return null;
  return (
    <>
      <SayField />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons of one purpose */}
      <div
        class={`actions ${narrow.value ? `folded at-${stickSide.value === 'right' ? 'left' : 'right'}` : ''}`}
        role="group"
        aria-label={t('people:actions')}
      >
        {narrow.value ? <FoldedActions /> : <WideActions />}
      </div>
    </>
  );
}

function WideActions() {
  return (
    <>
      <button
        type="button"
        class="action"
        title={withKey(t('people:say'), t('people:key-enter'))}
        aria-expanded={isSaying.value}
        aria-keyshortcuts="Enter"
        onClick={turnSaying}
      >
        <Icon name="speech" />
        <span class="action-words">{t('people:say')}</span>
      </button>
      <PopoverMenu
        name={t('people:emotes')}
        buttonClass="action"
        title={withKey(t('people:emotes'), '1–6')}
        face={
          <>
            <Icon name="smile" />
            <span class="action-words">{t('people:emotes')}</span>
          </>
        }
      >
        {() => <Emotes />}
      </PopoverMenu>
      <HandButton class="action" />
      <PopoverMenu
        name={t('people:status')}
        buttonClass="action"
        title={t('people:status')}
        face={
          <>
            <StatusMark />
            <span class="action-words">{t(`people:status-${myStatus.value}`)}</span>
            <span class="unseen">{t('people:status')}</span>
          </>
        }
      >
        {() => <StatusChoice />}
      </PopoverMenu>
      <ChatButton class="action" close={() => {}} />
    </>
  );
}

function FoldedActions() {
  const unread = unreadLines.value;
  const isCovered = openDrawer.value !== null;
  const wasCovered = useRef(false);
  useEffect(() => {
    // Under the sheet of the chat the button is not there to take the focus back.
    if (wasCovered.current && !isCovered && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('.actions.folded .action')?.focus({ preventScroll: true });
    }
    wasCovered.current = openDrawer.peek() === 'chat';
  }, [isCovered]);
  return (
    <PopoverMenu
      name={t('people:actions')}
      buttonClass="action"
      class="folded-actions"
      face={
        <>
          <Icon name={myHandIsUp.value ? 'hand' : 'speech'} />
          <span class="unseen">{t('people:actions')}</span>
          <Unread count={unread} />
        </>
      }
    >
      {(close) => (
        <>
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              close();
              isSaying.value = true;
            }}
          >
            <Icon name="speech" />
            {t('people:say')}
          </button>
          <ChatButton class="menu-item" close={close} />
          <HandButton class="menu-item" />
          <h3 class="menu-heading">{t('people:emotes')}</h3>
          <Emotes then={close} />
          <h3 class="menu-heading">{t('people:status')}</h3>
          <StatusChoice />
        </>
      )}
    </PopoverMenu>
  );
}

function Emotes({ then = () => {} }: { then?: () => void }) {
  return (
    <ul class="emotes">
      {emotes.map((emote) => (
        <li key={emote}>
          <button
            type="button"
            class="emote"
            title={withKey(t(`people:emote-${emoteWord(emote)}`), String(emote))}
            aria-keyshortcuts={keysAreOn.value ? String(emote) : undefined}
            onClick={() => {
              then();
              void makeEmote(emote);
            }}
          >
            <EmoteIcon emote={emote} />
            <span>{t(`people:emote-${emoteWord(emote)}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function HandButton(props: { class: string }) {
  const isUp = myHandIsUp.value;
  return (
    <button
      type="button"
      class={props.class}
      title={withKey(isUp ? t('people:hand-lower') : t('people:hand-raise'), 'H')}
      aria-pressed={isUp}
      aria-keyshortcuts={keysAreOn.value ? 'H' : undefined}
      onClick={() => void turnHand()}
    >
      <Icon name="hand" />
      <span class="action-words">{t('people:hand')}</span>
    </button>
  );
}

function ChatButton(props: { class: string; close: () => void }) {
  return (
    <button
      type="button"
      class={props.class}
      title={withKey(t('people:chat'), 'C')}
      aria-expanded={openDrawer.value === 'chat'}
      aria-keyshortcuts={keysAreOn.value ? 'C' : undefined}
      onClick={() => {
        props.close();
        toggleDrawer('chat');
      }}
    >
      <Icon name="chat" />
      <span class="action-words">{t('people:chat')}</span>
      <Unread count={unreadLines.value} />
    </button>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="unread">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="unseen">{t('people:unread', { count })}</span>
    </span>
  );
}

function StatusChoice() {
  const chosen = myStatus.value;
  return (
    <div class="status-choice">
      {(['here', 'back-soon'] as const).map((status) => (
        <label key={status} class="choice">
          <input type="radio" name="own-status" checked={chosen === status} onChange={() => chooseStatus(status)} />
          {t(`people:status-${status}`)}
        </label>
      ))}
      <p class="hint">{t('people:status-hint')}</p>
      {!narrow.value && (
        <label class="choice">
          <input
            type="checkbox"
            checked={keysAreOn.value}
            onChange={(event) => {
              keysAreOn.value = event.currentTarget.checked;
            }}
          />
          {t('people:keys-on')}
        </label>
      )}
    </div>
  );
}

/** A dot whose shape, too, says how available one is. */
function StatusMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" class={myStatus.value}>
      {myStatus.value === 'here' ? (
        <circle cx="12" cy="12" r="6" fill="currentColor" />
      ) : (
        <path
          d="M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM12 8.5V12l2.5 2"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
        />
      )}
    </svg>
  );
}

function withKey(words: string, key: string): string {
  return keysAreOn.value ? t('people:with-key', { words, key }) : words;
}

function emoteWord(emote: Emote): 'wave' | 'clap' | 'agree' | 'question' | 'idea' | 'heart' {
  return EMOTES[emote] as ReturnType<typeof emoteWord>;
}
