import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../db/database.ts';
import type { GateBooks } from '../gate/gate-books.ts';
import { happened } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { PeopleStore, Person } from './people-store.ts';

/** How long a sign-in waits for the record to be stored; it is durable before, and is stored later then. */
const STORED_WITHIN_MS = 5000;
const LOOK_EVERY_MS = 20;

export type Visits = ReturnType<typeof createVisits>;

/** Visits of people who turn out to be members: what they did goes on under the member. */
export function createVisits(sql: Sql, journal: Journal, people: PeopleStore, gateBooks: GateBooks) {
  return {
    /**
     * Puts what the visitor of one account did under the person of another; nothing happens unless the first is a
     * visitor and the second somebody else. Resolves when it is durable and, if the database answers, stored.
     */
    async keep(visitorUserId: string, memberUserId: string): Promise<void> {
      const visitor = await people.ofUser(visitorUserId);
      const member = await people.ofUser(memberUserId);
      if (visitor?.role !== 'visitor' || !member || member.role === 'visitor') return;
      // First: what is still done in a room would be recorded after the visit is over.
      await people.leaveRooms(visitor.personId);
      const merged = happened('person.merged', Date.now(), null, { fromId: visitor.personId });
      await journal.record({ ...merged, personId: member.personId });
      await moveRows(sql, visitor, member);
      await stored(sql, visitor.personId);
      gateBooks.forget(member.personId);
    },
  };
}

/** What is no event: wishes, texts and the look. The visitor's name is erased with its row. */
async function moveRows(sql: Sql, visitor: Person, member: Person): Promise<void> {
  const [fromId, intoId] = [visitor.personId, member.personId];
  await sql.begin(async (tx) => {
    await tx`
      insert into block (person_id, blocked_id)
      select case when person_id = ${fromId} then ${intoId} else person_id end,
        case when blocked_id = ${fromId} then ${intoId} else blocked_id end
      from block where ${fromId} in (person_id, blocked_id) and not ${intoId} in (person_id, blocked_id)
      on conflict do nothing`;
    await tx`update board_message set person_id = ${intoId} where person_id = ${fromId}`;
    // Who told the same twice, before and after, told it once.
    await tx`
      delete from report mine using report theirs
      where mine.settled_at is null and theirs.settled_at is null and mine.text_id is not distinct from theirs.text_id
        and ((mine.reporter_id = ${fromId} and theirs.reporter_id = ${intoId} and mine.person_id = theirs.person_id)
          or (mine.person_id = ${fromId} and theirs.person_id = ${intoId} and mine.reporter_id = theirs.reporter_id))`;
    await tx`update report set reporter_id = ${intoId} where reporter_id = ${fromId}`;
    await tx`update report set person_id = ${intoId} where person_id = ${fromId}`;
    // Zero is the look of who never chose one.
    await tx`update person set look = ${visitor.look} where person_id = ${intoId} and look = 0`;
    await tx`delete from person where person_id = ${fromId}`;
  });
}

async function stored(sql: Sql, fromId: string): Promise<void> {
  const until = performance.now() + STORED_WITHIN_MS;
  while (performance.now() < until) {
    if ((await sql`select 1 from person_merge where from_id = ${fromId}`).length > 0) return;
    await wait(LOOK_EVERY_MS);
  }
}
