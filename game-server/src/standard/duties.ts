import type { Localised } from '@clearhall/shared-schema/pack/public-pack';
import type { Duty } from '@clearhall/shared-schema/standard/duty';
import type { OutcomeState, Requirement, StandardRule } from '@clearhall/shared-schema/standard/rules';
import { validUntil } from '@clearhall/shared-schema/standard/validity';
import type { Sql } from '../db/database.ts';
import type { PublishedHall } from '../pack/published-hall.ts';
import { recordNumber } from './record-number.ts';

type Row = {
  assignmentId: string;
  version: string;
  standardId: string;
  rule: StandardRule;
  fromAt: number;
  dueAt: number;
  untilAt: number;
  state: OutcomeState;
  metAt: number | null;
  progress: Requirement[];
  name: string;
  unit: string | null;
};

/**
 * What a person has to do and has done for it, what is due first before the others; of what was withdrawn only what was
 * met. Rejects when the database does not answer.
 */
export async function dutiesOf(
  sql: Sql,
  personId: string,
  hallOfVersion: (version: string) => Promise<PublishedHall | null>,
): Promise<Duty[]> {
  const rows = await sql<Row[]>`
    select assignment_id as "assignmentId", version, standard_id as "standardId", rule,
      (extract(epoch from from_at) * 1000)::float8 as "fromAt", (extract(epoch from due_at) * 1000)::float8 as "dueAt",
      (extract(epoch from until_at) * 1000)::float8 as "untilAt", state,
      (extract(epoch from met_at) * 1000)::float8 as "metAt", progress, display_name as name, unit.name as unit
    from outcome o join assignment using (assignment_id) join person using (person_id)
      left join unit on unit.unit_id = o.unit_id
    where o.person_id = ${personId} and (withdrawn_at is null or state in ('met', 'met-late'))
    order by due_at, assignment_id`;
  const duties = await Promise.all(
    rows.map(async (row) => {
      const hall = await hallOfVersion(row.version);
      return hall && [dutyOf(row, hall, personId)];
    }),
  );
  return duties.flatMap((duty) => duty ?? []);
}

function dutyOf(row: Row, hall: PublishedHall, personId: string): Duty {
  const { assignmentId, rule, state, fromAt, dueAt, untilAt, metAt, name, unit } = row;
  const { hallId, title } = hall.publicHall;
  const isMet = (state === 'met' || state === 'met-late') && metAt !== null;
  return {
    ...{ assignmentId, hallId, hall: title, state, fromAt, dueAt },
    title: hall.standards.get(row.standardId)?.title ?? title,
    timeZone: rule.timeZone,
    makeUpUntil: untilAt > dueAt ? untilAt : null,
    mostMinutesADay: rule.minutes?.mostADay ?? null,
    requirements: row.progress.map(({ kind, have, need, metAt: at, missing }) => ({
      ...{ kind, have, need },
      isMet: at !== null,
      missing: missing.flatMap((id) => titleOf(hall, kind, id) ?? []),
    })),
    certificate: isMet
      ? {
          ...{ name, unit, metAt },
          recordNumber: recordNumber(assignmentId, personId),
          validUntil: validUntil(metAt, rule.validMonths),
        }
      : null,
  };
}

function titleOf(hall: PublishedHall, kind: Requirement['kind'], id: string): Localised | undefined {
  const { scenes, gates, exhibits } = hall.publicHall;
  if (kind === 'scenes') return scenes.find(({ sceneId }) => sceneId === id)?.title;
  if (kind === 'gates') return gates.find(({ gateId }) => gateId === id)?.title;
  if (kind === 'exhibits') return exhibits.find(({ exhibitId }) => exhibitId === id)?.title;
  return kind === 'papers' ? hall.papers.get(id)?.title : undefined;
}
