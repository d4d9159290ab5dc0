import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves, Guest } from './guest.ts';
import { becomes, participantOf, roomOf } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { openTour } from './touring.ts';

const CAPACITY = 3;
let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall({ openRoomPeople: CAPACITY });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const guest = (): Promise<Guest> => new Guest(hall).signIn('visitor');

test('P20 a full open room opens a sister by itself, and who comes later meets others where there is room', async () => {
  const first: Guest[] = [];
  for (let i = 0; i < CAPACITY; i++) first.push(await (await guest()).enter({ name: `First ${i}` }));
  expect(new Set(first.map(({ room }) => room.roomId)).size).toBe(1);
  const fourth = await (await guest()).enter({ name: 'Fourth' });
  expect(fourth.room.roomId).not.toBe(first[0]?.room.roomId);
  const fifth = await (await guest()).enter({ name: 'Fifth' });
  expect(fifth.room.roomId).toBe(fourth.room.roomId);
});

test("P21 a friend's link leads into the same room, also past a fuller one; the id of a tour or of nothing, into any", async () => {
  const crowd = [];
  for (let i = 0; i <= CAPACITY; i++) crowd.push(await (await guest()).enter({ name: `Crowd ${i}` }));
  const alone = crowd.at(-1) as Guest;
  const [first] = crowd as [Guest, ...Guest[]];
  const fuller = roomOf(first);
  await first.leave();
  await becomes(() => fuller.clients.length === CAPACITY - 1, 'a place in the fuller room');
  const friend = await (await guest()).enter({ name: 'Friend', roomId: alone.room.roomId });
  expect(friend.room.roomId).toBe(alone.room.roomId);
  const lost = await (await guest()).enter({ name: 'Lost', roomId: '00000000-0000-4000-8000-000000000000' });
  expect(lost.closedWith).toBeNull();
  const { tourId } = await openTour(hall);
  const astray = await (await guest()).enter({ name: 'Astray', roomId: tourId });
  expect(astray.room.roomId).not.toBe(tourId);
});

test('P21 a link into a full room is refused as such; who is inside comes back into it, with a new line too', async () => {
  const inside: Guest[] = [];
  for (let i = 0; i < CAPACITY; i++) inside.push(await (await guest()).enter({ name: `Inside ${i}` }));
  const { roomId } = (inside[0] as Guest).room;
  const late = await guest();
  expect(await late.seat({ name: 'Late', roomId })).toEqual({ refused: 'room-full' });
  const [reloading] = inside as [Guest, ...Guest[]];
  const { avatarId } = reloading;
  await reloading.enter({ name: 'Inside 0', roomId });
  expect(reloading.room.roomId).toBe(roomId);
  expect(reloading.avatarId).toBe(avatarId);
  expect(participantOf(reloading).isHere).toBe(true);
});

test('P20 however many come at the same moment, no room takes more than it may and nobody stays outside', async () => {
  const coming = await Promise.all(Array.from({ length: CAPACITY * 3 + 1 }, guest));
  await Promise.all(
    coming.map(async (each, i) => {
      for (let tries = 1; ; tries++) {
        try {
          return await each.enter({ name: `Coming ${i}` });
        } catch (error) {
          if (tries === 20) throw error;
        }
      }
    }),
  );
  const rooms = new Map(coming.map((each) => [each.room.roomId, roomOf(each)]));
  for (const room of rooms.values()) expect(room.world.here().length).toBeLessThanOrEqual(CAPACITY);
  const [first] = coming as [Guest, ...Guest[]];
  await becomes(() => first.people.size >= 1, 'somebody in sight');
});
