import type { ChatLine } from '../../shared-schema/src/people/asks.ts';
import type { Guest } from './guest.ts';
import { granted } from './touring.ts';

export type Heard = { news: string; what: Record<string, unknown> };

/** What a guest is told of people's talk from now on, in order; ask again after a new line. */
export function heardBy(guest: Guest): Heard[] {
  const heard: Heard[] = [];
  guest.room.onMessage('*', (news, what) => {
    heard.push({ news: String(news), what: what as Record<string, unknown> });
  });
  return heard;
}

/** Waits until a guest sees somebody of that name: what is said before reaches nobody who has just come in. */
export async function hasInSight(guest: Guest, name: string): Promise<void> {
  await guest.until((_state, people) => [...people.values()].some((each) => each.name === name), `${name} in sight`);
}

/** The texts among them, in order. */
export function textsIn(heard: readonly Heard[]): unknown[] {
  return heard.flatMap(({ what }) => ('text' in what ? [what.text] : []));
}

/** Writes a line into the chat; gives its id. */
export async function writes(guest: Guest, text: string): Promise<string> {
  const line = { requestId: crypto.randomUUID(), text };
  return (await granted<{ textId: string }>(guest, 'people.chat', line)).textId;
}

/** The last page of the chat as a guest may read it. */
export async function chatOf(guest: Guest, before: string | null = null): Promise<ChatLine[]> {
  return (await granted<{ lines: ChatLine[] }>(guest, 'people.chat-log', { before })).lines;
}

/** The words of that page. */
export async function wordsOf(guest: Guest): Promise<string[]> {
  return (await chatOf(guest)).map(({ text }) => text);
}
