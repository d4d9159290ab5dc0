import { Hall } from '@clearhall/shared-schema/hall/state';
import { Round } from '@clearhall/shared-schema/quiz/state';
import { RosterEntry, Tour } from '@clearhall/shared-schema/tour/state';
import { Voice } from '@clearhall/shared-schema/voice/state';
import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { roster, round, tour, voiceStatus } from './mirror.ts';
import { RoomMirror } from './room-mirror.ts';

function emptyHall(): Hall {
  const hall = new Hall();
  hall.tour = new Tour();
  hall.round = new Round();
  hall.voice = new Voice();
  return hall;
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
    for (let i = 0; i < 3; i++) mirror.copy(hall);
    expect(told).toBe(2);
    expect(tour.value).toMatchObject({ tourId: 't-1', lecturerName: 'Wang', stops: 0 });
    expect([...roster.value.values()]).toMatchObject([{ avatarId: 'a1', name: 'Li', connected: true }]);
    expect(round.value).toMatchObject({ roundId: 'r-1', phase: 'open', rightOptionId: '' });
    expect(voiceStatus.value).toBe('ready');
    hall.round.phase = 'revealed';
    hall.round.tally.set('o-1', 4);
    mirror.copy(hall);
    expect(told).toBe(3);
    expect(round.value?.tally.get('o-1')).toBe(4);
    stop();
  });
});
