import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest } from './guest.ts';
import { diskHeld } from './held-disk.ts';
import { becomes, participantOf, roomOf, ticksPass, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { shippingBlocked } from './shipping.ts';

let hall: OpenHall;
let release = () => {};
beforeAll(async () => {
  hall = await openHall();
});
afterEach(async () => {
  release();
  await everybodyLeaves();
});
afterAll(async () => {
  await hall?.stop();
});

const exhibitId = 'jade-in-a-box';
const other = 'five-words';
const nothing = { exhibitId, lookedMs: 0, isSeen: false, isHeard: false };
const look = (guest: Guest, at = exhibitId, isHeard = false) => guest.ask('exhibit.look', { exhibitId: at, isHeard });
const looked = (lookedMs: number, isSeen = false) => ({ ok: true, value: { ...nothing, lookedMs, isSeen } });

/** Stops the clock of a guest's room; the function moves it on. */
function stoppedClock(guest: Guest): (ms: number) => void {
  let nowMs = Date.now();
  roomOf(guest).nowMs = () => nowMs;
  return (ms) => {
    nowMs += ms;
  };
}

/** A visitor before the exhibit who has looked at it just short of seeing it. */
async function almostSeen(name: string): Promise<{ guest: Guest; pass: (ms: number) => void }> {
  const guest = await visitor(hall, name);
  await walkToNamed(guest, 'exhibit', exhibitId);
  const pass = stoppedClock(guest);
  await look(guest);
  pass(5000);
  expect(await look(guest)).toEqual(looked(5000));
  pass(5000);
  return { guest, pass };
}

test('X1 time counts by the clock of the server: not by how often, not by what is said, not over a gap', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'exhibit', exhibitId);
  const pass = stoppedClock(anna);
  for (let times = 0; times < 5; times++) expect(await look(anna)).toEqual(looked(0));
  pass(5000);
  expect(await look(anna)).toEqual(looked(5000));
  expect(await look(anna)).toEqual(looked(5000));
  pass(600_000);
  expect(await look(anna)).toEqual(looked(5000));
  const claim = { exhibitId, isHeard: false, lookedMs: 600_000 };
  expect(await anna.ask('exhibit.look', claim)).toEqual({ ok: false, reason: 'malformed' });
  expect(await look(anna, 'no-exhibit')).toEqual({ ok: false, reason: 'no-such-exhibit' });
  pass(5000);
  expect(await look(anna)).toEqual(looked(10_000, true));
  const flood = await Promise.all(Array.from({ length: 15 }, () => look(anna)));
  expect(flood.some((asked) => !asked.ok && asked.reason === 'too-many')).toBe(true);
  for (const asked of flood) if (asked.ok) expect(asked).toEqual(looked(10_000, true));
});

test('X2 nothing counts from too far, and going away begins anew', async () => {
  const anna = await visitor(hall, 'Anna');
  const pass = stoppedClock(anna);
  expect(await look(anna, 'hanging-fish')).toEqual({ ok: false, reason: 'too-far' });
  pass(5000);
  expect(await look(anna, 'hanging-fish')).toEqual({ ok: false, reason: 'too-far' });
  await walkToNamed(anna, 'exhibit', exhibitId);
  expect(await look(anna)).toEqual(looked(0));
  pass(4000);
  await walkToNamed(anna, 'scene', 'history');
  expect(await look(anna)).toEqual({ ok: false, reason: 'too-far' });
  await walkToNamed(anna, 'exhibit', exhibitId);
  expect(await look(anna)).toEqual(looked(0));
  const progress = await anna.ask('exhibit.progress');
  expect(progress).toEqual({ ok: true, value: { exhibits: [nothing], answered: [] } });
});

test('X1 who turns from one exhibit to another begins to look at it then', async () => {
  const { guest, pass } = await almostSeen('Turner');
  await walkToNamed(guest, 'exhibit', other);
  expect(await look(guest, other)).toMatchObject({ ok: true, value: { lookedMs: 0 } });
  pass(5000);
  await walkToNamed(guest, 'exhibit', exhibitId);
  expect(await look(guest)).toEqual(looked(5000));
});

test('X3 J1 seen is told when it is on disk, and recorded once', async () => {
  const { guest: anna } = await almostSeen('Slow');
  release = diskHeld();
  let replied = false;
  const reply = look(anna).then((asked) => {
    replied = true;
    return asked;
  });
  await ticksPass(anna, 4);
  const meanwhile = await anna.ask('exhibit.progress');
  expect([replied, meanwhile]).toEqual([
    false,
    { ok: true, value: { exhibits: [{ ...nothing, lookedMs: 10_000 }], answered: [] } },
  ]);
  const again = look(anna);
  await ticksPass(anna, 2);
  release();
  expect(await reply).toEqual(looked(10_000, true));
  expect(await again).toEqual(looked(10_000, true));
  const { personId } = participantOf(anna).person;
  await becomes(async () => {
    const rows = await hall.sql`select kind from event_log where person_id = ${personId} and kind like 'exhibit.%'`;
    return rows.length === 1 && rows[0]?.kind === 'exhibit.seen';
  }, 'one event in the record');
});

test('X3 J3 what was seen holds in another room while nothing can be shipped, and after a restart', async () => {
  const { guest: anna } = await almostSeen('Keeper');
  const lecturer = await new Guest(hall).signIn('lecturer');
  const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  const { personId } = participantOf(anna).person;
  const seenBy = (guest: Guest) => roomOf(guest).services.exhibitProgress.seenBy(personId, 'integrity');
  const unblock = await shippingBlocked(hall);
  try {
    expect(await look(anna)).toEqual(looked(10_000, true));
    expect(await hall.sql`select from exhibit_progress where person_id = ${personId}`).toHaveLength(0);
    await anna.leave();
    await anna.enter({ tourId });
    const progress = await anna.ask('exhibit.progress');
    expect(progress).toEqual({ ok: true, value: { exhibits: [{ ...nothing, isSeen: true }], answered: [] } });
    expect([...(await seenBy(anna))]).toEqual([exhibitId]);
    expect(await roomOf(anna).services.exhibitProgress.seenBy(personId, 'another-hall')).toEqual(new Set());
  } finally {
    await unblock();
  }
  await becomes(
    async () => (await hall.sql`select from exhibit_progress where person_id = ${personId}`).length === 1,
    'the row in the record',
  );
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect([...(await seenBy(anna))]).toEqual([exhibitId]);
});

test('X4 heard counts only after as long as hearing takes', async () => {
  const { guest: anna, pass } = await almostSeen('Hearer');
  expect(await look(anna, exhibitId, true)).toEqual(looked(10_000, true));
  pass(6000);
  expect(await look(anna, exhibitId, true)).toMatchObject({ ok: true, value: { isSeen: true, isHeard: true } });
  const { personId } = participantOf(anna).person;
  await becomes(async () => {
    const [row] = await hall.sql`select seen_at, heard_at from exhibit_progress where person_id = ${personId}`;
    return row?.seen_at instanceof Date && row.heard_at instanceof Date;
  }, 'seen and heard in the record');
  await walkToNamed(anna, 'exhibit', other);
  await look(anna, other, true);
  pass(5000);
  expect(await look(anna, other, true)).toMatchObject({ ok: true, value: { isHeard: false } });
});

test('X9 a file of an exhibit is served whole and in parts', async () => {
  const anna = await visitor(hall, 'Anna');
  const url = roomOf(anna).world.hall.exhibits.get('jade-in-a-box')?.media['media/jade-both-keep.png']?.url ?? '';
  const whole = Buffer.from(await (await anna.fetch(url)).arrayBuffer());
  const part = await anna.fetch(url, { headers: { range: 'bytes=8-23' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 8-23/${whole.length}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(8, 24));
  const beyond = await anna.fetch(url, { headers: { range: `bytes=${whole.length}-` } });
  expect(beyond.status).toBe(416);
});
