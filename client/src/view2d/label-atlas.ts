import type * as Phaser from 'phaser';
import { LabelShelves } from './label-shelves.ts';
import type { Stage } from './stage.ts';

const KEY = 'labels';
const SIZE_CSS_PX = { width: 1024, height: 512, label: 24, text: 14, padding: 9 };
const FONT = '"Segoe UI", -apple-system, Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const COLOURS = { plate: 'rgba(34, 40, 44, 0.86)', text: '#fbf8f1', lecturer: '#e6cf9f', away: '#c9c4b8' };

/** How a name is shown. */
export type LabelStyle = 'plain' | 'lecturer' | 'away';

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

  /** The frame of the picture that shows the name, drawn where it is not there yet; null when nothing more fits. */
  frameOf(name: string, style: LabelStyle): string | null {
    const frame = `${style}:${name}`;
    if (this.#drawn.has(frame)) return frame;
    if (!this.#draw(frame, name, style)) {
      this.#renew();
      if (!this.#draw(frame, name, style)) return null;
    }
    this.#isStale = true;
    return frame;
  }

  /** Sends what was newly drawn to the graphics card, once a frame. */
  refresh(): void {
    if (this.#isStale) this.#texture.refresh();
    this.#isStale = false;
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

  #draw(frame: string, name: string, style: LabelStyle): boolean {
    const ratio = this.#stage.pixelRatio;
    const brush = this.#texture.context;
    brush.font = `500 ${SIZE_CSS_PX.text * ratio}px ${FONT}`;
    const height = Math.ceil(SIZE_CSS_PX.label * ratio);
    const badge = style === 'lecturer' ? height * 0.62 : 0;
    const width = Math.ceil(brush.measureText(name).width + badge + 2 * SIZE_CSS_PX.padding * ratio);
    // A free pixel round each label keeps its neighbour out of its edge.
    const slot = this.#shelves.place(width + 2, height + 2);
    if (!slot) return false;
    const [x, y] = [slot.x + 1, slot.y + 1];
    brush.fillStyle = COLOURS.plate;
    brush.beginPath();
    brush.roundRect(x, y, width, height, height / 2);
    brush.fill();
    if (style === 'lecturer') drawFlag(brush, x + height * 0.5, y + height / 2, height * 0.26);
    brush.fillStyle = style === 'plain' ? COLOURS.text : COLOURS[style];
    brush.textBaseline = 'middle';
    brush.fillText(name, x + SIZE_CSS_PX.padding * ratio + badge, y + height * 0.53);
    this.#texture.add(frame, 0, x, y, width, height);
    this.#drawn.add(frame);
    return true;
  }
}

/** A small pennant, so that the lecturer is told not by colour alone. */
function drawFlag(brush: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  brush.fillStyle = COLOURS.lecturer;
  brush.fillRect(x - reach * 0.7, y - reach, reach * 0.28, reach * 2.1);
  brush.beginPath();
  brush.moveTo(x - reach * 0.4, y - reach);
  brush.lineTo(x + reach, y - reach * 0.4);
  brush.lineTo(x - reach * 0.4, y + reach * 0.25);
  brush.fill();
}
