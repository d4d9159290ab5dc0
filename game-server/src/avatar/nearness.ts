import type { HallMap } from '@clearhall/shared-schema/map/hall-map';

/** Side of a cell of the grid, in tiles. */
const CELL_TILES = 8;

/** Somebody or something with a place, in tiles. */
export type Placed = { readonly x: number; readonly y: number };

/** Finds who is near a place: everybody is put into a cell of a grid, and only cells near by are looked into. */
export class Nearness<T extends Placed> {
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
    for (const each of all) this.#cells[this.#row(each.y) * this.#columns + this.#column(each.x)]?.push(each);
  }

  /** Calls `found` for everybody no farther than `reachTiles`. Distances are compared squared: this runs for all of a crowd. */
  within({ x, y }: Placed, reachTiles: number, found: (each: T) => void): void {
    const reach2 = reachTiles * reachTiles;
    const [left, right] = [this.#column(x - reachTiles), this.#column(x + reachTiles)];
    const [top, bottom] = [this.#row(y - reachTiles), this.#row(y + reachTiles)];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        for (const each of this.#cells[row * this.#columns + column] as T[]) {
          const dx = each.x - x;
          const dy = each.y - y;
          if (dx * dx + dy * dy <= reach2) found(each);
        }
      }
    }
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / CELL_TILES)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / CELL_TILES)));
  }
}
