import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { comeBackDeaf, openDeafLine } from './deaf-line.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, participantOf, placeOf, roomOf, ticksPass, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

test('A3 a thousand steering messages within a second end in a cut; who walks beside it walks on as before', async () => {
  const anna = await visitor(hall, 'Anna');
  const flooder = await visitor(hall, 'Flood');
  await anna.ask('avatar.steer', { tick: roomOf(anna).world.tick, seq: 1, heading: 192, pace: 1 });
  const from = placeOf(anna);
  const fromTick = roomOf(anna).world.tick;
  for (let burst = 0; burst < 10 && flooder.closedWith === null; burst++) {
    for (let i = 0; i < 100; i++)
      flooder.room.send('avatar.steer' as never, { tick: burst, seq: i, heading: i, pace: 2 } as never);
    await wait(50);
  }
  await becomes(() => flooder.closedWith !== null, 'the flooder cut');
  // Cut by the number of messages, before any was looked at; not for what they said (4008).
  expect(flooder.closedWith).not.toBe(4008);
  await ticksPass(anna, 2);
  const walked = from.y - placeOf(anna).y;
  const ticks = roomOf(anna).world.tick - fromTick;
  expect(walked).toBeGreaterThan(0);
  expect(walked).toBeLessThanOrEqual(0.25 * (ticks + 1));
  expect(anna.closedWith).toBeNull();
});

test('A8 a line that says it is alive and never reads is cut when more than a megabyte waits for it', async () => {
  const anna = await visitor(hall, 'Anna');
  const deaf = await new Guest(hall).signIn('visitor');
  const line = await openDeafLine(deaf, await deaf.seat({ name: 'Deaf' }), hall.origin);
  try {
    const { clients } = roomOf(anna);
    await becomes(() => clients.getById(line.sessionId) !== undefined, 'the deaf line in the room');
    // As much as a busy hall sends in a long while; the system's own buffers take the first megabytes of it.
    const client = clients.getById(line.sessionId);
    const piece = new Uint8Array(256 * 1024);
    for (let sent = 0; sent < 64 && !line.isCut(); sent++) client?.sendBytes('busy', piece);
    await becomes(() => clients.getById(line.sessionId) === undefined, 'the deaf line cut', 6000);
    expect(await anna.ask('people.me')).toMatchObject({ ok: true });
  } finally {
    line.end();
  }
});

test('A8 a line that never says that it has joined is cut, and nothing heaps up for it meanwhile', async () => {
  const anna = await visitor(hall, 'Anna');
  const deaf = await new Guest(hall).signIn('visitor');
  const line = await openDeafLine(deaf, await deaf.seat({ name: 'Silent' }), hall.origin, false);
  try {
    await becomes(() => roomOf(anna).clients.getById(line.sessionId) !== undefined, 'the silent line in the room');
    await becomes(() => roomOf(anna).clients.getById(line.sessionId) === undefined, 'the silent line cut', 15_000);
  } finally {
    line.end();
  }
});

test('A8 a line that came back and never says that it has joined is cut as well', async () => {
  const anna = await visitor(hall, 'Anna');
  const lost = await visitor(hall, 'Lost');
  lost.dropLine();
  await becomes(() => participantOf(lost).client === null, 'the line down');
  const line = await comeBackDeaf(lost, hall.origin);
  try {
    await becomes(() => participantOf(lost).client !== null, 'the line back');
    await becomes(() => participantOf(lost).client === null, 'the silent line cut', 15_000);
    expect(await anna.ask('people.me')).toMatchObject({ ok: true });
  } finally {
    line.end();
  }
});

test('M5 a clock that jumps by an hour, to and fro, moves nobody faster and stops nobody', async () => {
  const anna = await visitor(hall, 'Anna');
  const { world } = roomOf(anna);
  const places: { x: number; y: number }[] = [placeOf(anna)];
  const jumps = [0, 72_000, -72_000, 4_000_000_000, 0, 5, -5, 72_000];
  const fromTick = world.tick;
  for (const [seq, jump] of jumps.entries()) {
    const tick = Math.max(0, Math.min(0xffffffff, world.tick + jump));
    expect(await anna.ask('avatar.clock', { tick })).toMatchObject({ ok: true });
    const heading = seq % 2 === 0 ? 192 : 64;
    expect(await anna.ask('avatar.steer', { tick, seq, heading, pace: 2 })).toMatchObject({ ok: true });
    await ticksPass(anna, 2);
    places.push(placeOf(anna));
  }
  const walked = places.slice(1).reduce((sum, to, i) => {
    const from = places[i] as { x: number; y: number };
    return sum + Math.hypot(to.x - from.x, to.y - from.y);
  }, 0);
  expect(walked).toBeGreaterThan(0);
  expect(walked).toBeLessThanOrEqual(0.4 * (world.tick - fromTick + 1));
});
