import type { Emote } from '@clearhall/shared-schema/people/presence';
import { between, type Dice, oneOf } from './dice.ts';
import { SPOKEN_LINES } from './spoken-lines.ts';

/** What a bot knows about every two seconds, whatever else it is doing. */
export type Moment = {
  readonly isOnTour: boolean;
  /** How long the own hand has been up; null while it is down. */
  readonly handUpForMs: number | null;
  /** Whether a person has come near who was not greeted yet. */
  readonly isMet: boolean;
  /** Whether enough time has passed since the last emotes, and since any bot said something. */
  readonly mayEmote: boolean;
  readonly maySay: boolean;
};

/** A small sign beside what a bot is doing. */
export type Aside =
  | { readonly kind: 'emote'; readonly emote: Emote }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'hand'; readonly isUp: boolean };

/** All bots together say at most one thing in this time. */
export const SAY_AT_MOST_EVERY_MS = 60_000;
/** One bot makes at most one sign in this time, and all together in this: nobody is greeted by a choir. */
export const EMOTE_AT_MOST_EVERY_MS = 30_000;
export const ALL_EMOTE_AT_MOST_EVERY_MS = 5_000;
/** A hand stays up at least, and at most, for so long. */
export const HAND_UP_MS = { least: 6_000, most: 25_000 } as const;

const WAVE: Emote = 1;
const ON_TOUR: readonly Emote[] = [2, 3, 4, 5];
const ALONE: readonly Emote[] = [3, 4, 5, 6];
// Chances in two seconds.
const GREETS = 0.8;
const RAISES_HAND = 1 / 75;
const LOWERS_HAND = 1 / 4;
const SAYS = 1 / 150;
const EMOTES = 1 / 90;

/** What a bot does by the way in these two seconds; mostly nothing. In a tour it does not talk: the lecturer does. */
export function nextAside(dice: Dice, moment: Moment): Aside | null {
  const { handUpForMs } = moment;
  if (handUpForMs !== null) {
    const isLong = !moment.isOnTour || handUpForMs > HAND_UP_MS.most;
    if (isLong || (handUpForMs > HAND_UP_MS.least && dice() < LOWERS_HAND)) return { kind: 'hand', isUp: false };
  }
  if (moment.isMet && moment.mayEmote && dice() < GREETS) return { kind: 'emote', emote: WAVE };
  if (moment.isOnTour && handUpForMs === null && dice() < RAISES_HAND) return { kind: 'hand', isUp: true };
  if (!moment.isOnTour && moment.maySay && dice() < SAYS) {
    const text = oneOf(dice, SPOKEN_LINES);
    if (text) return { kind: 'say', text };
  }
  if (moment.mayEmote && dice() < EMOTES) {
    const emote = oneOf(dice, moment.isOnTour ? ON_TOUR : ALONE);
    if (emote) return { kind: 'emote', emote };
  }
  return null;
}

/** Whether something may be done again that was last done at `lastMs` (null: never). */
export function isDue(lastMs: number | null, everyMs: number, nowMs: number): boolean {
  return lastMs === null || nowMs - lastMs >= everyMs;
}

/** How long a bot thinks before it answers the group's question. */
export function thinkMs(dice: Dice): number {
  return between(dice, 2_000, 12_000);
}
