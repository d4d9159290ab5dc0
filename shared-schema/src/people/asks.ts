import * as v from 'valibot';
import type { Status } from '../avatar/status.ts';
import { ask, type Role } from '../contract.ts';
import { CHAT_LENGTH, SAY_LENGTH } from './presence.ts';

export const PEOPLE_PER_PAGE = 50;
export const CHAT_LINES_PER_PAGE = 50;

/** One row of the list of people: what everybody in the hall may know. */
export type PersonRow = {
  avatarId: string;
  name: string;
  role: Role;
  unit: string;
  sceneId: string;
  connected: boolean;
  status: Status;
  hasHandUp: boolean;
  isBot: boolean;
  /** Whether the asker blocked this person. */
  isBlocked: boolean;
};

/** Who the asker is here, and what one needs to begin. */
export type Me = {
  avatarId: string;
  name: string;
  role: Role;
  roomId: string;
  kind: 'open' | 'tour';
  /** Whether the asker may hide texts and remove people here. */
  moderates: boolean;
  tick: number;
};

/** One line of the room's chat; `at` is server time in milliseconds. */
export type ChatLine = { textId: string; avatarId: string; name: string; role: Role; text: string; at: number };

/** Messages of the room, told once to whom they concern; who was away did not hear them. */
export type PeopleNews = {
  /** Somebody in sight said something: shown over the head. */
  'people.said': { textId: string; avatarId: string; text: string };
  'people.emoted': { avatarId: string; emote: number };
  'people.chatted': ChatLine;
  /** A moderator took a text away: out of bubbles and chat with it. */
  'people.hidden': { textId: string };
};

const requestId = v.pipe(v.string(), v.uuid());
const avatarId = v.pipe(v.string(), v.minLength(1), v.maxLength(16));
const textId = v.pipe(v.string(), v.uuid());
// Characters are counted after cleaning; a code unit bound keeps the check cheap.
const textOf = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most * 4));

export const peopleAsks = {
  'people.me': ask(v.strictObject({}), { creditsPerMinute: 60 }).replies<Me>(),
  'people.list': ask(
    v.strictObject({
      page: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      search: v.pipe(v.string(), v.maxLength(40)),
    }),
    { creditsPerMinute: 120 },
  ).replies<{ people: PersonRow[]; total: number }>(),
  /** Says something over the own head to those in sight. */
  'people.say': ask(v.strictObject({ text: textOf(SAY_LENGTH) }), { creditsPerMinute: 30 }).replies<
    { textId: string },
    'no-text'
  >(),
  'people.emote': ask(v.strictObject({ emote: v.picklist([1, 2, 3, 4, 5, 6]) }), {
    creditsPerMinute: 60,
  }).replies<null>(),
  'people.hand': ask(v.strictObject({ isUp: v.boolean() }), { creditsPerMinute: 40 }).replies<null>(),
  /** The lecturer takes a hand down that was seen. */
  'people.lower-hand': ask(v.strictObject({ avatarId }), { by: ['lecturer'], creditsPerMinute: 120 }).replies<
    null,
    'no-such-person'
  >(),
  'people.status': ask(v.strictObject({ status: v.picklist(['here', 'away', 'back-soon']) }), {
    creditsPerMinute: 40,
  }).replies<null>(),
  /** Writes a line to everybody in the room. */
  'people.chat': ask(v.strictObject({ requestId, text: textOf(CHAT_LENGTH) }), { creditsPerMinute: 30 }).replies<
    { textId: string },
    'no-text'
  >(),
  /** The last lines, or those before one; oldest first. */
  'people.chat-log': ask(v.strictObject({ before: v.nullable(textId) }), { creditsPerMinute: 60 }).replies<{
    lines: ChatLine[];
    hasMore: boolean;
  }>(),
  /**
   * From now on texts and emotes of this person do not reach the asker, in every room, until unblocked. A lecturer is
   * heard in the own tour all the same.
   */
  'people.block': ask(v.strictObject({ avatarId, isBlocked: v.boolean() }), { creditsPerMinute: 30 }).replies<
    null,
    'no-such-person' | 'oneself'
  >(),
  /** Tells the moderators of a person, and of a text of that person where one is meant that the room still has. */
  'people.report': ask(
    v.strictObject({ requestId, avatarId, textId: v.nullable(textId), reason: v.picklist(['rude', 'spam', 'other']) }),
    { creditsPerMinute: 10 },
  ).replies<null, 'no-such-person' | 'oneself'>(),
};
