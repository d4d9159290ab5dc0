import type { Report } from '@clearhall/shared-schema/people/moderation-asks';
import type { Sql } from '../db/database.ts';
import { happened } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { Act } from './exclusion-store.ts';

export type NewReport = Omit<Report, 'avatarId' | 'name' | 'reporterName'> & {
  hallId: string;
  roomId: string;
  personId: string;
  reporterId: string;
};

/** A report as a moderator reads it; names are those of now. */
export type OpenReport = Omit<Report, 'avatarId'> & { personId: string; role: string };

/** Which reports somebody may see and settle: of a hall or of one room, and never those on oneself. */
export type Desk = { hallId: string; onlyRoomId: string | null; personId: string };
export type ReportStore = ReturnType<typeof createReportStore>;

const MOST_LISTED = 100;

/** What people told the moderators of each other. */
export function createReportStore(sql: Sql, journal: Journal) {
  const openAt = async (desk: Desk, roomId: string, reportId: string | null): Promise<OpenReport[]> => {
    const unshipped = await journal.unshippedOfRoom(roomId);
    const settled = unshipped.flatMap((event) => (event.kind === 'report.settled' ? [event.body.reportId] : []));
    return sql<OpenReport[]>`
      select report_id as "reportId", (extract(epoch from at) * 1000)::float8 as at, report.person_id as "personId",
        coalesce(person.display_name, '') as name, coalesce(person.role, 'visitor') as role,
        coalesce(reporter.display_name, '') as "reporterName", reason, text_id as "textId", text
      from report left join person using (person_id) left join person reporter on reporter.person_id = reporter_id
      where settled_at is null and hall_id = ${desk.hallId} and report.person_id <> ${desk.personId}
        and room_id = coalesce(${desk.onlyRoomId}, room_id) and report_id = coalesce(${reportId}, report_id)
        and not report_id = any (${settled}::uuid[])
      order by at desc limit ${MOST_LISTED}`;
  };

  return {
    /** Resolves when the report is durable. The same person telling the same once more changes nothing. */
    async add(report: NewReport): Promise<void> {
      await sql`
        insert into report (report_id, hall_id, room_id, person_id, reporter_id, reason, text_id, text, at)
        values (${report.reportId}, ${report.hallId}, ${report.roomId}, ${report.personId}, ${report.reporterId},
          ${report.reason}, ${report.textId}, ${report.text}, ${new Date(report.at)}) on conflict do nothing`;
    },

    /** What nobody has settled yet, the newest first; `roomId` is the asker's. */
    async open(desk: Desk, roomId: string): Promise<OpenReport[]> {
      return openAt(desk, roomId, null);
    },

    /** One of them; null where this desk has no such report. */
    async openOne(desk: Desk, roomId: string, reportId: string): Promise<OpenReport | null> {
      return (await openAt(desk, roomId, reportId))[0] ?? null;
    },

    /** Empties the texts of reports that were made before `beforeMs` (server time). */
    async forgetTexts(beforeMs: number): Promise<void> {
      await sql`update report set text = null where at < ${new Date(beforeMs)} and text is not null`;
    },

    /** Closes a report and empties its text; resolves when that is durable. */
    async settle(reportId: string, { roomId, requestId, byId, at }: Act): Promise<void> {
      await journal.record(happened('report.settled', at, { roomId, personId: byId, requestId }, { reportId }));
    },
  };
}
