import { Client } from '@colyseus/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { everybodyLeaves, Guest } from './guest.ts';
import { visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { answerTo, upgrade } from './raw-http.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const evil = 'http://evil.example';
const posted = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

test('P2 a visitor needs a name of 2 to 16 characters and no account; a name is data', async () => {
  for (const [name, shown] of [
    ['Li', 'Li'],
    ['  Anna   Maria ', 'Anna Maria'],
    ["O'Neill-Śmith", "O'Neill-Śmith"],
    ['李小明', '李小明'],
  ]) {
    const guest = await visitor(hall, name as string);
    expect(await guest.ask('people.me')).toMatchObject({ value: { name: shown, role: 'visitor' } });
    await guest.leave();
  }
  const guest = await new Guest(hall).signIn('visitor');
  for (const name of [
    '',
    ' ',
    'A',
    'seventeen letters',
    '<b>Anna</b>',
    'a\u202Eb',
    'a\u0000b',
    '\u3164\u3164',
    '--',
    '机器人 Lin Bot',
  ])
    expect([name, await guest.seat({ name })]).toEqual([name, { refused: 'bad-name' }]);
  expect(await new Guest(hall).seat({ name: 'Anna' })).toEqual({ refused: 'not-signed-in' });
});

describe('P3 tickets', () => {
  test('P3 a ticket lets in once, even when used twice at the same time', async () => {
    const guest = await new Guest(hall).signIn('visitor');
    const seat = await guest.seat({ name: 'Anna' });
    const join = () => {
      const client = new Client(hall.origin);
      client.auth.token = seat.ticket;
      return client.joinById(seat.roomId);
    };
    const joined = await Promise.allSettled([join(), join(), join()]);
    const rooms = joined.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(rooms).toHaveLength(1);
    await expect(join()).rejects.toThrow('ticket-refused');
    await rooms[0]?.leave();
  });

  test('P3 a ticket of an hour ago, a made-up one and none let nobody in', async () => {
    const guest = await new Guest(hall).signIn('visitor');
    const seat = await guest.seat({ name: 'Anna' });
    await hall.sql`update auth.verification set "expiresAt" = now() - interval '1 second'`;
    await expect(guest.join(seat)).rejects.toThrow('ticket-refused');
    for (const ticket of ['', 'x', 'a'.repeat(300), seat.ticket.toUpperCase(), '%00', '{}'])
      await expect(guest.join({ ...seat, ticket })).rejects.toThrow();
  });

  test('P3 tickets are good for one minute', async () => {
    await (await new Guest(hall).signIn('visitor')).seat({ name: 'Anna' });
    const [row] = await hall.sql`select max("expiresAt" - "createdAt") <= interval '61 seconds' as soon
      from auth.verification`;
    expect(row?.soon).toBe(true);
  });

  test('P3 A6 no GET and no foreign page gets a ticket or anything else done', async () => {
    const guest = await new Guest(hall).signIn('visitor');
    expect((await guest.fetch('/api/auth/one-time-token/generate')).status).toBeGreaterThanOrEqual(400);
    for (const origin of [evil, 'null', 'https://127.0.0.1', `${hall.origin}.evil.example`, `${hall.origin}0`, '']) {
      for (const [route, body] of [
        ['/api/enter', { hallId: 'integrity', name: 'Anna' }],
        ['/api/tours', { hallId: 'integrity' }],
        ['/api/demonstration/sign-in', { role: 'learner', token: '' }],
        ['/api/auth/sign-in/anonymous', {}],
        ['/api/auth/sign-out', {}],
      ] as const)
        expect([route, origin, (await guest.fetch(route, posted(body, { origin }))).status]).toEqual([
          route,
          origin,
          403,
        ]);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await guest.fetch('/api/enter', { method, headers: { origin: evil } })).status).toBe(403);
  });

  test('A6 no answer may be read by a page of another origin', async () => {
    const guest = await new Guest(hall).signIn('visitor');
    const seat = await guest.seat({ name: 'Anna' });
    for (const [route, init] of [
      ['/api/me', {}],
      ['/api/halls', {}],
      [`/api/halls/integrity/${seat.version}`, {}],
      ['/api/auth/get-session', {}],
      ['/api/enter', { method: 'OPTIONS' }],
      ['/api/supervision/live', { method: 'OPTIONS' }],
      [`/matchmake/joinById/${seat.roomId}`, { method: 'POST', body: '{}' }],
      [`/matchmake/joinById/${seat.roomId}`, { method: 'OPTIONS' }],
    ] as const) {
      const { headers } = await guest.fetch(route, { ...init, headers: { origin: evil } });
      expect([route, headers.get('access-control-allow-credentials') ?? 'false']).toEqual([route, 'false']);
      expect([null, hall.origin]).toContain(headers.get('access-control-allow-origin'));
    }
  });
});

describe('P4 rooms', () => {
  test('P4 a client can create no room, and join none without a ticket', async () => {
    const guest = await visitor(hall, 'Anna');
    const rooms = async () => (await hall.sql`select 1 from room`).length;
    const before = await rooms();
    for (const method of ['create', 'joinOrCreate', 'join', 'consume', '__proto__', 'constructor', 'createRoom']) {
      for (const body of [{}, { roomId: 'x', kind: 'tour', hallId: 'integrity', lecturerId: null }, 'null', '[', '"'])
        expect([method, (await guest.fetch(`/matchmake/${method}/hall`, posted(body))).ok]).toEqual([method, false]);
    }
    const wish = { roomId: crypto.randomUUID(), kind: 'tour', hallId: 'integrity', lecturerId: null, openedAt: 0 };
    for (const method of ['create', 'joinOrCreate', 'join']) {
      const { ticket } = await guest.seat();
      const withTicket = posted(wish, { authorization: `Bearer ${ticket}` });
      expect([method, (await guest.fetch(`/matchmake/${method}/hall`, withTicket)).ok]).toEqual([method, false]);
    }
    const { roomId } = guest.room;
    for (const options of [{}, { ticket: 'x' }, { auth: { role: 'lecturer' } }, { sessionId: guest.room.sessionId }])
      expect((await guest.fetch(`/matchmake/joinById/${roomId}`, posted(options))).ok).toBe(false);
    expect((await guest.fetch(`/matchmake/reconnect/${roomId}`, posted({ reconnectionToken: 'x' }))).ok).toBe(false);
    expect((await guest.fetch('/matchmake/joinById/no-such-room', posted({}))).ok).toBe(false);
    expect(await rooms()).toBe(before);
    for (const page of ['/colyseus', '/monitor', '/playground', '/__apidocs', '/matchmake/hall'])
      expect([page, (await guest.fetch(page)).status]).toEqual([page, 404]);
  });

  test('P3 A6 neither a ticket nor a seat serves a foreign page: not at the matchmaker, not on the socket', async () => {
    const guest = await new Guest(hall).signIn('visitor');
    const seat = await guest.seat({ name: 'Anna' });
    const headers = { authorization: `Bearer ${seat.ticket}` };
    const route = `/matchmake/joinById/${seat.roomId}`;
    const foreign = await guest.fetch(route, posted({}, { ...headers, origin: evil }));
    expect(foreign.ok).toBe(false);
    const ours = await guest.fetch(route, posted({}, headers));
    const reserved = (await ours.json()) as { sessionId: string; processId: string; roomId: string };
    const path = `/${reserved.processId}/${reserved.roomId}?sessionId=${reserved.sessionId}`;
    for (const origin of [evil, 'null', 'https://127.0.0.1']) {
      expect(await upgrade(hall.origin, path, { origin })).toBe(403);
    }
    expect(await upgrade(hall.origin, path, { origin: hall.origin })).toBe(101);
  });
});

describe('P8 P9 demonstration links', () => {
  const tokenOf = (role: string) =>
    new URLSearchParams(new URL(hall.server.links.find((link) => link.role === role)?.url ?? '').hash.slice(1)).get(
      'token',
    );

  test('P8 a link is refused to a foreign Host and behind any proxy', async () => {
    const body = { role: 'lecturer', token: tokenOf('lecturer') };
    const { host } = new URL(hall.origin);
    const asked = (headers: Record<string, string>) =>
      answerTo(hall.origin, '/api/demonstration/sign-in', { origin: hall.origin, host, ...headers }, body);
    for (const headers of [
      { host: 'hall.example.org' },
      { host: '127.0.0.1' },
      { 'x-forwarded-for': '10.0.0.1' },
      { 'X-Forwarded-For': '127.0.0.1' },
      { 'x-forwarded-host': host },
      { 'x-forwarded-proto': 'https' },
      { 'x-real-ip': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
    ]) {
      const answer = await asked(headers as unknown as Record<string, string>);
      expect([headers, answer]).toEqual([headers, { status: 403, body: { refused: 'not-allowed' }, cookies: 0 }]);
    }
    expect(await asked({})).toEqual({ status: 200, body: { role: 'lecturer' }, cookies: expect.any(Number) });
  });

  test('P8 only the token of this start and role opens a link', async () => {
    const guest = new Guest(hall);
    for (const [role, token] of [
      ['lecturer', tokenOf('learner')],
      ['supervisor', tokenOf('lecturer')],
      ['lecturer', ''],
      ['lecturer', 'A'.repeat(32)],
    ])
      expect(await guest.post('/api/demonstration/sign-in', { role, token })).toEqual({ refused: 'link-expired' });
    for (const body of [{ role: 'visitor', token: 'x' }, { role: 'lecturer' }, { token: 'x' }, [], null, 'x'])
      expect((await guest.fetch('/api/demonstration/sign-in', posted(body))).status).toBe(400);
    const old = tokenOf('learner');
    await hall.restart();
    expect(tokenOf('learner')).not.toBe(old);
    expect(await new Guest(hall).post('/api/demonstration/sign-in', { role: 'learner', token: old })).toEqual({
      refused: 'link-expired',
    });
  });

  test('P9 a GET of a link changes nothing; each browser is another learner, and the same one stays the same', async () => {
    const count = async () => (await hall.sql`select 1 from auth.session`).length;
    const before = await count();
    const link = hall.server.links.find(({ role }) => role === 'learner')?.url ?? '';
    const page = await fetch(link);
    expect(page.headers.getSetCookie()).toEqual([]);
    expect((await fetch(`${hall.origin}/api/demonstration/sign-in`)).status).toBe(404);
    expect(await count()).toBe(before);

    const nameOf = async (guest: Guest) =>
      ((await (await guest.fetch('/api/me')).json()) as { me: { name: string } }).me.name;
    const browsers = await Promise.all([1, 2, 3, 4].map(() => new Guest(hall).signIn('learner')));
    const names = await Promise.all(browsers.map(nameOf));
    expect(new Set(names).size).toBe(4);
    await browsers[0]?.signIn('learner');
    expect(await nameOf(browsers[0] as Guest)).toBe(names[0]);
  });
});

test('A2 the HTTP API refuses what it does not expect as malformed', async () => {
  const guest = await new Guest(hall).signIn('visitor');
  for (const body of [
    '',
    '[',
    'null',
    '{"hallId":1}',
    '{"hallId":"integrity","role":"lecturer"}',
    '{"hallId":"integrity","__proto__":{"role":"lecturer"}}',
    '{"hallId":"integrity","tourId":"../x"}',
    '{"hallId":"integrity","look":5}',
    `{"hallId":"${'x'.repeat(65)}"}`,
    `"${'x'.repeat(20_000)}"`,
    '['.repeat(5000),
  ]) {
    const answer = await guest.fetch('/api/enter', posted(body));
    expect([400, 413]).toContain(answer.status);
  }
  expect(await guest.post('/api/enter', { hallId: 'no-hall', name: 'Anna' })).toEqual({ refused: 'no-such-hall' });
  for (const path of ['/files/../main.ts', `/files/${'0'.repeat(64)}.png`, '/files/%2e%2e%2fx', '/files/%00'])
    expect([400, 404]).toContain((await guest.fetch(path)).status);
});

test('A7 a flood from one address is refused for a while, and pages are still served', async () => {
  const flooded = await openHall();
  try {
    const guest = new Guest(flooded);
    const statuses = await Promise.all(
      Array.from({ length: 700 }, async () => (await guest.fetch('/api/enter', posted({ hallId: 'x' }))).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(100);
    expect((await guest.fetch('/api/halls')).status).toBe(200);
    expect(await guest.post('/api/enter', { hallId: 'integrity' })).toEqual({ refused: 'too-many' });
  } finally {
    await flooded.stop();
  }
});
