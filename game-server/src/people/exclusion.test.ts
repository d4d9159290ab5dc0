import { expect, test } from 'vitest';
import { happened, type JournalEvent } from '../journal/events.ts';
import { type Exclusion, exclusionsAfter, keepsOut } from './exclusion.ts';

const removed: Exclusion = {
  exclusionId: 'e1',
  personId: 'p1',
  kind: 'removed',
  hallId: 'hall',
  onlyRoomId: null,
  byId: 'm',
  at: 1000,
  until: 2000,
};
const here = { hallId: 'hall', roomId: 'room' };

test('P18 a removal holds in its hall, or only in its tour, and until its time', () => {
  expect(keepsOut(removed, here, 1999)).toBe(true);
  expect(keepsOut(removed, here, 2000)).toBe(false);
  expect(keepsOut(removed, { ...here, roomId: null }, 1999)).toBe(true);
  expect(keepsOut(removed, { ...here, hallId: 'another' }, 1999)).toBe(false);
  const fromTour = { ...removed, onlyRoomId: 'tour' };
  expect(keepsOut(fromTour, { hallId: 'hall', roomId: 'tour' }, 1999)).toBe(true);
  expect(keepsOut(fromTour, here, 1999)).toBe(false);
  expect(keepsOut(fromTour, { ...here, roomId: null }, 1999)).toBe(false);
});

test('P19 a ban holds in every hall and for ever', () => {
  const banned: Exclusion = { ...removed, kind: 'banned', hallId: null, until: null };
  expect(keepsOut(banned, { hallId: 'another', roomId: null }, Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('P19 events that came after what is known count: those made since are there, those lifted are gone', () => {
  const { personId, at, ...body } = { ...removed, exclusionId: 'e2' };
  const where = { roomId: 'room', personId };
  const events = [
    happened('person.excluded', at, where, body),
    happened('exclusion.lifted', at, where, { exclusionId: 'e1', byId: 'm' }),
    happened('gate.passed', at, where, { hallId: 'hall', gateId: 'gate' }),
  ].map((event, i): JournalEvent => ({ ...event, id: String(i) }));
  expect(exclusionsAfter([removed], events)).toEqual([{ ...removed, exclusionId: 'e2' }]);
  expect(exclusionsAfter([removed], [])).toEqual([removed]);
});
