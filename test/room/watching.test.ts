import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rebuild } from '../../game-server/src/journal/rebuild.ts';
import { everybodyLeaves, type Guest } from './guest.ts';
import { becomes, participantOf, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

type Pause = { why: string; isOpen: boolean };
const pausesOf = (personId: string) =>
  hall.sql<Pause[]>`
    select why, ended_at is null as "isOpen" from attendance_pause where person_id = ${personId} order by pause_id`;
const watch = async (guest: Guest, state: string) =>
  expect(await guest.ask('attendance.watch', { watch: state })).toMatchObject({ ok: true });
const come = async (name: string): Promise<{ guest: Guest; personId: string }> => {
  const guest = await visitor(hall, name);
  return { guest, personId: participantOf(guest).person.personId };
};
const shown = (personId: string, pauses: Pause[]) =>
  becomes(
    async () => JSON.stringify(await pausesOf(personId)) === JSON.stringify(pauses),
    `${JSON.stringify(pauses)} in the record`,
  );

test('J32 hiding the page and being away are pauses with a beginning and an end, one at a time', async () => {
  const { guest, personId } = await come('Anna');
  for (const state of ['here', 'hidden', 'hidden', 'idle']) await watch(guest, state);
  await shown(personId, [
    { why: 'hidden', isOpen: false },
    { why: 'idle', isOpen: true },
  ]);
  await watch(guest, 'here');
  await shown(personId, [
    { why: 'hidden', isOpen: false },
    { why: 'idle', isOpen: false },
  ]);
  expect((await rebuild(hall.sql, { onlyCheck: true })).wrong).toEqual([]);
});

test('J32 a pause ends with the stay, and who comes again follows', async () => {
  // Somebody stays: with the last one the room would end too, and every pause with it.
  await come('Dora');
  const { guest, personId } = await come('Ben');
  await watch(guest, 'hidden');
  await guest.leave();
  await shown(personId, [{ why: 'hidden', isOpen: false }]);
  await guest.enter({});
  await watch(guest, 'hidden');
  await shown(personId, [
    { why: 'hidden', isOpen: false },
    { why: 'hidden', isOpen: true },
  ]);
});

test('J32 M1 what is no state of watching is refused', async () => {
  const { guest, personId } = await come('Cleo');
  for (const state of ['away', '', null, { why: 'hidden' }])
    expect(await guest.ask('attendance.watch', { watch: state } as never)).toEqual({ ok: false, reason: 'malformed' });
  expect(await pausesOf(personId)).toEqual([]);
});
