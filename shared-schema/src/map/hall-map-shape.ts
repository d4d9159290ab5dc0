/** A place on the floor, in tiles; the centre of the tile in column 3, row 5 is (3.5, 5.5). */
export type Point = { x: number; y: number };

/** A gallery of the hall: a rectangle in tiles. `entry` is the tile centre where a person arrives who is sent there. */
export type MapScene = { sceneId: string; x: number; y: number; width: number; height: number; entry: Point };

/** A door between two scenes: a rectangle in tiles; its tiles are floor that only those may enter who passed it. */
export type MapGate = {
  gateId: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fromSceneId: string;
  toSceneId: string;
};

/** An exhibit: its centre in tiles, how near (tiles) one stands to look at it, and the scene it stands in. */
export type MapExhibit = { exhibitId: string; x: number; y: number; reachTiles: number; sceneId: string };

/** Where one may sit: the middle of a tile, and where one looks then, as a byte of the full turn (64 = south). */
export type MapSeat = { x: number; y: number; heading: number };

/** What movement and presence need of a map. All grids are row-major, `width * height` long; see `tileIndex`. */
export type HallMap = {
  /** tiles */
  width: number;
  /** tiles */
  height: number;
  /** 1 where a wall or a solid thing stands */
  blocked: Uint8Array;
  /** 0 = none, else 1 + index into gates */
  gateAt: Uint8Array;
  /** 0 = none, else 1 + index into scenes */
  sceneAt: Uint8Array;
  scenes: MapScene[];
  /** at most 32, so that the gates a person has passed fit one 32 bit mask */
  gates: MapGate[];
  exhibits: MapExhibit[];
  /** tile centres where people arrive; at least one */
  starts: Point[];
  /** where one may sit; the tile may be solid, a neighbour is not */
  seats: MapSeat[];
};

/** What is wrong with a map, in a person's words. `x` and `y` are the tile (column, row) counted from 0. */
export type MapProblem = { code: string; layer?: string; x?: number; y?: number; text: string };

/** Index into the grids of `map` of the tile that holds (x, y), given in tiles; -1 outside the map or for NaN. */
export function tileIndex(map: Pick<HallMap, 'width' | 'height'>, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (!(column >= 0 && row >= 0 && column < map.width && row < map.height)) return -1;
  return row * map.width + column;
}
