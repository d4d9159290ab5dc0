import type { PeopleNews } from '@clearhall/shared-schema/people/asks';
import { EMOTE_MS, EMOTES, type Emote, SAY_MS } from '@clearhall/shared-schema/people/presence';
import { signal } from '@preact/signals';
import { presentWorld } from '../avatar/present-world.ts';
import { me } from '../net/mirror.ts';
import { hearForReaders } from './spoken-aloud.ts';
import { lasting, withoutText } from './spoken-rules.ts';

/** What somebody said last, shown over the head; `untilMs` on the clock of `performance.now()`. */
export type Said = { readonly textId: string; readonly text: string; readonly untilMs: number };
/** The sign that somebody made last; `untilMs` on the clock of `performance.now()`. */
export type Emoted = { readonly emote: Emote; readonly untilMs: number };

/** What is to be seen over heads now, by avatar id; what is over or hidden is not in it. */
export const said = signal<ReadonlyMap<string, Said>>(new Map());
export const emoted = signal<ReadonlyMap<string, Emoted>>(new Map());

/** Shows a text over a head for `SAY_MS`, in place of the one before; the same text told twice is shown once. */
export function showSaid({ textId, avatarId, text }: PeopleNews['people.said']): void {
  if (said.peek().get(avatarId)?.textId === textId) return;
  said.value = new Map(said.peek()).set(avatarId, { textId, text, untilMs: performance.now() + SAY_MS });
  setTimeout(dropWhatIsOver, SAY_MS);
  if (avatarId === me.peek()?.avatarId) return;
  hearForReaders({ kind: 'said', name: presentWorld.peek()?.shown.get(avatarId)?.name ?? '', text });
}

/** Shows a sign over a head for `EMOTE_MS`, in place of the one before; an unknown number shows nothing. */
export function showEmoted({ avatarId, emote }: PeopleNews['people.emoted']): void {
  if (!isEmote(emote)) return;
  emoted.value = new Map(emoted.peek()).set(avatarId, { emote, untilMs: performance.now() + EMOTE_MS });
  setTimeout(dropWhatIsOver, EMOTE_MS);
}

/** Takes a text away at once: a moderator hid it. */
export function hideSaid(textId: string): void {
  said.value = withoutText(said.peek(), textId);
}

/** Takes away at once what one person said and signed. */
export function silence(avatarId: string): void {
  const [texts, signs] = [new Map(said.peek()), new Map(emoted.peek())];
  if (texts.delete(avatarId)) said.value = texts;
  if (signs.delete(avatarId)) emoted.value = signs;
}

/** Takes everything away: another room. */
export function forgetSpoken(): void {
  said.value = new Map();
  emoted.value = new Map();
}

function dropWhatIsOver(): void {
  const nowMs = performance.now();
  said.value = lasting(said.peek(), nowMs);
  emoted.value = lasting(emoted.peek(), nowMs);
}

function isEmote(emote: number): emote is Emote {
  return emote in EMOTES;
}
