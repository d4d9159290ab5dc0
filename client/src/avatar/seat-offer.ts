import { besideSeat, seatUnder } from '@clearhall/shared-schema/avatar/seats';
import { signal } from '@preact/signals';
import { freeSeat } from './free-seat.ts';
import type { Steering } from './steering.ts';
import type { World } from './world.ts';

/** How near a seat is to sit down on it by a key or the prompt. */
const SEAT_REACH_TILES = 1.7;

/** What one may do about a seat from where one is. */
export type SeatOffer = 'sit-down' | 'stand-up' | null;

/** The offer as it stands now; written with `myPlace`. */
export const seatOffer = signal<SeatOffer>(null);

/** Steers the own avatar on this page; null before there is a world. */
export const presentSteering = signal<Steering | null>(null);

type Sitting = Pick<World, 'map' | 'passes' | 'shown' | 'self'>;

/** To stand up for who sits; to sit down for who stands by a seat on which nobody else sits, not for who walks past. */
export function seatOfferIn(world: Sitting): SeatOffer {
  const { self } = world;
  if (!self) return null;
  if (self.sits) return 'stand-up';
  const seat = self.pace === 0 && freeSeat(world.map, world.shown.values(), self, SEAT_REACH_TILES);
  return seat ? 'sit-down' : null;
}

/** Walks to the seat within reach, or from the own one to the floor before it; false when there is no seat to take. */
export function takeSeatOffer(world: Sitting, steering: Pick<Steering, 'walkTo'>): boolean {
  const { self, map } = world;
  const place = self?.sits ? floorBefore(world) : self && freeSeat(map, world.shown.values(), self, SEAT_REACH_TILES);
  if (place) steering.walkTo(place, 1);
  return Boolean(place);
}

/** The free floor beside the own seat, best where the seat looks. */
function floorBefore({ map, passes, self }: Sitting) {
  const seat = self && seatUnder(map, self);
  if (!seat) return null;
  const turn = (seat.heading / 128) * Math.PI;
  return besideSeat(map, passes, seat, { x: seat.x + Math.cos(turn), y: seat.y + Math.sin(turn) });
}
