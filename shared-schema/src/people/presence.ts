/** Signs that one can make over one's head, by the key that makes them: 1 to 6. */
export type Emote = 1 | 2 | 3 | 4 | 5 | 6;

/** What each of them is, for texts and pictures. */
export const EMOTES: Readonly<Record<Emote, string>> = {
  1: 'wave',
  2: 'clap',
  3: 'agree',
  4: 'question',
  5: 'idea',
  6: 'heart',
};

/** How long an emote is shown. */
export const EMOTE_MS = 3000;
/** Longest text of a bubble, in characters, and how long it is shown. */
export const SAY_LENGTH = 70;
export const SAY_MS = 6000;
/** Longest line of the chat, in characters. */
export const CHAT_LENGTH = 300;
/** Lines of the chat that a room keeps. */
export const CHAT_LINES = 200;
/** Without any sign of the person for this long, the page says that one is away. */
export const AWAY_AFTER_MS = 5 * 60_000;
