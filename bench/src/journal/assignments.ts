import { randomUUID } from 'node:crypto';
import type { StandardRule } from '@clearhall/shared-schema/standard/rules';
import type { Sql } from '../../../game-server/src/db/database.ts';
import { happened, type NewEvent } from '../../../game-server/src/journal/events.ts';
import { storeDirectly } from '../../../game-server/src/journal/store-directly.ts';
import { VERSION } from '../../../test/room/recorded-events.ts';

const DAY_MS = 86_400_000;
const PEOPLE_AN_EVENT = 1000;

/** Gives everybody so many assignments, each asking something else; gives the id of the last. */
export async function assignmentsFor(sql: Sql, people: readonly string[], each: number): Promise<string> {
  const now = Date.now();
  let assignmentId = '';
  for (let i = 0; i < each; i++) {
    assignmentId = randomUUID();
    const rule: StandardRule = {
      timeZone: 'Asia/Shanghai',
      visits: 1 + (i % 5),
      minutes: { least: 10 + i, mostADay: 60 },
      scenes: ['principles', 'law'].slice(0, i % 3),
      exhibits: ['principles-1'],
      gates: ['from-principles'],
      papers: i % 2 ? ['final'] : [],
      validMonths: null,
    };
    const body = {
      assignmentId,
      hallId: 'integrity',
      version: VERSION,
      standardId: `standard-${i}`,
      rule,
      unitId: null,
    };
    const window = { fromMs: now - 30 * DAY_MS, dueMs: now + 30 * DAY_MS, untilMs: now + 30 * DAY_MS };
    const events: NewEvent[] = [happened('assignment.added', now, null, { ...body, ...window })];
    for (let from = 0; from < people.length; from += PEOPLE_AN_EVENT) {
      const given = people.slice(from, from + PEOPLE_AN_EVENT).map((id): [string, string | null] => [id, null]);
      events.push(happened('assignment.given', now, null, { assignmentId, people: given }));
    }
    await sql.begin((tx) => storeDirectly(tx, events));
  }
  return assignmentId;
}
