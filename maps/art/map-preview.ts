import { pngOf } from './picture.ts';
import { type Piece, unit } from './piece.ts';
import { type PlacedPiece, sheetColumns, sheetSvg, type TileSheet } from './tile-sheet.ts';

/** A drawn layer: tile numbers of the sheet plus 1, row-major. */
export type PreviewLayer = { tiles: ArrayLike<number> };

/** A whole map as one SVG: the layers over each other, then what `extra` draws. Tile by tile, as a renderer does it. */
export function previewSvg(
  sheet: TileSheet,
  width: number,
  height: number,
  layers: readonly PreviewLayer[],
  extra = '',
): string {
  const png = Buffer.from(pngOf(sheetSvg(sheet), 1)).toString('base64');
  const sheetWidth = sheetColumns * unit;
  let uses = '';
  const cells = new Set<number>();
  for (const layer of layers) {
    for (let at = 0; at < width * height; at++) {
      const gid = layer.tiles[at] ?? 0;
      if (gid === 0) continue;
      cells.add(gid - 1);
      uses += `<use href="#t${gid - 1}" x="${(at % width) * unit}" y="${Math.floor(at / width) * unit}"/>`;
    }
  }
  const symbols = [...cells]
    .map((id) => {
      const box = `${(id % sheetColumns) * unit} ${Math.floor(id / sheetColumns) * unit} ${unit} ${unit}`;
      return `<symbol id="t${id}" viewBox="${box}" width="${unit}" height="${unit}"><use href="#sheet"/></symbol>`;
    })
    .join('');
  const image = `<image id="sheet" width="${sheetWidth}" height="${sheet.rows * unit}" href="data:image/png;base64,${png}"/>`;
  const size = `width="${width * unit}" height="${height * unit}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${image}${symbols}</defs>${uses}${extra}</svg>`;
}

/** A piece drawn at a place of the map (upper left tile), for previews. */
export function pieceAt(piece: Piece, x: number, y: number): string {
  const box = `x="${x * unit}" y="${y * unit}" width="${piece.columns * unit}" height="${piece.rows * unit}"`;
  return `<svg ${box}>${piece.draw()}</svg>`;
}

export type { PlacedPiece };
