import { type HallMap, type MapSeat, type Point, tileIndex } from '../map/hall-map.ts';
import { fits } from './motion.ts';

/** How far off a seat's middle one may be and still sits; positions are told in 1/128 tile. */
const SLACK_TILES = 1 / 64;
const SIDES = [
  { x: 0, y: 1 },
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** The seat in whose tile a place lies; undefined when there is none. */
export function seatOf(map: HallMap, place: Point): MapSeat | undefined {
  const tile = tileIndex(map, place.x, place.y);
  return tile < 0 ? undefined : map.seats.find((seat) => tileIndex(map, seat.x, seat.y) === tile);
}

/** The seat on which one sits who stands still at the place: on the middle of a seat. */
export function seatUnder(map: HallMap, place: Point): MapSeat | undefined {
  const seat = seatOf(map, place);
  const isOn = seat && Math.hypot(seat.x - place.x, seat.y - place.y) <= SLACK_TILES;
  return isOn ? seat : undefined;
}

/** Free floor beside a seat, nearest to `toward`, from where one sits down and where one stands up; null without. */
export function besideSeat(map: HallMap, passes: number, seat: Point, toward: Point): Point | null {
  const places = SIDES.map((side) => ({ x: seat.x + side.x, y: seat.y + side.y }));
  const free = places.filter(({ x, y }) => fits(map, passes, x, y));
  const distance = (place: Point) => Math.hypot(place.x - toward.x, place.y - toward.y);
  return free.reduce<Point | null>((best, each) => (best && distance(best) <= distance(each) ? best : each), null);
}
