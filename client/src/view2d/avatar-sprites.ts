import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { STEPS } from '../art/figure-layers.ts';
import type { NamesShown } from '../avatar/hall-view.ts';
import type { ShownAvatar } from '../avatar/shown-avatar.ts';
import { AvatarAtlas } from './avatar-atlas.ts';
import { Figure } from './figure.ts';
import { type Detail, detailOf, NO_DETAIL } from './figure-detail.ts';
import { ImagePool } from './image-pool.ts';
import { NameLabels } from './name-labels.ts';
import { ART_PX, type Stage } from './stage.ts';

/** A frame of a step is shown this long: standing, walking, hurrying. */
const STEP_MS = [1, 120, 80] as const;
/** Who is drawn whole, and named, is chosen anew this often. */
const CHOICE_MS = 250;
/** People this far outside of the picture are not drawn, in tiles: a figure with its name fits in. */
const MARGIN_TILES = 3;

type Sprite = { figure: Figure; walkedMs: number; isDrawn: boolean };

/** Draws everybody whom the world shows, sorted by where they stand, with the names of those near over all. */
export class AvatarSprites {
  readonly #stage: Stage;
  readonly #atlas: AvatarAtlas;
  readonly #pool: ImagePool;
  readonly #labels: NameLabels;
  readonly #sprites = new Map<string, Sprite>();
  #detail: Detail = NO_DETAIL;
  #chosenMs = CHOICE_MS;
  #chosenOf = 0;

  constructor(stage: Stage, figures: HTMLCanvasElement) {
    this.#stage = stage;
    this.#atlas = new AvatarAtlas(stage, figures);
    this.#pool = new ImagePool(stage.scene, this.#atlas.key);
    this.#labels = new NameLabels(stage);
  }

  /** Brings the sprites up to what the world shows now. */
  show(elapsedMs: number): void {
    const { shown } = this.#stage.world;
    for (const [id, sprite] of this.#sprites) if (!shown.has(id)) this.#remove(id, sprite);
    this.#chooseDetail(elapsedMs);
    const reach = this.#reach();
    const isStill = this.#stage.reducesMotion();
    for (const avatar of shown.values()) {
      const sprite = this.#sprites.get(avatar.id) ?? this.#add(avatar.id);
      sprite.walkedMs = avatar.pace === 0 ? 0 : sprite.walkedMs + elapsedMs;
      if (isWithin(avatar, this.#stage.centre, reach)) this.#draw(sprite, avatar, isStill);
      else this.#leaveOut(sprite, avatar.id);
    }
    this.#labels.settle();
  }

  #draw(sprite: Sprite, avatar: ShownAvatar, isStill: boolean): void {
    const isWhole = this.#detail.whole.has(avatar.id);
    const stands = isStill || avatar.pace === 0 || avatar.sits;
    const step = stands ? null : Math.floor(sprite.walkedMs / STEP_MS[avatar.pace]) % STEPS;
    sprite.figure.show(avatar, isWhole, step);
    sprite.isDrawn = true;
    this.#labels.hang(avatar, this.#detail.named.has(avatar.id) && isNamed(avatar, this.#stage.names()));
  }

  #leaveOut(sprite: Sprite, id: string): void {
    if (!sprite.isDrawn) return;
    sprite.figure.hide();
    sprite.isDrawn = false;
    this.#labels.takeDown(id);
  }

  #add(id: string): Sprite {
    // For whoever measures: the first figure is in the frame that is drawn now.
    if (this.#sprites.size === 0) performance.mark('clearhall:first-avatar');
    const sprite = { figure: new Figure(this.#atlas, this.#pool), walkedMs: 0, isDrawn: false };
    this.#sprites.set(id, sprite);
    return sprite;
  }

  #remove(id: string, { figure }: Sprite): void {
    figure.hide();
    this.#labels.takeDown(id);
    this.#sprites.delete(id);
  }

  #chooseDetail(elapsedMs: number): void {
    const { shown, self } = this.#stage.world;
    this.#chosenMs += elapsedMs;
    if (this.#chosenMs < CHOICE_MS && shown.size === this.#chosenOf) return;
    this.#chosenMs = 0;
    this.#chosenOf = shown.size;
    const centre = self ?? this.#stage.centre ?? { x: 0, y: 0 };
    this.#detail = detailOf(shown.values(), centre, this.#detail);
  }

  /** How far from the middle of the picture people are still drawn, in tiles across and down. */
  #reach(): Point {
    const { camera } = this.#stage;
    const tiles = (px: number) => px / (camera.zoom * ART_PX * 2) + MARGIN_TILES;
    return { x: tiles(camera.width), y: tiles(camera.height) };
  }
}

/** Whether the name is to be shown, by what the person at the screen chose. */
function isNamed({ isSelf, role }: ShownAvatar, names: NamesShown): boolean {
  return isSelf || names === 'all' || (names === 'lecturer' && role === 'lecturer');
}

/** Whether somebody is to be seen; before the first picture everybody is. */
function isWithin({ x, y }: Point, centre: Point | null, reach: Point): boolean {
  return centre === null || (Math.abs(x - centre.x) <= reach.x && Math.abs(y - centre.y) <= reach.y);
}
