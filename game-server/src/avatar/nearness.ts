import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';

/** Side of a cell of the grid, in tiles. */
const CELL_TILES = 8;

/** Finds who is near a place: everybody is put into a cell of a grid, and only cells near by are looked into. */
export class Nearness<T extends { readonly place: Point }> {
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: T[][];

  constructor(map: Pick<HallMap, 'width' | 'height'>) {
    this.#columns = Math.ceil(map.width / CELL_TILES);
    this.#rows = Math.ceil(map.height / CELL_TILES);
    this.#cells = Array.from({ length: this.#columns * this.#rows }, () => []);
  }

  /** Takes up where everybody is now. */
  fill(all: Iterable<T>): void {
    for (const cell of this.#cells) cell.length = 0;
    for (const each of all) {
      const { x, y } = each.place;
      this.#cells[Math.floor(y / CELL_TILES) * this.#columns + Math.floor(x / CELL_TILES)]?.push(each);
    }
  }

  /** Calls `found` for everybody no farther than `reachTiles`, with the distance in tiles. */
  within(middle: Point, reachTiles: number, found: (each: T, tiles: number) => void): void {
    const column = (x: number) => Math.min(this.#columns - 1, Math.max(0, Math.floor(x / CELL_TILES)));
    const row = (y: number) => Math.min(this.#rows - 1, Math.max(0, Math.floor(y / CELL_TILES)));
    for (let y = row(middle.y - reachTiles); y <= row(middle.y + reachTiles); y++) {
      for (let x = column(middle.x - reachTiles); x <= column(middle.x + reachTiles); x++) {
        for (const each of this.#cells[y * this.#columns + x] ?? []) {
          const tiles = Math.hypot(each.place.x - middle.x, each.place.y - middle.y);
          if (tiles <= reachTiles) found(each, tiles);
        }
      }
    }
  }
}
