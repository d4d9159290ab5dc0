import * as v from 'valibot';
import { ask } from '../contract.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const requestId = v.pipe(v.string(), v.uuid());
const messageId = v.pipe(v.string(), v.uuid());

/** Longest message of a board, in characters. */
export const MESSAGE_LENGTH = 200;
export const MESSAGES_PER_PAGE = 20;

/** One message of a scene's board; `at` is server time in milliseconds. The name is that of the time of writing. */
export type BoardMessage = { messageId: string; name: string; text: string; at: number; isOwn: boolean };

/** Message of the room to those in it: the board of a scene has changed. */
export type BoardNews = { 'board.changed': { sceneId: string } };

export const boardAsks = {
  /** The newest messages, or those before one; newest first. */
  'board.read': ask(v.strictObject({ sceneId: id, before: v.nullable(messageId) }), { creditsPerMinute: 60 }).replies<
    { messages: BoardMessage[]; hasMore: boolean },
    'no-such-scene'
  >(),
  'board.write': ask(
    v.strictObject({
      requestId,
      sceneId: id,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(MESSAGE_LENGTH * 4)),
    }),
    { creditsPerMinute: 6 },
  ).replies<{ messageId: string }, 'no-such-scene' | 'no-text'>(),
  /** Takes the own message back. */
  'board.take-back': ask(v.strictObject({ requestId, messageId }), { creditsPerMinute: 20 }).replies<
    null,
    'no-such-message'
  >(),
  'board.hide': ask(v.strictObject({ requestId, messageId }), {
    by: ['moderator'],
    creditsPerMinute: 60,
  }).replies<null, 'no-such-message'>(),
};
