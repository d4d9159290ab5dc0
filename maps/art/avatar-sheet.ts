import { createHash } from 'node:crypto';
import { accessories } from './avatar-accessories.ts';
import { hairColours } from './avatar-choices.ts';
import { avatarLayers, type Cell, type Layer, simple } from './avatar-layers.ts';
import { facings, feet, field, frameOf, steps } from './avatar-pose.ts';
import { type Pixels, pixelsOf } from './picture.ts';

/** Width of the sheet in pixels. */
const SHEET_WIDTH = 2560;
/** Cells of a drawing from which one layer is cut, side by side. */
const DRAWN_COLUMNS = 40;

/** A part of the field, in units. */
type Box = { left: number; top: number; width: number; height: number };

/** Where the pictures of a layer lie: number n is the n-th from `y` on, `columns` in a line. */
type LayerTable = Box & { y: number; columns: number; things: number; cellsPerThing: number };

/** A file of the sheet: its part of the lines. Each has few enough colours to be small. */
type SheetFile = { image: string; y: number; pixels: Pixels };

/** `drawing` is a hash of all that was drawn: it changes with every line. */
export type AvatarSheet = { files: SheetFile[]; layers: Record<string, LayerTable>; drawing: string };

/** Which layers lie in one file, from the first to the last. */
const FILES = [
  { image: 'figures-body.webp', from: 'skin', to: 'badge' },
  { image: 'figures-coat.webp', from: 'coat', to: 'coat' },
  { image: 'figures-simple.webp', from: 'simple', to: 'simpleSitting' },
] as const;

/** Draws all layers and lays their pictures close together; the part of the field that a layer never uses is cut off. */
export function avatarSheet(): AvatarSheet {
  const all = avatarLayers();
  const drawn = all.map((layer) => ({ layer, pixels: pixelsOf(layerSvg(layer)) }));
  const layers: Record<string, LayerTable> = {};
  let y = 0;
  for (const { layer, pixels } of drawn) {
    const box = usedBox(pixels, layer.cells.length);
    const columns = Math.floor(SHEET_WIDTH / box.width);
    layers[layer.name] = { y, columns, ...box, things: layer.things, cellsPerThing: layer.cellsPerThing };
    y += Math.ceil(layer.cells.length / columns) * box.height;
  }
  const sheet = { width: SHEET_WIDTH, height: y, bytes: new Uint8Array(SHEET_WIDTH * y * 4) };
  for (const { layer, pixels } of drawn) {
    const table = layers[layer.name];
    if (table) for (let cell = 0; cell < layer.cells.length; cell++) copyCell(pixels, sheet, table, cell);
  }
  const files = FILES.map(({ image, from, to }) => ({ image, ...cutOut(sheet, layers[from], layers[to]) }));
  return { files, layers, drawing: drawingHash(all) };
}

/** What tells one drawing of the layers from another. */
export function drawingHash(layers: readonly Layer[]): string {
  const hash = createHash('sha256');
  for (const layer of layers) hash.update(layerSvg(layer));
  return hash.digest('hex').slice(0, 16);
}

/** The lines of the sheet from one layer to another. */
function cutOut(sheet: Pixels, from: LayerTable | undefined, to: LayerTable | undefined) {
  if (!from || !to) throw new RangeError('a file of layers that do not exist');
  const y = from.y;
  const height = to.y + Math.ceil((to.things * to.cellsPerThing) / to.columns) * to.height - y;
  const bytes = sheet.bytes.slice(y * sheet.width * 4, (y + height) * sheet.width * 4);
  return { y, pixels: { width: sheet.width, height, bytes } };
}

/** What a client must know to put figures together from the sheet. */
export function avatarTable({ files, layers, drawing }: AvatarSheet) {
  return {
    drawing,
    files: files.map(({ image, y, pixels }) => ({ image, y, width: pixels.width, height: pixels.height })),
    field,
    feet,
    facings,
    framesPerFacing: steps.length,
    frameOf,
    rises: steps.map(({ rise }) => rise),
    hairColours: hairColours.length,
    overHair: accessories.map(({ isOverHair }) => isOverHair),
    simple: { hairTones: simple.hairOfTone.length, skinTones: simple.skinOfTone.length },
    layers,
  };
}

/** The pictures of a layer on fields side by side. */
export function layerSvg({ cells }: Pick<Layer, 'cells'>): string {
  const lines = Math.ceil(cells.length / DRAWN_COLUMNS);
  const size = `width="${DRAWN_COLUMNS * field.width}" height="${lines * field.height}"`;
  const drawing = cells.map((cell, at) => placed(cell, at)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${drawing}</svg>`;
}

function placed(cell: Cell, at: number): string {
  const { x, y } = fieldAt(at);
  return `<svg x="${x}" y="${y}" width="${field.width}" height="${field.height}">${cell(`m${at}`)}</svg>`;
}

function fieldAt(cell: number): { x: number; y: number } {
  return { x: (cell % DRAWN_COLUMNS) * field.width, y: Math.floor(cell / DRAWN_COLUMNS) * field.height };
}

/** The part of the field that any picture of a layer uses, with a free pixel round it so that neighbours stay apart. */
function usedBox(pixels: Pixels, cells: number): Box {
  const box = { left: field.width as number, top: field.height as number, right: 0, bottom: 0 };
  for (let cell = 0; cell < cells; cell++) {
    const at = fieldAt(cell);
    for (let y = 0; y < field.height; y++) {
      for (let x = 0; x < field.width; x++) {
        if (pixels.bytes[((at.y + y) * pixels.width + at.x + x) * 4 + 3] === 0) continue;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y + 1);
      }
    }
  }
  const { left, top, right, bottom } = box;
  return { left: left - 1, top: top - 1, width: right - left + 2, height: bottom - top + 2 };
}

function copyCell(from: Pixels, to: Pixels, table: LayerTable, cell: number): void {
  const field = fieldAt(cell);
  const column = cell % table.columns;
  const line = Math.floor(cell / table.columns);
  // The free pixel round a picture may lie outside of the field: it stays empty.
  for (let y = 1; y < table.height - 1; y++) {
    const start = ((field.y + table.top + y) * from.width + field.x + table.left + 1) * 4;
    const goal = ((table.y + line * table.height + y) * to.width + column * table.width + 1) * 4;
    to.bytes.set(from.bytes.subarray(start, start + (table.width - 2) * 4), goal);
  }
}
