import { randomUUID } from 'node:crypto';
import { type Refused, refuse } from '@clearhall/shared-schema/contract';
import {
  closeRefusal,
  mergeRefusal,
  placeRefusal,
  type Unit,
  type UnitRefusal,
} from '@clearhall/shared-schema/unit/rules';
import type { Sql, Tx } from '../db/database.ts';
import { appendOrgEvent } from './org-events.ts';

/** A unit in the order of its list, with its level (0 at the top) and how many people are in it. */
type ListedUnit = Unit & { code: string | null; sort: number; level: number; people: number };

export type UnitStore = ReturnType<typeof createUnitStore>;
type Done<T> = Promise<T | Refused<UnitRefusal>>;

/** Longest name and code of a unit, in characters; the database holds to the same. */
const LONGEST = { name: 120, code: 40 } as const;
const TREE_KEY = 727_163_019;

/**
 * The tree of units. Each change is made in one transaction with its event, one change at a time, and rewrites no old
 * record: spans, answers and papers keep the unit of their time.
 */
export function createUnitStore(sql: Sql) {
  const changing = <T>(change: Change<T>) => changingTree(sql, change);
  return {
    /** All units from the top down, siblings by their order number, then by pinyin; closed ones too when wanted. */
    async list(wanted: { closed: boolean }): Promise<ListedUnit[]> {
      return sql<ListedUnit[]>`
        with recursive tree as (
          select unit_id, 0 as level, array[row(sort, name collate zh_pinyin, unit_id)] as place
            from unit where parent_id is null
          union all
          select unit.unit_id, level + 1, place || row(unit.sort, unit.name collate zh_pinyin, unit.unit_id)
            from unit join tree on unit.parent_id = tree.unit_id
        )
        select unit.unit_id as "unitId", parent_id as "parentId", name, closed_at is not null as closed, code, sort, level,
          (select count(*)::int from person where person.unit_id = unit.unit_id) as people
        from tree join unit using (unit_id) where ${wanted.closed} or closed_at is null order by place`;
    },

    /** Makes a unit below another, or at the top; gives its id. */
    async add(unit: { name: string; code: string | null; underId: string | null; sort: number }): Done<string> {
      const name = tidy(unit.name);
      if (!isText(name, LONGEST.name)) return refuse('bad-name');
      if (unit.code !== null && !isText(unit.code, LONGEST.code)) return refuse('bad-code');
      return changing(async (tx, units) => {
        const refused = placeRefusal(units, { unitId: null, name }, unit.underId);
        if (refused) return refuse(refused);
        const unitId = randomUUID();
        const made = await tx`
          insert into unit (unit_id, parent_id, name, code, sort)
          values (${unitId}, ${unit.underId}, ${name}, ${unit.code}, ${unit.sort}) on conflict (code) do nothing
          returning unit_id`;
        if (made.length === 0) return refuse('code-taken');
        await appendOrgEvent(tx, { kind: 'unit.added', unitId, underId: unit.underId });
        return unitId;
      });
    },

    /** Gives a unit another name; old records show it too, since they know the unit and not its name. */
    async rename(unitId: string, newName: string): Done<string> {
      const name = tidy(newName);
      if (!isText(name, LONGEST.name)) return refuse('bad-name');
      return changing(async (tx, units) => {
        const unit = units.find((one) => one.unitId === unitId);
        if (!unit) return refuse('no-such-unit');
        const refused = unit.closed ? 'closed' : placeRefusal(units, { unitId, name }, unit.parentId);
        if (refused) return refuse(refused);
        await tx`update unit set name = ${name} where unit_id = ${unitId}`;
        await appendOrgEvent(tx, { kind: 'unit.renamed', unitId });
        return unitId;
      });
    },

    /** Puts a unit with all below it under another one, or at the top. */
    async move(unitId: string, underId: string | null): Done<string> {
      return changing(async (tx, units) => {
        const unit = units.find((one) => one.unitId === unitId);
        if (!unit) return refuse('no-such-unit');
        const refused = unit.closed ? 'closed' : placeRefusal(units, unit, underId);
        if (refused) return refuse(refused);
        await tx`update unit set parent_id = ${underId} where unit_id = ${unitId}`;
        await appendOrgEvent(tx, { kind: 'unit.moved', unitId, underId });
        return unitId;
      });
    },

    /**
     * Puts the people and the open units of one unit into another and closes it. Its own records stay its own; a line
     * says where it went, so that reports and scopes of the other count them too.
     */
    async merge(unitId: string, intoId: string): Done<{ people: number; units: number }> {
      return changing(async (tx, units) => {
        const refused = mergeRefusal(units, unitId, intoId);
        if (refused) return refuse(refused);
        const people = await tx`update person set unit_id = ${intoId} where unit_id = ${unitId}`;
        const below = await tx`
          update unit set parent_id = ${intoId} where parent_id = ${unitId} and closed_at is null`;
        await tx`update role_grant set unit_id = ${intoId} where unit_id = ${unitId} and revoked_at is null`;
        await tx`update unit set closed_at = now() where unit_id = ${unitId}`;
        await tx`insert into unit_lineage (unit_id, into_id) values (${unitId}, ${intoId})`;
        const moved = { people: people.count, units: below.count };
        await appendOrgEvent(tx, { kind: 'unit.merged', unitId, intoId, ...moved });
        return moved;
      });
    },

    /** Closes an empty unit; it stays where it stood, for its records. */
    async close(unitId: string): Done<string> {
      return changing(async (tx, units) => {
        const [count] = await tx<{ people: number }[]>`
          select count(*)::int as people from person where unit_id = ${unitId}`;
        const refused = closeRefusal(units, unitId, count?.people ?? 0);
        if (refused) return refuse(refused);
        await tx`update unit set closed_at = now() where unit_id = ${unitId}`;
        await appendOrgEvent(tx, { kind: 'unit.closed', unitId });
        return unitId;
      });
    },

    /** The units that a report on `unitId` over time counts: itself, all below, and what was merged into any of them. */
    async within(unitId: string): Promise<string[]> {
      const rows = await sql<{ id: string }[]>`select units_within(${[unitId]}::uuid[]) as id`;
      return rows.map(({ id }) => id);
    },

    /** The id of the unit that is meant by an id, a code or a name that only one open unit has; null when none is. */
    async meant(words: string): Promise<string | null> {
      const rows = await sql<{ unit_id: string }[]>`
        select unit_id from unit where unit_id::text = ${words} or code = ${words}
        union select unit_id from unit where name = ${words} and closed_at is null limit 2`;
      return rows.length === 1 ? (rows[0]?.unit_id ?? null) : null;
    },
  };
}

type Change<T> = (tx: Tx, units: Unit[]) => Done<T>;

/** Runs a change over the tree as it is while nobody else changes it. */
function changingTree<T>(sql: Sql, change: Change<T>): Done<T> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${TREE_KEY})`;
    const units = await tx<Unit[]>`
      select unit_id as "unitId", parent_id as "parentId", name, closed_at is not null as closed from unit`;
    return change(tx, units);
  }) as Done<T>;
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

function isText(text: string, longest: number): boolean {
  return text.length > 0 && [...text].length <= longest && !/[\p{Cc}\p{Cf}]/u.test(text);
}
