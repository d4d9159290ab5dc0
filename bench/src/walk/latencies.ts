import type { Seen } from './member.ts';

/** A turn that was seen later than this was another one. */
const LONGEST_MS = 5000;

/**
 * How long turns took from where they were sent to where they were seen, in milliseconds: each event with the latest
 * turn of that walker with that mark before it, and each pair of watcher and turn once.
 */
export function latencies(turns: readonly Seen[], seen: readonly (Seen & { watcher: number })[]): number[] {
  const byWalker = new Map<string, Seen[]>();
  for (const turn of turns) {
    const known = byWalker.get(turn.id);
    if (known) known.push(turn);
    else byWalker.set(turn.id, [turn]);
  }
  for (const ofOne of byWalker.values()) ofOne.sort((a, b) => a.atMs - b.atMs);
  const counted = new Map<Seen, Set<number>>();
  const tookMs: number[] = [];
  for (const { id, mark, atMs, watcher } of seen) {
    const turn = byWalker.get(id)?.findLast((each) => each.mark === mark && each.atMs <= atMs);
    if (!turn || atMs - turn.atMs > LONGEST_MS) continue;
    const watchers = counted.get(turn) ?? new Set();
    if (watchers.has(watcher)) continue;
    counted.set(turn, watchers.add(watcher));
    tookMs.push(atMs - turn.atMs);
  }
  return tookMs;
}
