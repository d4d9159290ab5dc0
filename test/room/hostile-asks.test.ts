import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EVERYONE } from '../../shared-schema/src/contract.ts';
import { allAsks, beyond, within } from './ask-arbitraries.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, roomOf, visitor, walkTo } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { twoPlaces } from './places.ts';
import { learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
let anna: Guest;
let ben: Guest;
beforeAll(async () => {
  hall = await openHall();
});
beforeEach(async () => {
  anna = await visitor(hall, 'Anna');
  ben = await visitor(hall, 'Ben');
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

/** The others notice nothing: they are answered, and see each other walk. */
async function othersNoticeNothing(): Promise<void> {
  expect([anna.closedWith, ben.closedWith]).toEqual([null, null]);
  expect(await anna.ask('people.me')).toMatchObject({ ok: true, value: { name: 'Anna' } });
  for (const [seq, pace] of [1, 0].entries()) {
    const steered = await ben.ask('avatar.steer', { tick: roomOf(ben).world.tick, seq: seq + 1, heading: 0, pace });
    expect(steered).toEqual({ ok: true, value: null });
    await anna.until((_state, people) => people.get(ben.avatarId)?.segment.pace === pace, `Ben at pace ${pace}`);
  }
  expect(({} as Record<string, unknown>).role).toBeUndefined();
}

const lineOf = (guest: Guest) => (guest.room.connection.transport as unknown as { ws: WebSocket }).ws;

test('A1 A2 every ask, fuzzed within and beyond its own check: refused or cut, and the others notice nothing', async () => {
  const asks = await allAsks();
  expect(asks.size).toBeGreaterThanOrEqual(15);
  for (const [name, { payload }] of asks) {
    const offender = await visitor(hall, 'Mallory');
    const sent = [
      ...fc.sample(beyond(payload), { numRuns: 8, seed: 31 }),
      ...fc.sample(within(payload), { numRuns: 4, seed: 32 }),
      ...fc.sample(beyond(payload), { numRuns: 12, seed: 33 }),
    ];
    for (const each of sent) {
      if (offender.closedWith !== null) break;
      const reply = await offender.ask(name, each);
      const isSound = v.safeParse(payload as v.GenericSchema, each).success;
      if (!isSound && offender.closedWith === null) expect([name, each, reply.ok]).toEqual([name, each, false]);
      if (reply.ok) continue;
      expect(['failed', 'not-recorded']).not.toContain(reply.reason);
    }
    expect([name, offender.closedWith === null]).toEqual([name, false]);
    await offender.leave();
  }
  await othersNoticeNothing();
  expect(hall.logged.filter((line) => line.includes('fault'))).toEqual([]);
});

test('A2 names of asks that do not exist are refused or cut', async () => {
  for (const name of [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'tour',
    'tour.',
    '*',
    '',
    'x'.repeat(60),
  ]) {
    const offender = await visitor(hall, 'Mallory');
    expect([name, (await offender.ask(name, {})).ok]).toEqual([name, false]);
    offender.room.send(name as never, {} as never);
    offender.room.send(3 as never, {} as never);
    await becomes(() => offender.closedWith !== null, `cut after ${name}`);
  }
  await othersNoticeNothing();
});

test('A3 raw bytes on the socket end in a cut, and the others notice nothing', async () => {
  const frames = fc.oneof(
    fc.uint8Array({ minLength: 0, maxLength: 40 }),
    fc
      .tuple(fc.constantFrom(9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20), fc.uint8Array({ maxLength: 60 }))
      .map(([opcode, rest]) => new Uint8Array([opcode, ...rest])),
  );
  const offenders = await Promise.all(Array.from({ length: 12 }, (_, i) => visitor(hall, `Mallory ${i}`)));
  for (const [i, offender] of offenders.entries()) {
    for (const frame of fc.sample(frames, { numRuns: 40, seed: 900 + i })) lineOf(offender).send(new Uint8Array(frame));
    lineOf(offender).send('text where bytes are expected');
  }
  await becomes(() => offenders.every(({ closedWith }) => closedWith !== null), 'all offenders cut');
  const told = hall.logged.filter((line) => line.includes('the room library says'));
  expect(told.length).toBeLessThan(10);
  const large = await visitor(hall, 'Large');
  lineOf(large).send(new Uint8Array(5000));
  await becomes(() => large.closedWith === 1009, 'a message that is too large is cut');
  await othersNoticeNothing();
});

test('A3 who floods is cut within the second; who lies again and again is cut with 4008', async () => {
  const flooder = await visitor(hall, 'Flood');
  for (let i = 0; i < 300; i++) flooder.room.send('people.me' as never, {} as never);
  await becomes(() => flooder.closedWith !== null, 'the flooder cut');
  const liar = await visitor(hall, 'Liar');
  for (let i = 0; i < 12 && liar.closedWith === null; i++) await liar.ask('avatar.steer', { heading: 'north' });
  await becomes(() => liar.closedWith === 4008, 'the liar cut');
  await othersNoticeNothing();
});

test('A1 P7 in a tour every ask is granted to the roles that it names, and to no other', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const supervisor = await (await new Guest(hall).signIn('supervisor')).enter({ tourId });
  const moderator = await (await new Guest(hall).signIn('moderator')).enter({ tourId });
  const guest = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Vera', tourId });
  const people = { lecturer, learner, supervisor, moderator, visitor: guest };
  // So many refusals at once would have everybody cut: each ask is a minute later.
  let minutes = 0;
  roomOf(lecturer).nowMs = () => Date.now() + minutes * 60_000;
  for (const [name, { payload, by }] of await allAsks()) {
    minutes++;
    if (by.length === EVERYONE.length) continue;
    const [sound] = fc.sample(within(payload), { numRuns: 1, seed: 5 });
    for (const role of EVERYONE) {
      if (name === 'tour.close' && role === 'lecturer') continue;
      const reply = await people[role].ask(name, sound);
      const isRefused = !reply.ok && reply.reason === 'not-allowed';
      expect([name, role, isRefused]).toEqual([name, role, !by.includes(role)]);
    }
  }
});

test('A1 an ask costs credits, which come back with time', async () => {
  const given = { kind: 'single', optionId: 'x' };
  const answer = { gateId: 'to-law', sheetId: crypto.randomUUID(), answer: given };
  const reasons = [];
  for (let i = 0; i < 8; i++) {
    const asked = await anna.ask('gate.answer', { ...answer, requestId: crypto.randomUUID() });
    reasons.push(asked.ok ? 'granted' : asked.reason);
  }
  expect(reasons).toEqual([...Array.from({ length: 7 }, () => 'too-far'), 'too-many']);
  expect(await ben.ask('gate.answer', { ...answer, requestId: crypto.randomUUID() })).toMatchObject({
    reason: 'too-far',
  });
});

test('A5 a fault in a handler and one in the tick are reported, answered as failed, and survived', async () => {
  const { lecturer } = await openTour(hall);
  const { questions } = roomOf(lecturer).world.hall;
  const kept = new Map(questions);
  questions.clear();
  expect(await lecturer.ask('quiz.round-questions')).toEqual({ ok: false, reason: 'failed' });
  for (const [id, question] of kept) questions.set(id, question);
  expect(await lecturer.ask('quiz.round-questions')).toMatchObject({ ok: true });
  await becomes(() => hall.logged.some((line) => line.includes('quiz.round-questions')), 'the fault in the log');

  const { avatar } = roomOf(lecturer).plugins;
  const { walk } = avatar;
  avatar.walk = () => {
    throw new Error('a tick went wrong');
  };
  await becomes(() => hall.logged.some((line) => line.includes('a tick went wrong')), 'the tick in the log');
  avatar.walk = walk;
  await walkTo(lecturer, twoPlaces(lecturer)[0]);
  await othersNoticeNothing();
});
