import { signal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { showToast } from '../ui/announcer.tsx';
import { requestIds } from '../ui/request-ids.ts';
import { refusalText, t } from '../ui/texts.ts';
import { chatState, dropLinesOf, hideChatLine } from './chat.ts';
import { hideSaid, silence } from './spoken.ts';

/** What is asked in a dialog before it is done, and of whom; `textId` where a report means a text. */
export type PersonQuestion =
  | { kind: 'report'; avatarId: string; name: string; textId: string | null }
  | { kind: 'remove' | 'ban'; avatarId: string; name: string }
  | { kind: 'ban-reported'; reportId: string; name: string };

/** The question that the page's one dialog about a person asks now; null when it is closed. */
export const personQuestion = signal<PersonQuestion | null>(null);

/** Grows whenever somebody was blocked, unblocked or put out from here, so that lists ask anew. */
export const personChanges = signal(0);

const commands = requestIds();

/** Blocks a person or takes it back, and says so; whoever was blocked is not seen to say anything any more. */
export async function setBlocked(avatarId: string, name: string, isBlocked: boolean): Promise<boolean> {
  const answer = await ask('people.block', { avatarId, isBlocked });
  if (!answer.ok) {
    showToast(refusalText(answer.reason), { tone: 'closed' });
    return false;
  }
  personChanges.value++;
  if (isBlocked) {
    silence(avatarId);
    dropLinesOf(avatarId);
    const unblock = { label: t('people:unblock'), run: () => void setBlocked(avatarId, name, false) };
    showToast(t('people:blocked', { name }), { action: unblock });
  } else {
    // The lines of this person are told again with the last ones of the room.
    chatState.value = 'unasked';
    showToast(t('people:unblocked', { name }));
  }
  return true;
}

/** Takes a text out of bubbles and chat for everybody; for moderators. */
export async function hideText(textId: string): Promise<boolean> {
  const answer = await ask('moderation.hide-text', { requestId: commands.idFor(textId), textId });
  commands.settle(textId, answer.ok ? undefined : answer.reason);
  if (answer.ok) {
    hideSaid(textId);
    hideChatLine(textId);
  }
  showToast(answer.ok ? t('moderation:hidden') : refusalText(answer.reason), { tone: answer.ok ? 'done' : 'closed' });
  return answer.ok;
}
