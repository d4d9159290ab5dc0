import { shadeName } from './light-pieces.ts';
import { type PlacedPiece, pieceNamed, type TileSheets, tilesOf } from './tile-sheet.ts';
import { capBits, capMask, type FaceEnd } from './wall-pieces.ts';

/** A layer of the map in the making: tile numbers of the map, row-major, 0 = nothing; all of one sheet. */
export type Canvas = { width: number; height: number; tiles: Uint32Array; sheet: string | null };

export function emptyCanvas(width: number, height: number): Canvas {
  return { width, height, tiles: new Uint32Array(width * height), sheet: null };
}

function setTile(canvas: Canvas, x: number, y: number, placed: PlacedPiece, id: number): void {
  const { name } = placed.piece;
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) throw new Error(`${name} at ${x},${y} lies outside`);
  canvas.sheet ??= placed.sheet;
  if (canvas.sheet !== placed.sheet) throw new Error(`${name} is of another sheet than its layer`);
  if (canvas.tiles[y * canvas.width + x] !== 0) throw new Error(`${name} lies over another piece at ${x},${y}`);
  canvas.tiles[y * canvas.width + x] = placed.firstGid + id;
}

/** Puts the rows `fromRow` to before `toRow` of a piece; the piece's upper left tile comes to (x, y). */
export function putPiece(
  canvas: Canvas,
  sheets: TileSheets,
  name: string,
  x: number,
  y: number,
  fromRow = 0,
  toRow = 99,
): void {
  const placed = pieceNamed(sheets, name);
  for (const tile of tilesOf(placed)) {
    if (tile.row >= fromRow && tile.row < toRow) setTile(canvas, x + tile.column, y + tile.row, placed, tile.id);
  }
}

/** A rectangle from a piece of 3 × 3 tiles: corners, edges, middle. */
export function putNineTiles(
  canvas: Canvas,
  sheets: TileSheets,
  name: string,
  area: readonly [number, number, number, number],
): void {
  const placed = pieceNamed(sheets, name);
  const tiles = tilesOf(placed);
  const [x, y, width, height] = area;
  const third = (at: number, size: number) => (at === 0 ? 0 : at === size - 1 ? 2 : 1);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const tile = tiles[third(row, height) * 3 + third(column, width)];
      if (tile !== undefined) setTile(canvas, x + column, y + row, placed, tile.id);
    }
  }
}

/** The ground under every tile of the plan, repeating the floor pieces. */
export function floorLayer(plan: readonly string[], sheets: TileSheets, floors: Record<string, string>): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (const [y, row] of plan.entries()) {
    for (const [x, sign] of [...row].entries()) {
      const name = floors[sign];
      if (name === undefined) continue;
      const placed = pieceNamed(sheets, name);
      const { columns, rows } = placed.piece;
      const tile = tilesOf(placed)[(y % rows) * columns + (x % columns)];
      if (tile !== undefined) setTile(canvas, x, y, placed, tile.id);
    }
  }
  return canvas;
}

function isWall(plan: readonly string[], x: number, y: number): boolean {
  return (plan[y]?.[x] ?? '#') === '#';
}

/** Whether a wall tile shows its front: the two rows over floor do. */
function isFace(plan: readonly string[], x: number, y: number): boolean {
  return isWall(plan, x, y) && (!isWall(plan, x, y + 1) || !isWall(plan, x, y + 2));
}

function isTop(plan: readonly string[], x: number, y: number): boolean {
  return isWall(plan, x, y) && !isFace(plan, x, y);
}

/** Wall tops and faces for the walls of the plan; `paintAt` names the paint of the face over a floor. */
export function wallLayer(
  plan: readonly string[],
  sheets: TileSheets,
  paintAt: (x: number, y: number) => string,
): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      if (isTop(plan, x, y)) putPiece(canvas, sheets, `cap-${maskAt(plan, x, y)}`, x, y);
      if (isFace(plan, x, y) && !isWall(plan, x, y + 1)) {
        const name = `face-${paintAt(x, y + 1)}-${endAt(plan, x - 1, y)}-${endAt(plan, x + 1, y)}`;
        putPiece(canvas, sheets, name, x, y - 1);
      }
    }
  }
  return canvas;
}

function maskAt(plan: readonly string[], x: number, y: number): number {
  const sides: readonly (readonly [keyof typeof capBits, number, number])[] = [
    ['n', 0, -1],
    ['e', 1, 0],
    ['s', 0, 1],
    ['w', -1, 0],
    ['ne', 1, -1],
    ['se', 1, 1],
    ['sw', -1, 1],
    ['nw', -1, -1],
  ];
  let mask = 0;
  for (const [side, dx, dy] of sides) if (isTop(plan, x + dx, y + dy)) mask |= capBits[side];
  return capMask(mask);
}

function endAt(plan: readonly string[], x: number, y: number): FaceEnd {
  if (!isWall(plan, x, y)) return 'out';
  return isWall(plan, x, y + 1) ? 'in' : 'on';
}

/** Soft shade on the ground at the feet of walls. */
export function shadeLayer(plan: readonly string[], sheets: TileSheets): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      if (isWall(plan, x, y)) continue;
      const wall = (dx: number, dy: number) => isWall(plan, x + dx, y + dy);
      const name = shadeName({ n: wall(0, -1), e: wall(1, 0), w: wall(-1, 0), ne: wall(1, -1), nw: wall(-1, -1) });
      if (name !== null) putPiece(canvas, sheets, name, x, y);
    }
  }
  return canvas;
}
