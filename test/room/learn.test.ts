import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LearnedHall, LearnRecord } from '../../shared-schema/src/learn/record.ts';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

async function recordOf(guest: Guest): Promise<LearnedHall> {
  const response = await guest.fetch('/api/learn');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { halls } = (await response.json()) as LearnRecord;
  const own = halls.find(({ hallId }) => hallId === 'integrity');
  if (!own) throw new Error('the record has no such hall');
  return own;
}

test('E24 nobody’s record is told to who is not signed in', async () => {
  const response = await new Guest(hall).fetch('/api/learn');
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ refused: 'not-signed-in' });
});

test('E24 doors and papers are told as soon as they are recorded, and to oneself alone', async () => {
  const anna = await visitor(hall, 'Anna');
  const bela = await visitor(hall, 'Bela');
  const before = await recordOf(anna);
  expect(before.scenes.flatMap(({ exhibits }) => exhibits).length).toBeGreaterThan(10);
  expect(before.gates.every(({ passedAt }) => passedAt === null)).toBe(true);
  expect(before.papers).toEqual([]);

  await walkToNamed(anna, 'gate', 'to-law');
  await passGate(hall, anna);
  const started = await anna.ask('paper.start', { requestId: newRequestId(), paperId: 'practice', mode: 'mock' });
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  expect((await recordOf(anna)).papers).toEqual([]);
  expect(await anna.ask('paper.close', { requestId: newRequestId(), attemptId })).toMatchObject({ ok: true });

  const after = await recordOf(anna);
  const never = ({ papersNeverTaken }: LearnedHall) => papersNeverTaken.map(({ paperId }) => paperId);
  expect(never(before)).toContain('practice');
  expect(never(after)).toEqual(never(before).filter((paperId) => paperId !== 'practice'));
  expect(after.gates.filter(({ passedAt }) => passedAt !== null).map(({ gateId }) => gateId)).toEqual(['to-law']);
  expect(after.papers).toMatchObject([
    { attemptId, paperId: 'practice', mode: 'mock', points: 0, most: 8, passed: false },
  ]);
  expect(await recordOf(bela)).toEqual(before);
});
