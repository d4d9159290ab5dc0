import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, participantOf, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  // More than any disk has.
  hall = await openHall({ leastFreeBytes: Number.MAX_SAFE_INTEGER });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

test('J34 with too little space no tour is opened, and who is inside goes on and is recorded', async () => {
  const lecturer = await new Guest(hall).signIn('lecturer');
  expect(await lecturer.post('/api/tours', { hallId: 'integrity' })).toEqual({ refused: 'disk-full' });
  expect(await hall.sql`select 1 from room where kind = 'tour'`).toHaveLength(0);

  const guest = await visitor(hall, 'Anna');
  await walkToNamed(guest, 'gate', 'to-law');
  await passGate(hall, guest);
  const { personId } = participantOf(guest).person;
  await becomes(
    async () => (await hall.sql`select 1 from gate_pass where person_id = ${personId}`).length === 1,
    'the pass in the record',
  );
});
