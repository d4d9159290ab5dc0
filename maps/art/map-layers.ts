import { shadeName } from './light-pieces.ts';
import { pieceNamed, type TileSheet, tilesOf } from './tile-sheet.ts';
import { capBits, capMask, type FaceEnd } from './wall-pieces.ts';

/** A layer of the map in the making: tile numbers of the sheet plus 1, row-major, 0 = nothing. */
export type Canvas = { width: number; height: number; tiles: Uint32Array };

export function emptyCanvas(width: number, height: number): Canvas {
  return { width, height, tiles: new Uint32Array(width * height) };
}

function setTile(canvas: Canvas, x: number, y: number, id: number): void {
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) throw new Error(`tile ${x},${y} lies outside`);
  canvas.tiles[y * canvas.width + x] = id + 1;
}

/** Puts the rows `fromRow` to before `toRow` of a piece; the piece's upper left tile comes to (x, y). */
export function putPiece(
  canvas: Canvas,
  sheet: TileSheet,
  name: string,
  x: number,
  y: number,
  fromRow = 0,
  toRow = 99,
): void {
  for (const tile of tilesOf(pieceNamed(sheet, name))) {
    if (tile.row >= fromRow && tile.row < toRow) setTile(canvas, x + tile.column, y + tile.row, tile.id);
  }
}

/** A rectangle from a piece of 3 × 3 tiles: corners, edges, middle. */
export function putNineTiles(
  canvas: Canvas,
  sheet: TileSheet,
  name: string,
  area: readonly [number, number, number, number],
): void {
  const tiles = tilesOf(pieceNamed(sheet, name));
  const [x, y, width, height] = area;
  const third = (at: number, size: number) => (at === 0 ? 0 : at === size - 1 ? 2 : 1);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const tile = tiles[third(row, height) * 3 + third(column, width)];
      if (tile !== undefined) setTile(canvas, x + column, y + row, tile.id);
    }
  }
}

/** The ground under every tile of the plan, repeating the floor pieces. */
export function floorLayer(plan: readonly string[], sheet: TileSheet, floors: Record<string, string>): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (const [y, row] of plan.entries()) {
    for (const [x, sign] of [...row].entries()) {
      const name = floors[sign];
      if (name === undefined) continue;
      const { piece } = pieceNamed(sheet, name);
      const tile = tilesOf(pieceNamed(sheet, name))[(y % piece.rows) * piece.columns + (x % piece.columns)];
      if (tile !== undefined) setTile(canvas, x, y, tile.id);
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

/** Wall tops and faces for the walls of the plan; `styleAt` names the paint of a face. */
export function wallLayer(
  plan: readonly string[],
  sheet: TileSheet,
  styleAt: (x: number, y: number) => string,
): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      if (isTop(plan, x, y)) putPiece(canvas, sheet, `cap-${maskAt(plan, x, y)}`, x, y);
      if (isFace(plan, x, y) && !isWall(plan, x, y + 1)) {
        const name = `face-${styleAt(x, y)}-${endAt(plan, x - 1, y)}-${endAt(plan, x + 1, y)}`;
        putPiece(canvas, sheet, name, x, y - 1);
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
export function shadeLayer(plan: readonly string[], sheet: TileSheet): Canvas {
  const canvas = emptyCanvas(plan[0]?.length ?? 0, plan.length);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      if (isWall(plan, x, y)) continue;
      const wall = (dx: number, dy: number) => isWall(plan, x + dx, y + dy);
      const name = shadeName({ n: wall(0, -1), e: wall(1, 0), w: wall(-1, 0), ne: wall(1, -1), nw: wall(-1, -1) });
      if (name !== null) putPiece(canvas, sheet, name, x, y);
    }
  }
  return canvas;
}
