import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { packedLook, variedLook } from '@clearhall/shared-schema/avatar/look';
import type { Sql } from '../db/database.ts';
import type { Auth } from './auth.ts';
import { BOT_NAMES } from './bot-names.ts';
import { BOTS_UNIT, botLook } from './demonstration-bots.ts';

export type DemonstrationRole = 'learner' | 'lecturer' | 'supervisor' | 'moderator';

const LEARNERS = 40;
const ROOT = { unitId: '0de00000-0000-4000-8000-000000000001', name: '演示局 Demonstration Bureau' };
const BRANCHES = [
  { unitId: '0de00000-0000-4000-8000-000000000002', name: '第一支部 First Branch' },
  { unitId: '0de00000-0000-4000-8000-000000000003', name: '第二支部 Second Branch' },
] as const;

/** Those who are looked for in a hall: a light coat shows the lecturer's sash well. */
const LOOKS = {
  lecturer: packedLook({ skin: 2, hair: 0, hairColour: 4, coat: 7, accessory: 1 }),
  supervisor: packedLook({ skin: 0, hair: 6, hairColour: 1, coat: 5, accessory: 0 }),
  moderator: packedLook({ skin: 3, hair: 1, hairColour: 0, coat: 2, accessory: 0 }),
} as const;

/** Makes the demonstration's units and people once; they carry a mark by which they are known. */
export async function seedDemonstration(sql: Sql, auth: Auth): Promise<void> {
  const known = await sql`select 1 from person where is_demonstration limit 1`;
  const moderators = await sql`select 1 from person where is_demonstration and role = 'moderator'`;
  if (known.length === 0) await seedHouse(sql, auth);
  // A demonstration from before there were moderators gets one too.
  if (moderators.length === 0)
    await addPerson(sql, auth, 'moderator', '演示管理员 Moderator', ROOT.unitId, LOOKS.moderator);
}

async function seedHouse(sql: Sql, auth: Auth): Promise<void> {
  await sql`insert into unit (unit_id, name) values (${ROOT.unitId}, ${ROOT.name}) on conflict do nothing`;
  for (const { unitId, name } of BRANCHES)
    await sql`insert into unit (unit_id, name, parent_id) values (${unitId}, ${name}, ${ROOT.unitId}) on conflict do nothing`;
  await addPerson(sql, auth, 'lecturer', '演示讲师 Lecturer', ROOT.unitId, LOOKS.lecturer);
  const supervisorId = await addPerson(sql, auth, 'supervisor', '演示督导 Supervisor', ROOT.unitId, LOOKS.supervisor);
  await sql`insert into supervisor_scope (person_id, unit_id) values (${supervisorId}, ${ROOT.unitId})`;
  for (let i = 0; i < LEARNERS; i++) {
    const number = String(i + 1).padStart(2, '0');
    const branch = BRANCHES[i % BRANCHES.length] ?? BRANCHES[0];
    await addPerson(sql, auth, 'learner', `学员 ${number} Learner`, branch.unitId, variedLook(i));
  }
}

/** Makes the bots that are missing, in a unit of their own below the demonstration's; call after `seedDemonstration`. */
export async function seedBots(sql: Sql, auth: Auth): Promise<void> {
  const { unitId, name } = BOTS_UNIT;
  await sql`insert into unit (unit_id, name, parent_id) values (${unitId}, ${name}, ${ROOT.unitId}) on conflict do nothing`;
  const rows = await sql<{ name: string }[]>`select display_name as name from person where is_demonstration and is_bot`;
  const known = new Set(rows.map((row) => row.name));
  for (const [number, botName] of BOT_NAMES.entries()) {
    if (known.has(botName)) continue;
    await addPerson(sql, auth, 'learner', botName, unitId, botLook(number), true);
  }
}

async function addPerson(
  sql: Sql,
  auth: Auth,
  role: DemonstrationRole,
  name: string,
  unitId: string,
  look: number,
  isBot = false,
) {
  const personId = randomUUID();
  const { internalAdapter } = await auth.$context;
  // An account without a password: only the printed links open it.
  const user = await internalAdapter.createUser(
    { email: `${personId}@demonstration.invalid`, name, emailVerified: false },
    { method: 'admin' },
  );
  await sql`
    insert into person (person_id, user_id, display_name, role, unit_id, look, is_demonstration, is_bot)
    values (${personId}, ${user.id}, ${name}, ${role}, ${unitId}, ${look}, true, ${isBot})`;
  if (role === 'lecturer' || role === 'moderator')
    await sql`insert into role_grant (person_id, role) values (${personId}, ${role})`;
  return personId;
}

/** The printed links' tokens: made anew at each start, good until it stops. */
export class DemonstrationLinks {
  readonly #tokens: Record<DemonstrationRole, string>;
  readonly #sql: Sql;
  /** Learners handed out since the start, so that each browser gets another one. */
  readonly #handedOut = new Set<string>();

  constructor(sql: Sql) {
    const token = () => randomBytes(24).toString('base64url');
    this.#sql = sql;
    this.#tokens = { learner: token(), lecturer: token(), supervisor: token(), moderator: token() };
  }

  /** One link a role, for the table that is printed. */
  links(origin: string): { role: 'visitor' | DemonstrationRole; url: string }[] {
    const roles = Object.keys(this.#tokens) as DemonstrationRole[];
    return [
      { role: 'visitor', url: `${origin}/` },
      ...roles.map((role) => ({ role, url: `${origin}/demonstration.html#role=${role}&token=${this.#tokens[role]}` })),
    ];
  }

  isValid(role: DemonstrationRole, token: string): boolean {
    const expected = Buffer.from(this.#tokens[role]);
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** The account to sign in; for a learner another one each time, null when all are handed out. */
  async accountFor(role: DemonstrationRole): Promise<string | null> {
    const rows = await this.#sql<{ user_id: string }[]>`
      select user_id from person where is_demonstration and not is_bot and role = ${role} order by display_name`;
    const free = role === 'learner' ? rows.find((row) => !this.#handedOut.has(row.user_id)) : rows[0];
    if (!free) return null;
    this.#handedOut.add(free.user_id);
    return free.user_id;
  }
}
