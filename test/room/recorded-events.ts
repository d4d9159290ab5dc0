import { randomUUID } from 'node:crypto';
import type { Sql } from '../../game-server/src/db/database.ts';
import { happened, type NewEvent } from '../../game-server/src/journal/events.ts';

/** The version that rooms and papers of these events name. */
export const VERSION = 'f'.repeat(64);

/** Makes sure that there is a version of a hall, which rooms and papers name. */
export async function withVersion(sql: Sql): Promise<void> {
  await sql`
    insert into pack_version (version, hall_id, public_content, secret_content)
    values (${VERSION}, 'integrity', '{}', '{}') on conflict do nothing`;
}

/** The opening of a room; answers in it can be stored afterwards. */
export function opened(roomId: string, at = 1_790_000_000_000): NewEvent {
  const body = { kind: 'open', hallId: 'integrity', version: VERSION, lecturerId: null } as const;
  return happened('room.opened', at, { roomId, personId: null }, body);
}

/** An answer at a gate under a request id. */
export function answered(roomId: string, personId: string, requestId = randomUUID(), at = 1_790_000_001_000): NewEvent {
  const body = { unitId: null, gateId: 'to-law', questionId: 'q-1', optionId: 'a', mark: 1, right: true };
  return happened('gate.answered', at, { roomId, personId, requestId }, body);
}
