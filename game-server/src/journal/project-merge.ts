import type { Tx } from '../db/database.ts';
import type { JournalEvent } from './events.ts';

/**
 * What a visit left goes on under the person whom the visitor turned out to be. Of what a person has once, the earliest
 * counts; what can be had often is kept. Units stay as they were: a visitor had none. The events stay as they are.
 */
export async function projectMerged(
  tx: Tx,
  { personId: intoId, at, body: { fromId } }: Extract<JournalEvent, { kind: 'person.merged' }>,
): Promise<void> {
  await tx`
    insert into person_merge (from_id, into_id, at) values (${fromId}, ${intoId}, ${new Date(at)}) on conflict do nothing`;
  await tx`
    update attendance_span set person_id = ${intoId},
      ended_at = coalesce(ended_at, greatest(started_at, ${new Date(at)}))
    where person_id = ${fromId}`;
  await tx`
    update attendance_pause set person_id = ${intoId},
      ended_at = coalesce(ended_at, greatest(started_at, ${new Date(at)}))
    where person_id = ${fromId}`;
  // Of two answers in one round the first counts.
  await tx`
    delete from response later using response earlier
    where later.round_id = earlier.round_id and later.person_id in (${fromId}, ${intoId})
      and earlier.person_id in (${fromId}, ${intoId}) and (later.at, later.response_id) > (earlier.at, earlier.response_id)`;
  await tx`update response set person_id = ${intoId} where person_id = ${fromId}`;
  await tx`
    insert into gate_pass as known (person_id, hall_id, gate_id, at)
    select ${intoId}, hall_id, gate_id, at from gate_pass where person_id = ${fromId}
    on conflict (person_id, hall_id, gate_id) do update set at = least(known.at, excluded.at)`;
  await tx`delete from gate_pass where person_id = ${fromId}`;
  // What is not known is null, and `least` passes over it.
  await tx`
    insert into exhibit_progress as known (person_id, hall_id, exhibit_id, seen_at, heard_at)
    select ${intoId}, hall_id, exhibit_id, seen_at, heard_at from exhibit_progress where person_id = ${fromId}
    on conflict (person_id, hall_id, exhibit_id) do update set
      seen_at = least(known.seen_at, excluded.seen_at), heard_at = least(known.heard_at, excluded.heard_at)`;
  await tx`delete from exhibit_progress where person_id = ${fromId}`;
  await tx`update paper_attempt set person_id = ${intoId} where person_id = ${fromId}`;
  // Who was kept out as a visitor is kept out as a member.
  await tx`update exclusion set person_id = ${intoId} where person_id = ${fromId}`;
}
