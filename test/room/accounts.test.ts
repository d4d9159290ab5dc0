import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, visitor } from './inside-room.ts';
import { becomeMember, linkBy, newcomer, operator, PASSWORD, signInBy, whoIs } from './members.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  // Tests ask from addresses of their own, as people do.
  hall = await openHall({ behindProxy: true });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const expired = { refused: 'link-expired' };
const sessions = (username: string) => hall.sql`
  select token from auth.session join auth."user" on "user".id = "userId" where username = ${username}`;

test('P33 an invitation shows whom it is for, lets in once, and only its hash is kept', async () => {
  const personId = await newcomer(hall, '王小明');
  const guest = new Guest(hall);
  const secret = await linkBy(hall, 'invite', 'add', '--name', '王小明');
  expect(Buffer.from(secret, 'base64url')).toHaveLength(24);
  expect(await guest.post('/api/account/link', { secret })).toEqual({
    kind: 'invitation',
    name: '王小明',
    unit: null,
    username: null,
    visitor: null,
  });
  const [{ kept } = { kept: '' }] = await hall.sql`select account_link::text as kept from account_link
    where person_id = ${personId}`;
  expect(kept).not.toContain(secret);
  const wish = { secret, username: 'Wang.XiaoMing', password: PASSWORD, keepVisit: false };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => new Guest(hall).post('/api/account/take-up', wish)),
  );
  expect(answers.filter((answer) => 'username' in (answer as object))).toHaveLength(1);
  expect(await guest.post('/api/account/take-up', wish)).toEqual(expired);
  expect(await guest.post('/api/account/link', { secret })).toEqual(expired);
  expect(await signInBy(guest, 'wang.xiaoming', PASSWORD)).toBe(200);
  expect(await whoIs(guest)).toEqual({ name: '王小明', role: 'learner' });
  expect(hall.logged.join('\n')).not.toContain(secret);
  expect((await operator(hall, 'invite', 'add', '--person', personId)).said).toContain('account reset');
});

test('P33 links that are forged, revoked, outlived or replaced by a newer one let nobody in', async () => {
  const personId = await newcomer(hall, 'Ines');
  const guest = new Guest(hall);
  const add = () => linkBy(hall, 'invite', 'add', '--person', personId, '--username', 'ines');
  const first = await add();
  const second = await add();
  expect(await guest.post('/api/account/link', { secret: second })).toMatchObject({ username: 'ines' });
  for (const secret of [first, second.toUpperCase(), `${second}A`, 'A'.repeat(32), "' or true --00000"])
    expect([secret, await guest.post('/api/account/link', { secret })]).toEqual([secret, expired]);
  for (const body of [{}, { secret: '' }, { secret: 1 }, { secret: second, role: 'operator' }])
    expect(await guest.post('/api/account/link', body)).toEqual({ refused: 'malformed' });
  await hall.sql`update account_link set made_at = now() - interval '8 days', expires_at = now() - interval '1 second'
    where person_id = ${personId} and revoked_at is null`;
  expect(await guest.post('/api/account/link', { secret: second })).toEqual(expired);
  const third = await add();
  const { said } = await operator(hall, 'invite', 'list');
  expect(said).toContain('Ines');
  expect(said).not.toContain(third);
  const linkId = /^\S+(?= {2}invitation {2}Ines)/m.exec(said)?.[0] ?? '';
  expect(await operator(hall, 'invite', 'revoke', linkId)).toMatchObject({ status: 0 });
  expect(await operator(hall, 'invite', 'revoke', linkId)).toMatchObject({ status: 1 });
  const wish = { secret: third, username: 'ines', password: PASSWORD, keepVisit: false };
  expect(await guest.post('/api/account/take-up', wish)).toEqual(expired);
  expect(await whoIs(guest)).toBeNull();
});

test('P34 a password that is short, common or made of the own name is refused, and so is a taken user name', async () => {
  await becomeMember(hall, new Guest(hall), { name: 'Otto', username: 'otto.taken' });
  await newcomer(hall, 'Jana Petrowa');
  const secret = await linkBy(hall, 'invite', 'add', '--name', 'Jana Petrowa');
  const guest = new Guest(hall);
  const tried = (username: string, password: string) =>
    guest.post('/api/account/take-up', { secret, username, password, keepVisit: false });
  for (const password of [
    '',
    'Short-1!',
    '1234567890',
    'QWERTYUIOP',
    'aaaaaaaaaaaa',
    'abababababab',
    'jana.p2024',
    'Jana Petrowa1',
  ])
    expect([password, await tried('jana.p', password)]).toEqual([password, { refused: 'weak-password' }]);
  for (const username of ['', 'j', 'a b', '<b>', 'x'.repeat(41), 'jana@x'])
    expect([username, await tried(username, PASSWORD)]).toEqual([username, { refused: 'bad-username' }]);
  expect(await tried('OTTO.Taken', PASSWORD)).toEqual({ refused: 'username-taken' });
  expect(await tried('jana.p', '一二三四五六七八九十甲乙')).toEqual({ username: 'jana.p' });
});

test('P35 of 200 guesses at once at most five are looked at, whoever asks and whether there is such a name', async () => {
  await becomeMember(hall, new Guest(hall), { name: 'Gisa', username: 'gisa' });
  const guesses = async (username: string) => {
    const statuses = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        signInBy(new Guest(hall), username, `guess number ${i}`, { 'x-real-ip': `10.1.${i % 8}.${i}` }),
      ),
    );
    return { looked: statuses.filter((status) => status === 401).length, all: [...new Set(statuses)].sort() };
  };
  expect(await guesses('gisa')).toEqual({ looked: 5, all: [401, 429] });
  expect(await guesses('nobody.there')).toEqual({ looked: 5, all: [401, 429] });
  // Even the right password waits, and every further wrong one makes the wait longer.
  expect(await signInBy(new Guest(hall), 'Gisa', PASSWORD)).toBe(429);
  for (const waited of [10, 20, 40]) {
    await hall.sql`update sign_in_try set last_at = now() - make_interval(secs => ${waited - 2})`;
    expect(await signInBy(new Guest(hall), 'gisa', 'wrong')).toBe(429);
    await hall.sql`update sign_in_try set last_at = now() - make_interval(secs => ${waited})`;
    expect(await signInBy(new Guest(hall), 'gisa', 'wrong')).toBe(401);
  }
  await hall.sql`update sign_in_try set last_at = now() - interval '15 minutes'`;
  expect(await signInBy(new Guest(hall), 'gisa', PASSWORD)).toBe(200);
  expect(await signInBy(new Guest(hall), 'gisa', 'wrong')).toBe(401);
});

test('P36 every sign-in that fails is answered alike, and nothing else of the accounts can be asked', async () => {
  await becomeMember(hall, new Guest(hall), { name: 'Hugo', username: 'hugo' });
  await becomeMember(hall, new Guest(hall), { name: 'Ilse', username: 'ilse' });
  await operator(hall, 'account', 'disable', 'ilse');
  const guest = new Guest(hall);
  const answers: unknown[] = [];
  for (const [username, password] of [
    ['hugo', 'wrong password'],
    ['nobody', PASSWORD],
    ['ilse', PASSWORD],
    ['a name that cannot be', PASSWORD],
  ])
    answers.push(await guest.post('/api/auth/sign-in/username', { username, password }));
  expect(answers).toEqual(answers.map(() => answers[0]));
  const [{ email } = { email: '' }] = await hall.sql`select email from auth."user" where username = 'hugo'`;
  for (const [route, body] of [
    ['sign-in/email', { email, password: PASSWORD }],
    ['sign-up/email', { email: 'x@x.example', password: PASSWORD, name: 'X', username: 'xx' }],
    ['is-username-available', { username: 'hugo' }],
    ['update-user', { name: 'Operator', username: 'root' }],
    ['change-password', { currentPassword: PASSWORD, newPassword: 'x' }],
    ['list-sessions', {}],
    ['session-for', { userId: 'x' }],
  ] as const) {
    const response = await guest.fetch(`/api/auth/${route}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect([route, response.status]).toEqual([route, 404]);
  }
});

test('P37 signing in gives another session, whatever cookie came with it, and ends the one before', async () => {
  await becomeMember(hall, new Guest(hall), { name: 'Karl', username: 'karl' });
  const guest = new Guest(hall);
  expect(await signInBy(guest, 'karl', PASSWORD)).toBe(200);
  const old = guest.anotherTab();
  expect(await signInBy(guest, 'karl', PASSWORD)).toBe(200);
  expect(await whoIs(guest)).toMatchObject({ name: 'Karl' });
  expect(await whoIs(old)).toBeNull();
  const planted = new Guest(hall);
  const response = await planted.fetch('/api/auth/sign-in/username', {
    method: 'POST',
    body: JSON.stringify({ username: 'karl', password: PASSWORD }),
    headers: { 'content-type': 'application/json', cookie: 'clearhall.session_token=planted.planted' },
  });
  expect(response.status).toBe(200);
  expect((await sessions('karl')).some(({ token }) => String(token).startsWith('planted'))).toBe(false);
  await guest.post('/api/auth/sign-out', {});
  expect(await whoIs(guest)).toBeNull();
});

test('P38 a reset and a disabled account end every session and every line within five seconds', async () => {
  const guest = await visitor(hall, 'Lisa');
  await guest.leave();
  await becomeMember(hall, guest, { name: 'Lisa', username: 'lisa' });
  const elsewhere = new Guest(hall);
  await signInBy(elsewhere, 'lisa', PASSWORD);
  await guest.enter();
  const secret = await linkBy(hall, 'account', 'reset', 'lisa');
  await becomes(() => guest.closedWith === 4103, 'the line cut', 5000);
  expect(await whoIs(guest)).toBeNull();
  expect(await whoIs(elsewhere)).toBeNull();
  expect(await signInBy(guest, 'lisa', PASSWORD)).toBe(401);
  const other = 'river under the bridge';
  expect(await guest.post('/api/account/take-up', { secret, username: '', password: other, keepVisit: false })).toEqual(
    {
      username: 'lisa',
    },
  );
  expect(await whoIs(guest)).toEqual({ name: 'Lisa', role: 'learner' });
  expect(await signInBy(elsewhere, 'lisa', PASSWORD)).toBe(401);
  expect(await signInBy(elsewhere, 'lisa', other)).toBe(200);

  await guest.enter();
  const seat = await elsewhere.seat();
  expect(await operator(hall, 'account', 'disable', 'LISA')).toMatchObject({ status: 0 });
  await becomes(() => guest.closedWith === 4103, 'the line cut', 5000);
  await expect(elsewhere.join(seat)).rejects.toThrow();
  expect(await whoIs(elsewhere)).toBeNull();
  expect(await signInBy(guest, 'lisa', other)).toBe(401);
  expect(await operator(hall, 'account', 'enable', 'lisa')).toMatchObject({ status: 0 });
  expect(await signInBy(guest, 'lisa', other)).toBe(200);
  expect(await operator(hall, 'account', 'reset', 'nobody')).toMatchObject({ status: 1 });
});

test('P39 one address makes no more than 300 visitors a minute; others come in meanwhile', async () => {
  const from = (address: string) =>
    new Guest(hall).fetch('/api/auth/sign-in/anonymous', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'x-real-ip': address },
    });
  const statuses: number[] = [];
  for (let i = 0; i < 40; i++)
    statuses.push(...(await Promise.all(Array.from({ length: 10 }, async () => (await from('10.9.9.9')).status))));
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(310);
  expect(statuses.at(-1)).toBe(429);
  expect((await from('10.9.9.10')).status).toBe(200);
});

test('P40 no page of another origin sets a password or looks at a link, and no GET does', async () => {
  await newcomer(hall, 'Mona');
  const secret = await linkBy(hall, 'invite', 'add', '--name', 'Mona');
  const guest = new Guest(hall);
  const wish = { secret, username: 'mona', password: PASSWORD, keepVisit: false };
  for (const origin of ['http://evil.example', 'null', `${hall.origin}.evil.example`, '']) {
    for (const [route, body] of [
      ['/api/account/link', { secret }],
      ['/api/account/take-up', wish],
      ['/api/auth/sign-in/username', { username: 'mona', password: PASSWORD }],
    ] as const) {
      const response = await guest.fetch(route, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin },
      });
      expect([route, origin, response.status]).toEqual([route, origin, 403]);
    }
  }
  expect((await guest.fetch(`/api/account/link?secret=${secret}`)).status).toBe(404);
  expect(await guest.post('/api/account/take-up', wish)).toEqual({ username: 'mona' });
});
