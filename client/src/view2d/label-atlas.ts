import type * as Phaser from 'phaser';
import { LabelShelves } from './label-shelves.ts';
import { drawHand, drawMark, drawSign, LABEL_COLOURS, type LabelMark, type LabelSign } from './label-signs.ts';
import type { Stage } from './stage.ts';

const KEY = 'labels';
const SIZE_CSS_PX = { width: 1024, height: 512, label: 24, text: 14, padding: 9, hand: 30 };
const FONT = '"Segoe UI", -apple-system, Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const HAND_FRAME = 'hand';
/** Width of a mark or sign beside the name, as a share of the label's height. */
const BESIDE = 0.62;

/** What a label shows. */
export type LabelText = { name: string; mark: LabelMark; sign: LabelSign };

/** One picture that holds all name labels, each drawn once; when it is full, the labels in use are drawn anew. */
export class LabelAtlas {
  readonly #stage: Stage;
  #texture: Phaser.Textures.CanvasTexture;
  #shelves: LabelShelves;
  #drawn = new Set<string>();
  #isStale = false;
  /** Grows whenever the places of all labels changed. */
  edition = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    [this.#texture, this.#shelves] = this.#begin();
    stage.onResize(() => this.#renew());
  }

  get key(): string {
    return KEY;
  }

  /** The frame of the picture that shows a label, drawn where it is not there yet; null when nothing more fits. */
  frameOf(label: LabelText): string | null {
    const frame = `${label.mark}:${label.sign}:${label.name}`;
    return this.#provided(frame, () => this.#drawLabel(frame, label));
  }

  /** The frame that shows a raised hand. */
  handFrame(): string | null {
    return this.#provided(HAND_FRAME, () => this.#drawHand());
  }

  /** Sends what was newly drawn to the graphics card, once a frame. */
  refresh(): void {
    if (this.#isStale) this.#texture.refresh();
    this.#isStale = false;
  }

  #provided(frame: string, draw: () => boolean): string | null {
    if (this.#drawn.has(frame)) return frame;
    if (!draw()) {
      this.#renew();
      if (!draw()) return null;
    }
    this.#isStale = true;
    return frame;
  }

  #begin(): [Phaser.Textures.CanvasTexture, LabelShelves] {
    const { textures } = this.#stage.scene;
    const width = SIZE_CSS_PX.width * Math.ceil(this.#stage.pixelRatio);
    const height = SIZE_CSS_PX.height * Math.ceil(this.#stage.pixelRatio);
    const texture = textures.createCanvas(KEY, width, height);
    if (!texture) throw new Error('the picture of the labels is there twice');
    return [texture, new LabelShelves(width, height)];
  }

  /** Forgets all labels; those in use are asked for again. */
  #renew(): void {
    for (const frame of this.#drawn) this.#texture.remove(frame);
    this.#texture.clear();
    this.#shelves.clear();
    this.#drawn.clear();
    this.edition++;
  }

  #drawLabel(frame: string, { name, mark, sign }: LabelText): boolean {
    const ratio = this.#stage.pixelRatio;
    const brush = this.#texture.context;
    brush.font = `500 ${SIZE_CSS_PX.text * ratio}px ${FONT}`;
    const height = Math.ceil(SIZE_CSS_PX.label * ratio);
    const padding = SIZE_CSS_PX.padding * ratio;
    const before = mark === null ? 0 : height * BESIDE;
    const behind = sign === null ? 0 : height * BESIDE;
    const textWidth = brush.measureText(name).width;
    const width = Math.ceil(textWidth + before + behind + 2 * padding);
    const at = this.#slot(frame, width, height);
    if (!at) return false;
    const middleY = at.y + height / 2;
    brush.fillStyle = LABEL_COLOURS.plate;
    brush.beginPath();
    brush.roundRect(at.x, at.y, width, height, height / 2);
    brush.fill();
    drawMark(brush, mark, at.x + height * 0.5, middleY, height * 0.26);
    drawSign(brush, sign, at.x + width - height * 0.5, middleY, height * 0.25);
    brush.fillStyle = LABEL_COLOURS[sign !== null ? 'absent' : (mark ?? 'text')];
    brush.textBaseline = 'middle';
    brush.fillText(name, at.x + padding + before, at.y + height * 0.53);
    return true;
  }

  #drawHand(): boolean {
    const side = Math.ceil(SIZE_CSS_PX.hand * this.#stage.pixelRatio);
    const at = this.#slot(HAND_FRAME, side, side);
    if (!at) return false;
    drawHand(this.#texture.context, at.x, at.y, side);
    return true;
  }

  /** A free place of this size, cut as a frame; a free pixel round it keeps its neighbour out of its edge. */
  #slot(frame: string, width: number, height: number): { x: number; y: number } | null {
    const slot = this.#shelves.place(width + 2, height + 2);
    if (!slot) return null;
    const at = { x: slot.x + 1, y: slot.y + 1 };
    this.#texture.add(frame, 0, at.x, at.y, width, height);
    this.#drawn.add(frame);
    return at;
  }
}
