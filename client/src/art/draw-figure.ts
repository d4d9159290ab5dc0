import type { Look } from '@clearhall/shared-schema/avatar/look';
import {
  boxOf,
  cellOf,
  fileOf,
  hasOwnRise,
  type Posture,
  partOf,
  riseOf,
  STACK,
  sheetLayerOf,
} from './figure-layers.ts';

/** The files of the sheet that whole figures are drawn from. */
export const WHOLE_FILES: readonly string[] = [...new Set(STACK.map((layer) => fileOf(sheetLayerOf(layer)).image))];

/**
 * Draws a person without a badge on a 2D canvas from loaded files of the sheet; the left upper corner of the figure's
 * field comes to (`x`, `y`), in pixels of the art.
 */
export function drawFigure(
  brush: CanvasRenderingContext2D,
  files: ReadonlyMap<string, CanvasImageSource>,
  look: Look,
  posture: Posture,
  x: number,
  y: number,
): void {
  for (const layer of STACK) {
    const cell = cellOf(layer, look, 'visitor', posture);
    if (cell < 0) continue;
    const sheetLayer = sheetLayerOf(layer);
    const file = fileOf(sheetLayer);
    const picture = files.get(file.image);
    if (!picture) continue;
    const part = partOf({ layer: sheetLayer, cell });
    const { left, top } = boxOf(sheetLayer);
    const goalY = y + top - (hasOwnRise(layer) ? 0 : riseOf(posture));
    const { width, height } = part;
    brush.drawImage(picture, part.x, part.y - file.y, width, height, x + left, goalY, width, height);
  }
}
