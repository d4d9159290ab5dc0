import type { Status } from '@clearhall/shared-schema/avatar/status';
import { AWAY_AFTER_MS } from '@clearhall/shared-schema/people/presence';

/** How available one is, and when the page last had a sign of the person; times on one clock. */
export type OwnStatus = { readonly status: Status; readonly lastSignMs: number };

/** What can happen to it: a sign (key, pointer, touch, the page is seen again), a choice, or time that goes by. */
export type StatusEvent = { kind: 'sign' } | { kind: 'chosen'; status: 'here' | 'back-soon' } | { kind: 'time' };

/**
 * The status after an event at `nowMs`. Without a sign for `AWAY_AFTER_MS`, who is here becomes away; a sign makes
 * who is away be here. `back-soon` stays until another choice, or until the first sign after so long a time.
 */
export function statusAfter(own: OwnStatus, event: StatusEvent, nowMs: number): OwnStatus {
  const isLong = nowMs - own.lastSignMs >= AWAY_AFTER_MS;
  if (event.kind === 'chosen') return { status: event.status, lastSignMs: nowMs };
  if (event.kind === 'time') return isLong && own.status === 'here' ? { ...own, status: 'away' } : own;
  const stays = own.status === 'back-soon' && !isLong;
  return { status: stays ? 'back-soon' : 'here', lastSignMs: nowMs };
}
