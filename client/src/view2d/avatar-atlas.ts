import { boxOf, cellsOf, FEET, type Piece, partOf, type SheetLayer } from '../art/figure-layers.ts';
import type { Stage } from './stage.ts';

const KEY = 'figures';
const LAYERS: readonly SheetLayer[] = ['skin', 'coat', 'hair', 'accessory', 'badge', 'simple', 'simpleSitting'];

/** The picture of all figures, cut into frames: what people are made of, one picture for each layer and posture. */
export class AvatarAtlas {
  readonly key = KEY;
  readonly #firstFrames = new Map<SheetLayer, number>();

  constructor({ scene }: Stage, sheet: HTMLCanvasElement) {
    const texture = scene.textures.addCanvas(KEY, sheet);
    if (!texture) throw new Error('the picture of the figures is there twice');
    let frame = 0;
    for (const layer of LAYERS) {
      this.#firstFrames.set(layer, frame);
      for (let cell = 0; cell < cellsOf(layer); cell++, frame++) {
        const { x, y, width, height } = partOf({ layer, cell });
        texture.add(frame, 0, x, y, width, height);
      }
    }
  }

  /** The frame that shows a picture of a layer. */
  frameOf({ layer, cell }: Piece): number {
    return (this.#firstFrames.get(layer) ?? 0) + cell;
  }
}

/** Where in a picture of the layer one stands, as shares of its width and height. */
export function originOf(layer: SheetLayer): { x: number; y: number } {
  const { left, top, width, height } = boxOf(layer);
  return { x: (FEET.x - left) / width, y: (FEET.y - top) / height };
}
