import type { Pace } from '@clearhall/shared-schema/avatar/motion';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { expect, test } from 'vitest';
import { drawnMap } from '../../../test/drawn-map.ts';
import { seatOfferIn, takeSeatOffer } from './seat-offer.ts';
import type { ShownAvatar } from './shown-avatar.ts';

const seats = [{ x: 2.5, y: 1.5, heading: 64 }];
const map: HallMap = { ...drawnMap(['######', '#.#..#', '#....#', '#....#', '######']), seats };

function worldWith(self: Point & { sits: boolean; pace?: Pace }, other?: Point) {
  const body = (id: string, place: Point & { sits: boolean }) =>
    ({ id, isSelf: id === 'me', pace: 0, ...place }) as ShownAvatar;
  const me = body('me', self);
  const shown = new Map([['me', me]]);
  if (other) shown.set('other', body('other', { ...other, sits: true }));
  return { map, passes: 0, self: me, shown };
}

function walksTo(world: ReturnType<typeof worldWith>): Point | null {
  let place: Point | null = null;
  const isTaken = takeSeatOffer(world, { walkTo: (to) => (place = to) });
  expect(isTaken).toBe(place !== null);
  return place;
}

test('U28 beside a free seat one is offered to sit down, and nowhere else', () => {
  const beside = { x: 2.5, y: 2.5, sits: false };
  expect(seatOfferIn(worldWith(beside))).toBe('sit-down');
  expect(walksTo(worldWith(beside))).toEqual(seats[0]);
  expect(seatOfferIn(worldWith(beside, { x: 2.5, y: 1.5 }))).toBeNull();
  expect(walksTo(worldWith(beside, { x: 2.5, y: 1.5 }))).toBeNull();
  expect(seatOfferIn(worldWith({ x: 4.5, y: 3.5, sits: false }))).toBeNull();
});

test('U28 who walks past a seat is offered nothing, and may take it all the same', () => {
  const passing = { x: 2.5, y: 2.5, sits: false, pace: 1 } as const;
  expect(seatOfferIn(worldWith(passing))).toBeNull();
  expect(walksTo(worldWith(passing))).toEqual(seats[0]);
});

test('U28 who sits is offered to stand up, and stands on the floor before the seat', () => {
  const sitting = { x: 2.5, y: 1.5, sits: true };
  expect(seatOfferIn(worldWith(sitting))).toBe('stand-up');
  expect(walksTo(worldWith(sitting))).toEqual({ x: 2.5, y: 2.5 });
});
