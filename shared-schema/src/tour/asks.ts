import * as v from 'valibot';
import { ask } from '../contract.ts';

const requestId = v.pipe(v.string(), v.uuid());

/** Who could not follow the lecturer's call, and why. */
export type StayedBehind = { avatarId: string; name: string; reason: 'gate-closed' | 'away' };

export const tourAsks = {
  /** Everybody walks to the exhibit; who did not pass the gate before it stays. */
  'tour.gather': ask(v.strictObject({ requestId, exhibitId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }), {
    by: ['lecturer'],
    creditsPerMinute: 30,
  }).replies<{ coming: number; stayed: StayedBehind[] }, 'no-tour' | 'no-such-exhibit'>(),
  'tour.close': ask(v.strictObject({ requestId }), { by: ['lecturer'], creditsPerMinute: 10 }).replies<
    null,
    'no-tour'
  >(),
};
