import type { ChatLine } from '@clearhall/shared-schema/people/asks';
import { effect, signal, untracked } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { openDrawer } from '../ui/open-panel.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { withEarlier, withHeardSince, withLine, withoutLine } from './chat-lines.ts';
import { hearForReaders } from './spoken-aloud.ts';

/** How the log of the room's chat stands on this page. */
export type ChatState = 'unasked' | 'asking' | 'here' | 'failed';

/** Lines of the room's chat, oldest first, at most `CHAT_LINES`. */
export const chatLines = signal<readonly ChatLine[]>([]);
export const chatState = signal<ChatState>('unasked');
/** Why the last asking for lines failed; null when it did not. */
export const chatProblem = signal<RefusalWord | null>(null);
/** Whether the room has lines before the first one here. */
export const hasEarlierLines = signal(false);
/** Lines of others that came while the chat was closed. */
export const unreadLines = signal(0);
/** What one is writing; it stays when the chat is closed. */
export const chatDraft = signal('');

/** Grows with each room; an answer to an older one is thrown away. */
let roomCount = 0;

/** Takes in a line of the chat, heard or written by oneself. */
export function addChatLine(line: ChatLine): void {
  const isNew = !chatLines.peek().some(({ textId }) => textId === line.textId);
  chatLines.value = withLine(chatLines.peek(), line);
  if (!isNew || line.avatarId === me.peek()?.avatarId) return;
  const isOpen = openDrawer.peek() === 'chat';
  if (!isOpen) unreadLines.value++;
  hearForReaders({ kind: isOpen ? 'line' : 'closed-line', name: line.name, text: line.text });
}

/** Takes a line away at once: a moderator hid it. */
export function hideChatLine(textId: string): void {
  chatLines.value = withoutLine(chatLines.peek(), textId);
}

/** Takes all lines of one person away, for whoever blocked that person. */
export function dropLinesOf(avatarId: string): void {
  chatLines.value = chatLines.peek().filter((line) => line.avatarId !== avatarId);
}

/** Empties the chat: another room. */
export function forgetChat(): void {
  roomCount++;
  chatLines.value = [];
  chatState.value = 'unasked';
  chatProblem.value = null;
  hasEarlierLines.value = false;
  unreadLines.value = 0;
}

/** Asks for the last lines, whatever is known. */
export async function askForLastLines(): Promise<void> {
  const asked = roomCount;
  chatState.value = 'asking';
  const answer = await ask('people.chat-log', { before: null });
  if (asked !== roomCount) return;
  chatProblem.value = answer.ok ? null : answer.reason;
  chatState.value = answer.ok ? 'here' : 'failed';
  if (!answer.ok) return;
  chatLines.value = withHeardSince(answer.value.lines, chatLines.peek());
  hasEarlierLines.value = answer.value.hasMore;
}

/** Asks for the lines before the first one here; false when they did not come. */
export async function askForEarlierLines(): Promise<boolean> {
  const asked = roomCount;
  const first = chatLines.peek()[0];
  if (!first) return false;
  const answer = await ask('people.chat-log', { before: first.textId });
  if (asked !== roomCount) return false;
  chatProblem.value = answer.ok ? null : answer.reason;
  if (!answer.ok) return false;
  const before = chatLines.peek().length;
  chatLines.value = withEarlier(chatLines.peek(), answer.value.lines);
  hasEarlierLines.value = answer.value.hasMore && chatLines.peek().length > before;
  return true;
}

/** Keeps the open chat filled: asks when it is opened and when the line came back. Gives the way to stop it. */
export function watchChat(): () => void {
  let wasHere = false;
  return effect(() => {
    const isHere = connection.value === 'here';
    const isOpen = openDrawer.value === 'chat';
    const isUnasked = chatState.value === 'unasked';
    const cameBack = isHere && !wasHere;
    wasHere = isHere;
    if (isOpen) unreadLines.value = 0;
    // While the line was down lines went by; those before the gap would stand beside those after it.
    if (isHere && isOpen && (isUnasked || cameBack)) untracked(() => void askForLastLines());
    else if (cameBack && !isUnasked) chatState.value = 'unasked';
  });
}
