import type { attendanceAsks } from '@clearhall/shared-schema/attendance/asks';
import type { avatarAsks } from '@clearhall/shared-schema/avatar/asks';
import type { boardAsks } from '@clearhall/shared-schema/board/asks';
import type { CommonRefusal, Payload, Refusal, Reply } from '@clearhall/shared-schema/contract';
import type { exhibitAsks } from '@clearhall/shared-schema/exhibit/asks';
import type { gateAsks } from '@clearhall/shared-schema/gate/asks';
import type { peopleAsks } from '@clearhall/shared-schema/people/asks';
import type { moderationAsks } from '@clearhall/shared-schema/people/moderation-asks';
import type { quizAsks } from '@clearhall/shared-schema/quiz/asks';
import type { paperAsks } from '@clearhall/shared-schema/quiz/paper-asks';
import type { tourAsks } from '@clearhall/shared-schema/tour/asks';
import type { voiceAsks } from '@clearhall/shared-schema/voice/asks';
import type { Room } from '@colyseus/sdk';

/** Everything that can be asked of a room; types only, so that no check is bundled. */
type HallAsks = typeof avatarAsks &
  typeof peopleAsks &
  typeof moderationAsks &
  typeof quizAsks &
  typeof paperAsks &
  typeof attendanceAsks &
  typeof exhibitAsks &
  typeof gateAsks &
  typeof tourAsks &
  typeof voiceAsks &
  typeof boardAsks;

type AskName = keyof HallAsks & string;

/** `offline`: the ask did not reach the room, or its answer did not come back. */
export type Answer<K extends AskName> =
  | { ok: true; value: Reply<HallAsks, K> }
  | { ok: false; reason: Refusal<HallAsks, K> | CommonRefusal | 'offline' };

let room: Room | null = null;

/** Names the room that is asked from now on; null when it is gone. */
export function askThisRoom(next: Room | null): void {
  room = next;
}

/** Asks the room and gives the reply or the reason of its refusal, typed by the contract. */
export async function ask<K extends AskName>(name: K, payload: Payload<HallAsks, K>): Promise<Answer<K>> {
  if (!room) return { ok: false, reason: 'offline' };
  try {
    return { ok: true, value: (await room.request(name, payload)) as Reply<HallAsks, K> };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) as Refusal<HallAsks, K> };
  }
}

/** Tells the room something that needs no reply (intentions of movement); false when the line is down. */
export function tell<K extends AskName>(name: K, payload: Payload<HallAsks, K>): boolean {
  if (!room?.connection.isOpen) return false;
  room.send(name, payload);
  return true;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'rejected' && 'reason' in error) return String(error.reason);
  return 'offline';
}
