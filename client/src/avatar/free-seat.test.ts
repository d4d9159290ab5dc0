import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { expect, test } from 'vitest';
import { drawnMap } from '../../../test/drawn-map.ts';
import { freeSeat } from './free-seat.ts';

const seats = [
  { x: 1.5, y: 0.5, heading: 64 },
  { x: 3.5, y: 0.5, heading: 64 },
];
const map: HallMap = { ...drawnMap(['.#.#.', '.....']), seats };
const sitting = (x: number, isSelf = false) => ({ x, y: 0.5, sits: true, isSelf });

test('M16 the nearest seat on which nobody else sits is offered, and none beyond the reach', () => {
  expect(freeSeat(map, [], { x: 1.5, y: 1.5 }, 2)).toEqual(seats[0]);
  expect(freeSeat(map, [sitting(1.5)], { x: 1.5, y: 1.5 }, 3)).toEqual(seats[1]);
  expect(freeSeat(map, [sitting(1.5, true)], { x: 1.5, y: 1.5 }, 2)).toEqual(seats[0]);
  expect(freeSeat(map, [{ ...sitting(1.5), sits: false }], { x: 1.5, y: 1.5 }, 1.2)).toEqual(seats[0]);
  expect(freeSeat(map, [sitting(1.5)], { x: 1.5, y: 1.5 }, 1.2)).toBeUndefined();
});
