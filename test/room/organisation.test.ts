import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verbIn } from '../../game-server/src/admin/admin-verbs.ts';
import { listPeople } from '../../game-server/src/unit/people-list.ts';
import { createRoleStore } from '../../game-server/src/unit/role-store.ts';
import { createUnitStore } from '../../game-server/src/unit/unit-store.ts';
import { byName, orderName } from '../../shared-schema/src/identity/name-order.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes } from './inside-room.ts';
import { LiveStream } from './live-stream.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await everybodyLeaves();
  await hall?.stop();
});

const root = { code: null, underId: null, sort: 0 };

async function unit(name: string, underId: string | null = null): Promise<string> {
  const made = await createUnitStore(hall.sql).add({ ...root, name, underId });
  if (typeof made !== 'string') throw new Error(made.refused);
  return made;
}

async function person(name: string, unitId: string): Promise<string> {
  const personId = randomUUID();
  await hall.sql`insert into person (person_id, display_name, role, unit_id)
    values (${personId}, ${name}, 'learner', ${unitId})`;
  return personId;
}

/** One stay of somebody in the open room that the test makes for it. */
async function stay(personId: string, unitId: string): Promise<void> {
  const roomId = randomUUID();
  await hall.sql`insert into room (room_id, kind, hall_id, version, opened_at, closed_at)
    select ${roomId}, 'open', hall_id, version, now(), now() from pack_version limit 1`;
  await hall.sql`insert into attendance_span (span_id, room_id, person_id, unit_id, scene_id, started_at, ended_at)
    values (${randomUUID()}, ${roomId}, ${personId}, ${unitId}, 'principles', now(), now())`;
}

const unitsSeenBy = (supervisorId: string) =>
  hall.sql.begin(async (tx) => {
    await tx`set local role clearhall_supervision`;
    await tx`select set_config('app.supervisor_id', ${supervisorId}, true)`;
    const rows = await tx`select unit_id from unit union select unit_id from attendance_span`;
    return rows.map((row) => row.unit_id as string).sort();
  });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

async function command(...words: string[]): Promise<{ status: number; said: string[]; warned: string[] }> {
  const [said, warned]: [string[], string[]] = [[], []];
  const found = verbIn(words);
  const tools = { sql: hall.sql, say: (line: string) => said.push(line), warn: (line: string) => warned.push(line) };
  return { status: (await found?.verb.run(found.args, tools)) ?? -1, said, warned };
}

test('O1 the database itself refuses a ring and a thirteenth level, also of two moves at once', async () => {
  const a = await unit('ring a');
  const b = await unit('ring b', a);
  const c = await unit('ring c', b);
  const under = (unitId: string, parentId: string) =>
    codeOf(hall.sql`update unit set parent_id = ${parentId} where unit_id = ${unitId}`.then());
  expect(await under(a, c)).toBe('CH001');
  expect(await under(a, a)).toBe('CH001');
  const [x, y] = [await unit('ring x'), await unit('ring y')];
  const first = await hall.sql.reserve();
  await first`begin`;
  await first`update unit set parent_id = ${y} where unit_id = ${x}`;
  let hasAnswer = false;
  const second = under(y, x).finally(() => {
    hasAnswer = true;
  });
  await becomes(async () => {
    const [waiting] = await hall.sql`select 1 from pg_locks where locktype = 'advisory' and not granted`;
    return hasAnswer || waiting !== undefined;
  }, 'the second move answered or waiting');
  await first`commit`;
  first.release();
  expect(await second).toBe('CH001');
  let deepest = await unit('deep 1');
  for (let i = 2; i <= 12; i++) deepest = await unit(`deep ${i}`, deepest);
  expect(await codeOf(hall.sql`insert into unit values (${randomUUID()}, ${deepest}, 'deep 13')`.then())).toBe('CH002');
  expect(await under(a, deepest)).toBe('CH002');
  const lineage = (unitId: string, intoId: string) =>
    codeOf(hall.sql`insert into unit_lineage (unit_id, into_id) values (${unitId}, ${intoId})`.then());
  expect([await lineage(b, c), await lineage(c, a), await lineage(a, b)]).toEqual([null, null, 'CH001']);
});

test('O2 the command says of each refused change why, and changes nothing', async () => {
  const top = await unit('refusals');
  await unit('twin', top);
  const full = await unit('full', top);
  await person('Somebody', full);
  const before = await createUnitStore(hall.sql).list({ closed: true });
  const refusals: [string[], RegExp][] = [
    [['unit', 'add', 'twin', '--under', top], /of that name stands there/],
    [['unit', 'move', top, '--under', full], /below itself/],
    [['unit', 'merge', top, '--into', full], /below itself/],
    [['unit', 'close', top], /Open units stand below/],
    [['unit', 'close', full], /People are in it/],
    [['unit', 'rename', full, 'a\u0007b'], /1 to 120 characters/],
    [['unit', 'move', 'nowhere', '--top'], /nowhere is no unit/],
  ];
  for (const [words, why] of refusals) {
    const { status, warned } = await command(...words);
    expect(status, words.join(' ')).toBe(1);
    expect(warned.join(), words.join(' ')).toMatch(why);
  }
  expect((await command('unit', 'move', top)).status).toBe(2);
  expect(await createUnitStore(hall.sql).list({ closed: true })).toEqual(before);
});

test('O3 moving, merging and closing rewrite no old record, and what was merged is followed', async () => {
  const [north, south] = [await unit('north'), await unit('south')];
  const [office, desk, other] = [await unit('office', north), await unit('desk', north), await unit('other', south)];
  const [zhang, boss] = [await person('张一', office), await person('老板', other)];
  await stay(zhang, office);
  await createRoleStore(hall.sql).grant({
    personId: boss,
    role: 'supervisor',
    unitId: other,
    hallId: null,
    from: null,
    until: null,
  });
  expect(await unitsSeenBy(boss)).toEqual([other]);
  const records = () => hall.sql`select * from attendance_span where person_id = ${zhang}`;
  const before = await records();

  expect((await command('unit', 'merge', office, '--into', other)).said).toEqual([
    'Merged: 1 people and 0 units went on.',
  ]);
  expect((await command('unit', 'move', other, '--under', north)).status).toBe(0);
  expect((await command('unit', 'close', desk)).status).toBe(0);
  expect(await records()).toEqual(before);
  expect(await createUnitStore(hall.sql).within(other)).toEqual(expect.arrayContaining([other, office]));
  expect(await unitsSeenBy(boss)).toEqual([other, office].sort());
  expect((await command('unit', 'add', 'new', '--under', office)).warned.join()).toMatch(/closed/);
  const [placed] = await hall.sql`select unit_id from person where person_id = ${zhang}`;
  expect(placed?.unit_id).toBe(other);
});

test('O4 each change has its event, of ids only, which nobody changes', async () => {
  await hall.sql`select 1`;
  const name = `机密 ${randomUUID()}`;
  const made = await unit(name);
  const who = await person('机密人', made);
  await command('unit', 'rename', made, `${name} 2`);
  const { said } = await command('role', 'grant', who, 'lecturer');
  const grantId = said[0]?.slice('Granted: '.length) ?? '';
  expect((await command('role', 'revoke', grantId)).status).toBe(0);
  const events = await hall.sql`select kind, body from org_event
    where body ->> 'unitId' = ${made} or body ->> 'grantId' = ${grantId} order by event_id`;
  expect(events.map(({ kind }) => kind)).toEqual(['unit.added', 'unit.renamed', 'role.granted', 'role.revoked']);
  const [all] = await hall.sql`select string_agg(org_event::text, '') as text from org_event`;
  expect(all?.text).not.toMatch(/机密/);
  for (const statement of ['update org_event set kind = kind', 'delete from org_event', 'truncate org_event'])
    await expect(hall.sql.unsafe(statement), statement).rejects.toThrow(/never changed/);
});

test('O5 a role begins and ends by its times, on an open page too, and the scope with it', async () => {
  const guest = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Deputy' });
  await guest.leave();
  const [row] = await hall.sql`select person_id from person where display_name = 'Deputy'`;
  const personId = row?.person_id as string;
  const unitId = await unit('deputised');
  const roles = createRoleStore(hall.sql);
  const at = (ms: number) => new Date(Date.now() + ms);
  const roleNow = async () => ((await (await guest.fetch('/api/me')).json()) as { me: { role: string } }).me.role;
  const grant = { personId, role: 'supervisor', unitId, hallId: null } as const;
  expect(await roles.grant({ ...grant, from: at(60_000), until: at(30_000) })).toEqual({ refused: 'over' });
  expect(await roles.grant({ ...grant, unitId: null, from: null, until: null })).toEqual({ refused: 'unit-needed' });
  await roles.grant({ ...grant, from: at(60_000), until: null });
  expect([await roleNow(), await unitsSeenBy(personId)]).toEqual(['visitor', []]);
  await roles.grant({ ...grant, from: null, until: at(4000) });
  expect([await roleNow(), await unitsSeenBy(personId)]).toEqual(['supervisor', [unitId]]);
  const stream = await LiveStream.open(guest);
  expect((await stream.next()).units).toEqual(['deputised']);
  await becomes(() => stream.hasEnded, 'the feed ended');
  expect([await roleNow(), await unitsSeenBy(personId)]).toEqual(['visitor', []]);
  expect((await command('role', 'list', personId)).said).toHaveLength(1);
  expect((await command('role', 'list', personId, '--over')).said).toHaveLength(2);
});

test('O5 the highest role in effect counts, and revoking it leaves the next one, in one transaction', async () => {
  const who = await person('两职', await unit('two posts'));
  const roles = createRoleStore(hall.sql);
  const always = { personId: who, hallId: null, from: null, until: null };
  const role = async () => (await hall.sql`select role from person where person_id = ${who}`)[0]?.role;
  await roles.grant({ ...always, role: 'lecturer', unitId: null });
  const { unit_id: unitId } = (await hall.sql`select unit_id from person where person_id = ${who}`)[0] ?? {};
  const supervising = await roles.grant({ ...always, role: 'supervisor', unitId });
  expect(await roles.grant({ ...always, role: 'supervisor', unitId })).toEqual({ refused: 'held' });
  expect(await roles.grant({ ...always, role: 'lecturer', unitId })).toEqual({ refused: 'no-scope' });
  expect(await role()).toBe('supervisor');
  await roles.revoke(supervising as string);
  expect(await role()).toBe('lecturer');
  expect(await roles.revoke(supervising as string)).toEqual({ refused: 'not-held' });
});

test('O6 lists come in the order of the shared rule, and who shares a name is told apart by the unit', async () => {
  const [one, two] = [await unit('names one'), await unit('names two')];
  const names = [
    '赵一',
    '单雄信',
    '曾国',
    '仇英',
    '安然',
    '任飞',
    '万俟雅',
    '尉迟恭',
    '单于飞',
    '重庆',
    '区大',
    '盖聂',
  ];
  for (const name of names) await person(name, one);
  await person('安然', two);
  for (const name of [...names, '澹台明', '解缙', '查良', 'Ann', '']) {
    const [row] = await hall.sql`select order_name(${name}) as read`;
    expect(row?.read).toBe(orderName(name));
  }
  const { people } = await listPeople(hall.sql, { page: 1, find: null, unitId: one });
  expect(people.map(({ name }) => name)).toEqual(names.toSorted(byName));
  const { said } = await command('people', 'list', '--find', '安然');
  expect(
    said
      .map((line) => line.split('  ')[0])
      .slice(0, 2)
      .sort(),
  ).toEqual(['安然 (names one)', '安然 (names two)']);
  expect((await command('people', 'list', '--find', '%')).said).toEqual(['0 people; page 1 of 1']);
});
