import { expect, test } from 'vitest';
import type { Person } from './identity/people-store.ts';
import type { PublishedHall } from './pack/published-hall.ts';
import { RoomWorld } from './room-world.ts';

const person = (number: number): Person => ({
  personId: `person ${number}`,
  name: `Guest ${number}`,
  role: 'visitor',
  unitId: null,
  unitName: null,
  isBot: false,
  look: 0,
});

const worldOf = (kind: 'open' | 'tour') => new RoomWorld('room', kind, {} as PublishedHall, null);

/** Lets so many people come and go, one after the other. */
function comeAndGo(world: RoomWorld, people: number): void {
  for (let i = 0; i < people; i++) world.depart(world.admit(person(i), 0));
}

test('P25 an open room forgets who left long ago and knows who left lately, under a name that nobody else gets', () => {
  const world = worldOf('open');
  const stays = world.admit(person(100_000), 0);
  comeAndGo(world, 2000);
  expect(world.ofPerson('person 0')).toBeUndefined();
  expect(world.ofAvatar('a2')).toBeUndefined();
  expect(world.ofPerson('person 1999')?.avatarId).toBe('a2001');
  expect(world.ofPerson(stays.person.personId)).toBe(stays);
  expect(world.admit(person(0), 0).avatarId).toBe('a2002');
});

test('P25 who came back is not forgotten, however many go', () => {
  const world = worldOf('open');
  const back = world.admit(person(100_000), 0);
  world.depart(back);
  expect(world.admit(person(100_000), 0)).toBe(back);
  comeAndGo(world, 2000);
  expect(world.ofAvatar(back.avatarId)).toBe(back);
});

test('P25 a tour keeps everybody who was in it', () => {
  const world = worldOf('tour');
  comeAndGo(world, 2000);
  expect(world.ofPerson('person 0')?.avatarId).toBe('a1');
});
