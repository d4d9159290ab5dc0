import { type Look, lookOf } from '@clearhall/shared-schema/avatar/look';
import type * as Phaser from 'phaser';
import {
  cellOf,
  hasOwnRise,
  type Posture,
  riseOf,
  type SheetLayer,
  STACK,
  sheetLayerOf,
  simplePiece,
} from '../art/figure-layers.ts';
import type { ShownAvatar } from '../avatar/shown-avatar.ts';
import { type AvatarAtlas, originOf } from './avatar-atlas.ts';
import type { ImagePool } from './image-pool.ts';
import { ART_PX, standingDepth } from './stage.ts';

const ABSENT_ALPHA = 0.45;
/** Layers of one figure lie this far over each other: less than a pixel of the floor. */
const LAYER_DEPTH = 0.1;
const NO_FRAME = -1;

/** A figure's images: one for each layer that it has, or a single one where it is drawn simply. */
export class Figure {
  readonly #atlas: AvatarAtlas;
  readonly #pool: ImagePool;
  readonly #images: (Phaser.GameObjects.Image | null)[] = STACK.map(() => null);
  readonly #frames: number[] = STACK.map(() => NO_FRAME);
  #look: Look = lookOf(0);
  #packed = -1;
  #role = '';
  #isWhole = true;
  #posture = -1;
  #x = Number.NaN;
  #y = Number.NaN;
  #rise = 0;
  #alpha = 1;

  constructor(atlas: AvatarAtlas, pool: ImagePool) {
    this.#atlas = atlas;
    this.#pool = pool;
  }

  /** Draws a person as they are now; does nothing where nothing changed. `step` 0…3, null without one. */
  show(avatar: ShownAvatar, isWhole: boolean, step: number | null): void {
    const { facing, sits, look, role } = avatar;
    const posture = facing * 8 + (sits ? 7 : isWhole && step !== null ? step + 1 : 0);
    if (look !== this.#packed || role !== this.#role || isWhole !== this.#isWhole) this.#dress(look, role, isWhole);
    if (posture !== this.#posture) {
      this.#posture = posture;
      if (isWhole) this.#pose(avatar, { facing, sits, step });
      else this.#poseSimply(facing, sits);
    }
    if (avatar.x !== this.#x || avatar.y !== this.#y) this.#stand(avatar.x, avatar.y);
    const alpha = avatar.connected ? 1 : ABSENT_ALPHA;
    if (alpha === this.#alpha) return;
    this.#alpha = alpha;
    for (const image of this.#images) image?.setAlpha(alpha);
  }

  /** Takes the figure out of the picture. */
  hide(): void {
    for (const [at, image] of this.#images.entries()) if (image) this.#drop(at, image);
    this.#posture = -1;
  }

  #dress(look: number, role: string, isWhole: boolean): void {
    // The images of the other kind have other origins.
    if (isWhole !== this.#isWhole) this.hide();
    this.#look = lookOf(look);
    this.#packed = look;
    this.#role = role;
    this.#isWhole = isWhole;
    this.#posture = -1;
  }

  #pose({ role }: ShownAvatar, posture: Posture): void {
    const rise = riseOf(posture);
    const hasRisen = rise !== this.#rise;
    this.#rise = rise;
    for (const [at, layer] of STACK.entries()) {
      const cell = cellOf(layer, this.#look, role, posture);
      const sheetLayer = sheetLayerOf(layer);
      this.#put(at, sheetLayer, cell < 0 ? NO_FRAME : this.#atlas.frameOf({ layer: sheetLayer, cell }));
      if (hasRisen) this.#place(at);
    }
  }

  #poseSimply(facing: number, sits: boolean): void {
    const piece = simplePiece(this.#look, { facing, sits });
    this.#rise = 0;
    this.#put(0, piece.layer, this.#atlas.frameOf(piece));
    const origin = originOf(piece.layer);
    this.#images[0]?.setOrigin(origin.x, origin.y);
  }

  #put(at: number, layer: SheetLayer, frame: number): void {
    const image = this.#images[at] ?? null;
    if (frame === NO_FRAME) {
      if (image) this.#drop(at, image);
      return;
    }
    if (image && frame === this.#frames[at]) return;
    this.#frames[at] = frame;
    const shown = image ?? this.#pool.take();
    shown.setFrame(frame);
    if (image) return;
    this.#images[at] = shown;
    const origin = originOf(layer);
    shown.setOrigin(origin.x, origin.y).setAlpha(this.#alpha);
    this.#place(at);
  }

  #drop(at: number, image: Phaser.GameObjects.Image): void {
    this.#pool.give(image);
    this.#images[at] = null;
    this.#frames[at] = NO_FRAME;
  }

  #stand(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
    for (let at = 0; at < this.#images.length; at++) this.#place(at);
  }

  #place(at: number): void {
    const image = this.#images[at];
    const layer = STACK[at];
    if (!image || !layer || Number.isNaN(this.#x)) return;
    image.x = this.#x * ART_PX;
    image.y = this.#y * ART_PX - (hasOwnRise(layer) ? 0 : this.#rise);
    const depth = standingDepth(this.#y) + at * LAYER_DEPTH;
    if (image.depth !== depth) image.setDepth(depth);
  }
}
