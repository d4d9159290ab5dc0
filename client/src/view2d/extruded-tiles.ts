/** Pixels by which the edge of every tile is continued, so that no neighbour shines through at any scale. */
export const EXTRUSION_PX = 2;

/**
 * A copy of a tileset picture in which every tile has its own edge drawn on round it; tiles of `tilePx`, the copy with
 * a margin of `EXTRUSION_PX` and a spacing of twice that.
 */
export function extrudedTiles(picture: CanvasImageSource & { width: number; height: number }, tilePx: number) {
  const columns = Math.floor(picture.width / tilePx);
  const rows = Math.floor(picture.height / tilePx);
  const pitch = tilePx + 2 * EXTRUSION_PX;
  const canvas = document.createElement('canvas');
  canvas.width = columns * pitch;
  canvas.height = rows * pitch;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('no 2D canvas');
  brush.imageSmoothingEnabled = false;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [sx, sy] = [column * tilePx, row * tilePx];
      const [x, y] = [column * pitch, row * pitch];
      drawWithEdges(brush, picture, sx, sy, x, y, tilePx);
    }
  }
  return canvas;
}

function drawWithEdges(
  brush: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  sx: number,
  sy: number,
  x: number,
  y: number,
  tilePx: number,
): void {
  const edge = EXTRUSION_PX;
  const far = tilePx - 1;
  const draw = (fx: number, fy: number, fw: number, fh: number, tx: number, ty: number, tw: number, th: number) =>
    brush.drawImage(picture, sx + fx, sy + fy, fw, fh, x + tx, y + ty, tw, th);
  draw(0, 0, tilePx, tilePx, edge, edge, tilePx, tilePx);
  draw(0, 0, tilePx, 1, edge, 0, tilePx, edge);
  draw(0, far, tilePx, 1, edge, edge + tilePx, tilePx, edge);
  draw(0, 0, 1, tilePx, 0, edge, edge, tilePx);
  draw(far, 0, 1, tilePx, edge + tilePx, edge, edge, tilePx);
  draw(0, 0, 1, 1, 0, 0, edge, edge);
  draw(far, 0, 1, 1, edge + tilePx, 0, edge, edge);
  draw(0, far, 1, 1, 0, edge + tilePx, edge, edge);
  draw(far, far, 1, 1, edge + tilePx, edge + tilePx, edge, edge);
}
