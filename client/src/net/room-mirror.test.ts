import { Avatar } from '@clearhall/shared-schema/avatar/state';
import { Hall } from '@clearhall/shared-schema/hall/state';
import { Round } from '@clearhall/shared-schema/quiz/state';
import { RosterEntry, Tour } from '@clearhall/shared-schema/tour/state';
import { Voice } from '@clearhall/shared-schema/voice/state';
import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { World } from '../avatar/world.ts';
import { roster, round, tour, voiceStatus } from './mirror.ts';
import { RoomMirror } from './room-mirror.ts';

function emptyHall(): Hall {
  const hall = new Hall();
  hall.tour = new Tour();
  hall.round = new Round();
  hall.voice = new Voice();
  return hall;
}

function openWorld(): World {
  const [width, height] = [20, 20];
  const grid = () => new Uint8Array(width * height);
  const map = { width, height, blocked: grid(), gateAt: grid(), sceneAt: grid() };
  return new World({ ...map, scenes: [], gates: [], exhibits: [], starts: [], seats: [] }, () => true);
}

function avatarAt(x: number, name: string): Avatar {
  const avatar = new Avatar();
  avatar.name = name;
  avatar.x128 = x * 128;
  avatar.y128 = 5 * 128;
  return avatar;
}

describe('RoomMirror', () => {
  it('W4 tells tour, roster, question and voice, each only when it changed', () => {
    const hall = emptyHall();
    const mirror = new RoomMirror();
    let told = 0;
    const stop = effect(() => {
      [tour.value, roster.value, round.value, voiceStatus.value].length && told++;
    });
    hall.tour.tourId = 't-1';
    hall.tour.lecturerName = 'Wang';
    const entry = new RosterEntry();
    entry.name = 'Li';
    hall.tour.roster.set('a1', entry);
    hall.round.roundId = 'r-1';
    hall.round.phase = 'open';
    hall.voice.status = 'ready';
    for (let i = 0; i < 3; i++) mirror.copy(hall, null, 0);
    expect(told).toBe(2);
    expect(tour.value).toMatchObject({ tourId: 't-1', lecturerName: 'Wang', stops: 0 });
    expect([...roster.value.values()]).toMatchObject([{ avatarId: 'a1', name: 'Li', connected: true }]);
    expect(round.value).toMatchObject({ roundId: 'r-1', phase: 'open', rightOptionId: '' });
    expect(voiceStatus.value).toBe('ready');
    hall.round.phase = 'revealed';
    hall.round.tally.set('o-1', 4);
    mirror.copy(hall, null, 0);
    expect(told).toBe(3);
    expect(round.value?.tally.get('o-1')).toBe(4);
    stop();
  });

  it('W4 puts people into the world, moves them when they moved, and takes them away', () => {
    const hall = emptyHall();
    const mirror = new RoomMirror();
    const world = openWorld();
    hall.avatars.set('a1', avatarAt(4, 'Li'));
    hall.avatars.set('a2', avatarAt(7, 'Wu'));
    mirror.copy(hall, world, 0);
    expect([...world.shown.values()].map(({ name, x }) => [name, x])).toEqual([
      ['Li', 4],
      ['Wu', 7],
    ]);
    const moved = avatarAt(4, 'Li');
    moved.startTick = 20;
    moved.pace = 1;
    moved.heading = 0;
    hall.avatars.set('a1', moved);
    hall.avatars.delete('a2');
    mirror.copy(hall, world, 1000);
    world.advance(4000);
    expect(world.shown.has('a2')).toBe(false);
    expect(world.shown.get('a1')?.x).toBeGreaterThan(6);
  });

  it('W4 tells everything anew after it was made to forget', () => {
    const hall = emptyHall();
    const mirror = new RoomMirror();
    hall.avatars.set('a1', avatarAt(4, 'Li'));
    mirror.copy(hall, openWorld(), 0);
    const another = openWorld();
    mirror.copy(hall, another, 0);
    expect(another.shown.size).toBe(0);
    mirror.forget();
    mirror.copy(hall, another, 0);
    expect(another.shown.size).toBe(1);
  });
});
