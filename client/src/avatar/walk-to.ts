import type { PlaceKind } from '@clearhall/shared-schema/avatar/asks';
import type { CommonRefusal } from '@clearhall/shared-schema/contract';
import { ask } from '../net/ask.ts';
import { presentWorld } from './present-world.ts';

export type WayRefusal = 'no-such-place' | 'way-closed' | CommonRefusal | 'offline';

/** Asks the room for a free place at something known by name and begins to walk there. */
export async function walkTo(kind: PlaceKind, id: string): Promise<{ ok: true } | { ok: false; reason: WayRefusal }> {
  const way = await ask('avatar.way-to', { kind, id });
  if (!way.ok) return way;
  const world = presentWorld.value;
  if (!world) return { ok: false, reason: 'offline' };
  const { x, y, heading } = way.value;
  world.want({ kind: 'go', to: { x, y }, pace: 2, heading });
  return { ok: true };
}
