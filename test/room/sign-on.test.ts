import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { readSettings } from '../../game-server/src/settings.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { comesBack, HouseSignOn, signsOn, throughTheHouse } from './house-sign-on.ts';
import { participantOf, visitor } from './inside-room.ts';
import { becomeMember, newcomer, operator, PASSWORD, signInBy, whoIs } from './members.ts';
import { atTheDoor } from './moderating.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let house: HouseSignOn;
let hall: OpenHall;
beforeAll(async () => {
  const port = await freePort();
  house = await HouseSignOn.start(`http://127.0.0.1:${port}`);
  hall = await openHall({
    port,
    oidc: house.settings({ name: 'House pass', unitCode: 'HQ', personClaim: 'employee_number' }),
  });
});
afterEach(async () => {
  house.agrees = true;
  await everybodyLeaves();
});
afterAll(async () => {
  await hall?.stop();
  await house?.stop();
});

const memberOf = async (subject: string) =>
  (
    await hall.sql`
      select person_id, display_name as name, role, user_id, (select code from unit where unit.unit_id = person.unit_id) as unit
      from person join auth.account on "userId" = user_id where "providerId" = 'sign-on' and "accountId" = ${subject}`
  ).map((row) => ({ ...row })) as {
    person_id: string;
    name: string;
    role: string;
    unit: string | null;
    user_id: string;
  }[];

test('P43 who signs on for the first time becomes a member, and is the same person ever after', async () => {
  await hall.sql`insert into unit (unit_id, name, code) values (gen_random_uuid(), 'Headquarters', 'HQ')`;
  house.nextPerson = { sub: 'house-1', name: '周明' };
  const guest = new Guest(hall);
  expect(await signsOn(guest, true, { hall: 'integrity' })).toBe('/?hall=integrity');
  expect(await whoIs(guest)).toEqual({ name: '周明', role: 'learner' });
  const members = await memberOf('house-1');
  expect(members).toMatchObject([{ name: '周明', role: 'learner', unit: 'HQ' }]);

  // Another name over there does not rename the person here, and two sign-ins at once make nobody new.
  house.nextPerson = { sub: 'house-1', name: 'Another Name' };
  const others = [new Guest(hall), new Guest(hall)];
  expect(await Promise.all(others.map((other) => signsOn(other)))).toEqual(['/', '/']);
  expect(await whoIs(others[0] as Guest)).toEqual({ name: '周明', role: 'learner' });
  expect(await memberOf('house-1')).toEqual(members);
  await guest.enter();
  expect(participantOf(guest).person).toMatchObject({ personId: members[0]?.person_id, unitName: 'Headquarters' });

  // Nobody's address is kept, nor a token of the house.
  const [kept] = await hall.sql`
    select u.email, u.name, a."accessToken", a."idToken", a."refreshToken"
    from auth."user" u join auth.account a on a."userId" = u.id where a."accountId" = 'house-1'`;
  expect(kept).toMatchObject({ name: '', accessToken: null, idToken: null, refreshToken: null });
  expect(kept?.email).toMatch(/^[0-9a-f]{64}@sign-on\.invalid$/);
});

test('P43 eight browsers that sign on as one new person at once are one person', async () => {
  house.nextPerson = { sub: 'house-many', name: 'Mei' };
  const guests = Array.from({ length: 8 }, () => new Guest(hall));
  const addresses: string[] = [];
  for (const guest of guests) addresses.push(await throughTheHouse(guest));
  // Nobody can be written down until at least two of them wait: they meet for certain, however fast the machine is.
  const came = await hall.sql.begin(async (tx) => {
    await tx`lock table auth."user" in exclusive mode`;
    const coming = Promise.all(guests.map((guest, i) => comesBack(guest, addresses[i] as string)));
    await expect
      .poll(async () => (await hall.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`).length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(1);
    return { coming };
  });
  expect(await came.coming).toEqual(guests.map(() => '/'));
  expect(await memberOf('house-many')).toHaveLength(1);
});

test('P43 a name that cannot be shown, or is a bot’s, is not taken over; one without a name is told apart', async () => {
  for (const [sub, claims, name] of [
    ['odd-1', { name: '<b>x</b>', preferred_username: 'Li.Wei' }, /^Li\.Wei$/],
    ['odd-2', { name: 'a\u202eb' }, /^Member [0-9a-f]{6}$/],
    ['odd-3', { name: '机器人 Wen Bot' }, /^Member [0-9a-f]{6}$/],
    ['odd-4', {}, /^Member [0-9a-f]{6}$/],
  ] as const) {
    house.nextPerson = { sub, ...claims };
    expect(await signsOn(new Guest(hall))).toBe('/');
    expect((await memberOf(sub))[0]?.name).toMatch(name);
  }
});

test('P44 who was imported under the number that the house gives is that person, with or without a password', async () => {
  const personId = await newcomer(hall, '王芳');
  await hall.sql`update person set external_id = 'E-1001' where person_id = ${personId}`;
  house.nextPerson = { sub: 'house-2', name: 'Fang Wang', employee_number: 'E-1001' };
  const guest = new Guest(hall);
  expect(await signsOn(guest)).toBe('/');
  expect(await whoIs(guest)).toEqual({ name: '王芳', role: 'learner' });
  expect(await memberOf('house-2')).toMatchObject([{ person_id: personId }]);

  const other = await becomeMember(hall, new Guest(hall), { name: 'Pia', username: 'pia' });
  await hall.sql`update person set external_id = '1002' where person_id = ${other}`;
  house.nextPerson = { sub: 'house-3', name: 'Pia P', employee_number: 1002 };
  expect(await signsOn(guest)).toBe('/');
  expect(await memberOf('house-3')).toMatchObject([{ person_id: other, name: 'Pia' }]);
  expect(await signInBy(new Guest(hall), 'pia', PASSWORD)).toBe(200);
});

test('P45 a visitor who signs on keeps the visit, and one who does not want to keeps none', async () => {
  house.nextPerson = { sub: 'house-4', name: 'Vera' };
  const guest = await visitor(hall, 'Vee');
  await passGate(hall, guest);
  const before = guest.anotherTab();
  expect(await signsOn(guest)).toBe('/');
  expect(await whoIs(guest)).toEqual({ name: 'Vera', role: 'learner' });
  expect(await whoIs(before)).toBeNull();
  const passesOf = async (subject: string) =>
    (await hall.sql`select 1 from gate_pass where person_id = ${(await memberOf(subject))[0]?.person_id ?? null}`)
      .length;
  expect(await passesOf('house-4')).toBe(1);

  house.nextPerson = { sub: 'house-5', name: 'Willi' };
  const other = await visitor(hall, 'Wee');
  await passGate(hall, other);
  expect(await signsOn(other, false)).toBe('/');
  expect(await whoIs(other)).toEqual({ name: 'Willi', role: 'learner' });
  const [willi] = await memberOf('house-5');
  expect(await hall.sql`select 1 from person_merge where into_id = ${willi?.person_id ?? null}`).toHaveLength(0);
});

test('P45 who comes back without having signed on, or gives a wrong password, is still in the visit', async () => {
  const guest = await new Guest(hall).signIn('visitor');
  await guest.seat({ name: 'Xenia' });
  house.nextPerson = { sub: 'house-6', name: 'X' };
  house.agrees = false;
  expect(await signsOn(guest, false, { tour: 'a-tour' })).toBe('/?tour=a-tour&sign-on=denied');
  expect(await whoIs(guest)).toEqual({ name: 'Xenia', role: 'visitor' });
  await becomeMember(hall, new Guest(hall), { name: 'Yara', username: 'yara' });
  const by = (password: string) =>
    guest.post('/api/auth/sign-in/username', { username: 'yara', password, keepVisit: false });
  await by('not the password');
  expect(await whoIs(guest)).toEqual({ name: 'Xenia', role: 'visitor' });
  await by(PASSWORD);
  expect(await whoIs(guest)).toEqual({ name: 'Yara', role: 'learner' });
  expect(await hall.sql`select 1 from person where display_name = 'Xenia'`).toHaveLength(1);
  expect(await memberOf('house-6')).toEqual([]);
});

test('P46 a forged, foreign, replayed or other browser’s answer lets nobody in and says so at the entrance', async () => {
  house.nextPerson = { sub: 'house-7', name: 'Zoe' };
  const guest = new Guest(hall);
  const address = await throughTheHouse(guest);
  const changed = (change: (query: URLSearchParams) => void) => {
    const forged = new URL(address);
    change(forged.searchParams);
    return forged.href;
  };
  const stale = '/?sign-on=stale';
  // Another browser has not the cookie that belongs to the state.
  expect(await comesBack(new Guest(hall), address)).toBe(stale);
  expect(
    await comesBack(
      guest,
      changed((query) => query.set('state', 'x'.repeat(32))),
    ),
  ).toBe(stale);
  expect(
    await comesBack(
      guest,
      changed((query) => query.delete('state')),
    ),
  ).toBe(stale);
  const failed = '/?sign-on=failed';
  const another = await throughTheHouse(new Guest(hall));
  const itsCode = new URL(another).searchParams.get('code') ?? '';
  expect(
    await comesBack(
      guest,
      changed((query) => query.set('code', itsCode)),
    ),
  ).toBe(failed);
  expect(await comesBack(guest, address)).toBe(stale);
  expect(await whoIs(guest)).toBeNull();
  expect(await memberOf('house-7')).toEqual([]);

  const own = await throughTheHouse(guest);
  const words = new URL(own);
  words.searchParams.set('iss', 'http://evil.example');
  expect(await comesBack(guest, words.href)).toBe(failed);
  const told = new URL(await throughTheHouse(guest));
  told.searchParams.delete('code');
  told.searchParams.set('error', '<script>');
  told.searchParams.set('error_description', 'Call 555 and say your password');
  expect(await comesBack(guest, told.href)).toBe(failed);

  const good = await throughTheHouse(guest);
  expect(await comesBack(guest, good)).toBe('/');
  expect(await comesBack(guest, good)).toBe(stale);
  expect(hall.logged.join('\n')).not.toContain(house.settings().clientSecret);
  expect(hall.logged.join('\n')).not.toContain(new URL(good).searchParams.get('code'));
});

test('P46 nothing else comes in from elsewhere, and nobody is sent on to another address', async () => {
  const guest = new Guest(hall);
  for (const origin of ['http://evil.example', house.issuer, 'null', '']) {
    for (const route of ['/api/sign-on', '/api/auth/callback/sign-on']) {
      const answer = await guest.fetch(route, { method: 'POST', body: '{}', headers: { origin } });
      expect([route, origin, answer.status]).toEqual([route, origin, 403]);
    }
  }
  for (const back of [{ hall: '' }, { url: 'http://evil.example' }, '//evil.example', { hall: ['x'] }])
    expect(await guest.post('/api/sign-on', { keepVisit: true, back })).toEqual({ refused: 'malformed' });
  house.nextPerson = { sub: 'house-8', name: 'Ada' };
  const hallId = '//evil.example/?sign-on=x&error=y';
  expect(await signsOn(guest, true, { hall: hallId })).toBe(`/?${new URLSearchParams({ hall: hallId })}`);
  for (const route of ['sign-in/social', 'link-social', 'callback/another', 'error', 'list-accounts']) {
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? JSON.stringify({ provider: 'sign-on' }) : null;
      const answer = await guest.fetch(`/api/auth/${route}`, {
        method,
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect([route, method, answer.status]).toEqual([route, method, 404]);
    }
  }
});

test('P46 signing on gives a new session and ends the one before', async () => {
  const guest = await new Guest(hall).signIn('learner');
  const old = guest.anotherTab();
  house.nextPerson = { sub: 'house-9', name: 'Bea' };
  expect(await signsOn(guest)).toBe('/');
  expect(await whoIs(guest)).toMatchObject({ name: 'Bea' });
  expect(await whoIs(old)).toBeNull();
});

test('P47 who was disabled is refused, and who is banned is not let in, however they signed in', async () => {
  house.nextPerson = { sub: 'house-10', name: 'Carl' };
  const guest = new Guest(hall);
  await signsOn(guest);
  const [carl] = await memberOf('house-10');
  const personId = carl?.person_id ?? '';
  expect(await operator(hall, 'account', 'disable', personId)).toMatchObject({ status: 0 });
  expect(await whoIs(guest)).toBeNull();
  expect(await signsOn(guest)).toBe('/?sign-on=refused');
  expect(await whoIs(guest)).toBeNull();
  expect(await operator(hall, 'account', 'enable', personId)).toMatchObject({ status: 0 });
  expect(await signsOn(guest)).toBe('/');
  await hall.sql`
    insert into exclusion (exclusion_id, person_id, kind, by_id, at)
    values (gen_random_uuid(), ${personId}, 'banned', ${personId}, now())`;
  expect(await atTheDoor(guest)).toBe('banned');
  expect(await signsOn(guest)).toBe('/');
  expect(await atTheDoor(guest)).toBe('banned');
});

test('P47 while the house cannot be reached that is said at once, and passwords still work', async () => {
  const port = await freePort();
  const down = await HouseSignOn.start(`http://127.0.0.1:${port}`);
  const settings = down.settings();
  await down.stop();
  const other = await openHall({ port, oidc: settings });
  try {
    const guest = await new Guest(other).signIn('visitor');
    const asked = () => guest.post('/api/sign-on', { keepVisit: true, back: {} });
    expect(await asked()).toEqual({ refused: 'sign-on-unreachable' });
    expect(await (await guest.fetch('/api/me')).json()).toEqual({ me: null, signOn: { name: null } });
    await becomeMember(other, new Guest(other), { name: 'Dora', username: 'dora' });
    expect(await signInBy(guest, 'dora', PASSWORD)).toBe(200);
  } finally {
    await other.stop();
  }
  // An answer under another name than the one configured is not that house's.
  const wrong = await openHall({ oidc: house.settings({ issuer: house.issuer.replace('127.0.0.1', 'localhost') }) });
  try {
    expect(await new Guest(wrong).post('/api/sign-on', { keepVisit: true, back: {} })).toEqual({
      refused: 'sign-on-unreachable',
    });
  } finally {
    await wrong.stop();
  }
});

test('P47 a house that takes connections and never answers holds up nobody who signs in by password', async () => {
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const other = await openHall({ oidc: house.settings({ issuer }) });
  try {
    await becomeMember(other, new Guest(other), { name: 'Edda', username: 'edda' });
    const asked = Array.from({ length: 20 }, () =>
      new Guest(other).post('/api/sign-on', { keepVisit: true, back: {} }),
    );
    expect(await signInBy(new Guest(other), 'edda', PASSWORD)).toBe(200);
    for (const answer of await Promise.all(asked)) expect(answer).toEqual({ refused: 'sign-on-unreachable' });
  } finally {
    silent.closeAllConnections();
    silent.close();
    await other.stop();
  }
});

test('P47 the settings of the sign-on are whole or refused, and no message holds the secret', () => {
  const env = { DATABASE_URL: 'postgres://x', CLEARHALL_DATA_DIR: '/x' };
  const all = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'hall', OIDC_CLIENT_SECRET: 'hush-hush' };
  expect(readSettings(env, '').oidc).toBeNull();
  expect(readSettings({ ...env, ...all }, '').oidc).toMatchObject({ clientSecret: 'hush-hush', name: null });
  for (const changes of [
    { OIDC_ISSUER: '' },
    { OIDC_CLIENT_ID: '' },
    { OIDC_CLIENT_SECRET: '' },
    { OIDC_ISSUER: 'http://login.example.org' },
    { OIDC_ISSUER: 'login' },
  ]) {
    const read = () => readSettings({ ...env, ...all, ...changes }, '');
    expect(read).toThrow(/OIDC_ISSUER/);
    expect(read).not.toThrow(/hush-hush/);
  }
});
