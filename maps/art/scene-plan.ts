/** A piece on the map: its name, column and row of its upper left tile. */
type Laid = readonly [name: string, column: number, row: number];

/** Where one looks who sits: north is up on the map. */
type Facing = 'n' | 'e' | 's' | 'w';

/** Layers of pieces, from below to above; wall boards lie over wall faces, `glow` is light on walls and boards. */
export const laidLayers = ['rugs', 'daylight', 'light', 'boards', 'glow', 'things'] as const;

/** A part of the plan: signs of its tiles row by row, from its upper left tile on, and what lies on it. */
export type Ground = {
  /** column, row, width and height on the map, in tiles */
  area: readonly [number, number, number, number];
  /** one character a tile: `#` wall, else the sign of a floor */
  rows: readonly string[];
  /** paint of the wall faces over its floors */
  wall: string;
  laid: Partial<Record<(typeof laidLayers)[number], readonly Laid[]>>;
  /** carpets: column, row, width and height in tiles, at least 2 × 2 */
  carpets?: readonly (readonly [number, number, number, number])[];
};

/** A scene of the hall with all that the map says of it. All places are tiles of the map. */
export type ScenePlan = Ground & {
  sceneId: string;
  /** where one arrives who is sent here */
  entry: readonly [number, number];
  /** pieces to sit on: one seat in the middle of every tile of the lowest row */
  benches: readonly (readonly [...Laid, facing: Facing])[];
  /** id, centre, reach */
  exhibits: readonly (readonly [string, number, number, number])[];
};

/** A gate: id, the scenes it joins, its rectangle. The door stands on its lowest row, the lintel two rows over that. */
export type GatePlan = { gateId: string; from: string; to: string; area: readonly [number, number, number, number] };

/** The same row of signs several times. */
export function times(count: number, row: string): string[] {
  return Array.from({ length: count }, () => row);
}
