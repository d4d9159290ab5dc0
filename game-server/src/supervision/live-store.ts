import type { LiveReport, LiveRoom, LiveRound, LiveRow } from '@clearhall/shared-schema/supervision/live';
import type { Sql, Tx } from '../db/database.ts';

/** A tour in which nobody was for so long is not shown, though its link still opens it. */
const QUIET = '30 minutes';

/**
 * What a supervisor sees now: read as a database role that owns nothing, in a transaction that
 * carries the supervisor's id, so that the database itself leaves out what is outside the scope.
 */
export async function readLive(sql: Sql, supervisorId: string): Promise<LiveReport> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local role clearhall_supervision`;
    await tx`select set_config('app.supervisor_id', ${supervisorId}, true)`;
    const [mark] = await tx`select as_of, now() as now from shipping_mark`;
    const units = await tx`select name from unit where closed_at is null order by sort, name collate zh_pinyin`;
    const rooms = await readRooms(tx);
    return {
      asOf: mark?.as_of.toISOString() ?? '',
      now: mark?.now.toISOString() ?? '',
      units: units.map((row) => row.name as string),
      rooms: await Promise.all(rooms),
    };
  }) as Promise<LiveReport>;
}

async function readRooms(tx: Tx): Promise<LiveRoom[]> {
  const rows = await tx`
    select room.room_id, room.kind, room.version, room.opened_at, lecturer_name(room.lecturer_id) as lecturer,
      pack.public_content -> 'hall' -> 'title' as hall_title, pack.public_content -> 'hall' -> 'scenes' as scenes
    from room join pack_version pack on pack.version = room.version
    where room.closed_at is null and (
      (room.kind = 'tour' and room.opened_at > now() - ${QUIET}::interval)
      or exists (select from attendance_span span where span.room_id = room.room_id
        and (span.ended_at is null or (room.kind = 'tour' and span.ended_at > now() - ${QUIET}::interval))))
    order by room.opened_at desc limit 200`;
  const people = await tx`
    select span.room_id, span.person_id, person.display_name, unit.name as unit, span.scene_id,
      span.started_at as since
    from attendance_span span join person using (person_id) left join unit on unit.unit_id = span.unit_id
    where span.ended_at is null order by unit.sort, unit.name collate zh_pinyin, person.order_name limit 2000`;
  const rounds = await tx`
    select distinct on (round.room_id) round.room_id, round.round_id, round.revealed_at,
      question_stem(room.version, round.question_id) as stem,
      (select count(*)::int from response where response.round_id = round.round_id and ${isOfPerson(tx)}) as answered,
      (select count(*)::int from response where response.round_id = round.round_id and ${isOfPerson(tx)} and is_right) as right
    from round join room using (room_id) where room.closed_at is null
    order by round.room_id, round.opened_at desc`;
  return rows.map((row) => ({
    roomId: row.room_id,
    kind: row.kind,
    hallTitle: row.hall_title,
    sceneTitles: Object.fromEntries(
      row.scenes.map((scene: { sceneId: string; title: unknown }) => [scene.sceneId, scene.title]),
    ),
    lecturer: row.lecturer,
    openedAt: row.opened_at.toISOString(),
    people: people.filter((person) => person.room_id === row.room_id).map(rowOf),
    round: roundOf(rounds.find((round) => round.room_id === row.room_id)),
  }));
}

/** Whether a response is a person's: a demonstration's bots do not count. */
function isOfPerson(tx: Tx) {
  return tx`not exists (select from person bot where bot.person_id = response.person_id and bot.is_bot)`;
}

function rowOf(row: Record<string, unknown>): LiveRow {
  return {
    personId: row.person_id as string,
    name: row.display_name as string,
    unit: (row.unit as string | null) ?? '',
    sceneId: row.scene_id as string,
    since: (row.since as Date).toISOString(),
  };
}

function roundOf(row: Record<string, unknown> | undefined): LiveRound | null {
  if (!row) return null;
  const revealed = row.revealed_at !== null;
  return {
    roundId: row.round_id as string,
    stem: row.stem as LiveRound['stem'],
    revealed,
    answered: row.answered as number,
    right: revealed ? (row.right as number) : null,
  };
}
