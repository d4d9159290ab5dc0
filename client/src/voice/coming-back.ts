/** What to do after the voice server has ended a connection. */
export type AfterDisconnect = 'come-back' | 'stay-away' | 'ended';

// Numbers of the voice protocol. Two tabs of one person would throw each other out in turn, and who was removed shall
// stay out: neither comes back by itself.
const clientInitiated = 1;
const duplicateIdentity = 2;
const participantRemoved = 4;
const roomDeleted = 5;

const firstDelayMs = 1_000;
const longestDelayMs = 8_000;
const comeBackForMs = 120_000;

/** What a disconnect reason means for us; an unknown or missing one is a lost connection. */
export function afterDisconnect(reason: number | undefined): AfterDisconnect {
  if (reason === duplicateIdentity || reason === participantRemoved) return 'stay-away';
  if (reason === clientInitiated || reason === roomDeleted) return 'ended';
  return 'come-back';
}

/**
 * Milliseconds to wait before try number `attempt` (from 0) to come back: 1, 2, 4, 8, 8 … s with up to a quarter more
 * by `dice` (0..1), so that a whole group does not knock at once. Null when about two minutes are over.
 */
export function comeBackDelayMs(attempt: number, dice: number): number | null {
  let waitedMs = 0;
  for (let earlier = 0; earlier < attempt; earlier++) waitedMs += plainDelayMs(earlier);
  return waitedMs >= comeBackForMs ? null : plainDelayMs(attempt) * (1 + dice / 4);
}

function plainDelayMs(attempt: number): number {
  return Math.min(firstDelayMs * 2 ** attempt, longestDelayMs);
}
