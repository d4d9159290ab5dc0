import { withPass } from '@clearhall/shared-schema/gate/rules';
import type { Sql } from '../db/database.ts';
import type { Journal } from '../journal/journal.ts';
import type { PublishedHall } from '../pack/published-hall.ts';

export type PassStore = ReturnType<typeof createPassStore>;

/** Which gates a person has passed: what Postgres knows and what is still on its way there. */
export function createPassStore(sql: Sql, journal: Journal) {
  return {
    /** Bit i is set for gate i of the hall's map. Rejects when the database does not answer. */
    async passesOf(personId: string, hall: PublishedHall): Promise<number> {
      const { hallId } = hall.publicHall;
      // The spool first: what is shipped between the two reads is then seen twice, never not at all.
      const unshipped = await journal.unshipped(personId);
      const rows = await sql`select gate_id from gate_pass where person_id = ${personId} and hall_id = ${hallId}`;
      const passed = new Set<string>(rows.map((row) => row.gate_id as string));
      for (const event of unshipped)
        if (event.kind === 'gate.passed' && event.body.hallId === hallId) passed.add(event.body.gateId);
      return passesFor(hall, passed);
    },
  };
}

function passesFor(hall: PublishedHall, gateIds: ReadonlySet<string>): number {
  return hall.map.gates.reduce((passes, gate, i) => (gateIds.has(gate.gateId) ? withPass(passes, i) : passes), 0);
}
