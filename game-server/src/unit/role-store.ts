import { type Refused, refuse } from '@clearhall/shared-schema/contract';
import type { Sql } from '../db/database.ts';
import { appendOrgEvent } from './org-events.ts';

/** What somebody can be made. Operators and curators have rights of their own and no badge in a hall. */
export const GRANTED_ROLES = ['lecturer', 'supervisor', 'moderator', 'operator', 'curator'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

type NewGrant = {
  personId: string;
  role: GrantedRole;
  unitId: string | null;
  hallId: string | null;
  /** Null: from now on. */
  from: Date | null;
  /** Null: until it is revoked. */
  until: Date | null;
};

export type RoleRefusal = 'no-such-person' | 'no-such-unit' | 'unit-needed' | 'no-scope' | 'over' | 'held' | 'not-held';

type ListedGrant = {
  grantId: string;
  personId: string;
  name: string;
  unit: string | null;
  role: GrantedRole;
  over: string | null;
  hallId: string | null;
  from: Date;
  until: Date | null;
  state: 'now' | 'to come' | 'over';
};

/** Why a grant cannot be as it is asked for, before anything is looked up; null when it can. `nowMs`: server time. */
function grantRefusal({ role, unitId, hallId, from, until }: NewGrant, nowMs: number): RoleRefusal | null {
  if (role === 'supervisor' && unitId === null) return 'unit-needed';
  if (role === 'supervisor' && hallId !== null) return 'no-scope';
  if ((role === 'lecturer' || role === 'moderator') && (unitId !== null || hallId !== null)) return 'no-scope';
  return until !== null && until.getTime() <= Math.max(nowMs, from?.getTime() ?? 0) ? 'over' : null;
}

/** Who is made what. The people's roles in rooms follow in the same transaction, and by `watchRoles` as time goes on. */
export function createRoleStore(sql: Sql) {
  return {
    /** Gives a role; refuses what the person holds already with the same scope. Gives the grant's id. */
    async grant(grant: NewGrant): Promise<string | Refused<RoleRefusal>> {
      const refused = grantRefusal(grant, Date.now());
      if (refused) return refuse(refused);
      const { personId, role, unitId, hallId, from, until } = grant;
      return sql.begin(async (tx): Promise<string | Refused<RoleRefusal>> => {
        const [person] = await tx`select 1 from person where person_id = ${personId} for update`;
        if (!person) return refuse('no-such-person');
        const [unit] = await tx`select 1 from unit where unit_id = ${unitId}::uuid and closed_at is null`;
        if (unitId !== null && !unit) return refuse('no-such-unit');
        const [held] = await tx`
          select 1 from role_grant where person_id = ${personId} and role = ${role} and revoked_at is null
            and unit_id is not distinct from ${unitId}::uuid and hall_id is not distinct from ${hallId}
            and coalesce(valid_until > now(), true) and valid_from <= coalesce(${until}::timestamptz, 'infinity')
            and coalesce(valid_until > coalesce(${from}::timestamptz, now()), true)`;
        if (held) return refuse('held');
        const [made] = await tx<{ grant_id: string }[]>`
          insert into role_grant (person_id, role, unit_id, hall_id, valid_from, valid_until)
          values (${personId}, ${role}, ${unitId}, ${hallId}, coalesce(${from}::timestamptz, now()), ${until})
          returning grant_id`;
        const grantId = made?.grant_id as string;
        await appendOrgEvent(tx, { kind: 'role.granted', grantId, personId, role, unitId });
        return grantId;
      }) as Promise<string | Refused<RoleRefusal>>;
    },

    /** Ends a grant now; what was done under it stays. */
    async revoke(grantId: string): Promise<string | Refused<RoleRefusal>> {
      return sql.begin(async (tx) => {
        const ended = await tx`
          update role_grant set revoked_at = now() where grant_id::text = ${grantId} and revoked_at is null
            and coalesce(valid_until > now(), true) returning grant_id`;
        if (ended.length === 0) return refuse('not-held');
        await appendOrgEvent(tx, { kind: 'role.revoked', grantId });
        return grantId;
      }) as Promise<string | Refused<RoleRefusal>>;
    },

    /** The grants, of one person or of all, people in the order of pinyin; those that are over only when wanted. */
    async list(wanted: { personId: string | null; over: boolean }): Promise<ListedGrant[]> {
      return sql<ListedGrant[]>`
        select * from (
          select grant_id as "grantId", person_id as "personId", display_name as name, home.name as unit, g.role,
            scope.name as over, g.hall_id as "hallId", valid_from as from, valid_until as until,
            case when is_valid_now(g) then 'now' when revoked_at is null and valid_from > now() then 'to come'
              else 'over' end as state, person.order_name
          from role_grant g join person using (person_id)
            left join unit home on home.unit_id = person.unit_id left join unit scope on scope.unit_id = g.unit_id
          where person_id = coalesce(${wanted.personId}::uuid, person_id)
        ) listed where ${wanted.over} or state <> 'over' order by order_name, role, "from"`;
    },
  };
}
