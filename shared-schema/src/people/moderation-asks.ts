import * as v from 'valibot';
import { ask, type Role } from '../contract.ts';

/** For this long who was removed by a moderator cannot enter the hall; by a lecturer, the tour. */
export const REMOVED_MS = 10 * 60_000;

/** One report that nobody has settled yet. `text` is null when a person was meant, or the text is gone. */
export type Report = {
  reportId: string;
  at: number;
  /** Empty when the person was never in this room. */
  avatarId: string;
  name: string;
  reporterName: string;
  reason: 'rude' | 'spam' | 'other';
  textId: string | null;
  text: string | null;
};

/** Somebody who cannot enter now. `until` is null for a ban: it holds until it is lifted. */
export type Excluded = {
  exclusionId: string;
  kind: 'removed' | 'banned';
  name: string;
  byName: string;
  at: number;
  until: number | null;
};

const requestId = v.pipe(v.string(), v.uuid());
const avatarId = v.pipe(v.string(), v.minLength(1), v.maxLength(16));
const by: readonly Role[] = ['moderator', 'lecturer'];

/** What keeps a hall decent. A lecturer may hide and remove in the own tour; only a moderator bans, from every hall. */
export const moderationAsks = {
  'moderation.hide-text': ask(v.strictObject({ requestId, textId: v.pipe(v.string(), v.uuid()) }), {
    by,
    creditsPerMinute: 60,
  }).replies<null, 'no-such-text'>(),
  'moderation.remove': ask(v.strictObject({ requestId, avatarId }), { by, creditsPerMinute: 30 }).replies<
    null,
    'no-such-person' | 'oneself' | 'protected'
  >(),
  'moderation.ban': ask(v.strictObject({ requestId, avatarId }), { by: ['moderator'], creditsPerMinute: 30 }).replies<
    null,
    'no-such-person' | 'oneself' | 'protected'
  >(),
  /** Bans who was reported, also where that person was never in this room. */
  'moderation.ban-reported': ask(v.strictObject({ requestId, reportId: v.pipe(v.string(), v.uuid()) }), {
    by: ['moderator'],
    creditsPerMinute: 30,
  }).replies<null, 'no-such-report' | 'protected'>(),
  /** Reports of the hall for a moderator, of the own tour for a lecturer; never those on the asker. */
  'moderation.reports': ask(v.strictObject({}), { by, creditsPerMinute: 60 }).replies<{ reports: Report[] }>(),
  'moderation.settle': ask(v.strictObject({ requestId, reportId: v.pipe(v.string(), v.uuid()) }), {
    by,
    creditsPerMinute: 60,
  }).replies<null, 'no-such-report'>(),
  /** Who cannot enter this hall now, the newest first. */
  'moderation.excluded': ask(v.strictObject({}), { by: ['moderator'], creditsPerMinute: 60 }).replies<{
    excluded: Excluded[];
  }>(),
  /** Lets somebody in again before the time, or at all. */
  'moderation.lift': ask(v.strictObject({ requestId, exclusionId: v.pipe(v.string(), v.uuid()) }), {
    by: ['moderator'],
    creditsPerMinute: 30,
  }).replies<null, 'no-such-exclusion'>(),
};
