import type * as Phaser from 'phaser';
import type { ShownAvatar } from '../avatar/shown-avatar.ts';
import { AvatarAtlas, FIGURE, STEPS } from './avatar-atlas.ts';
import { LabelAtlas, type LabelStyle } from './label-atlas.ts';
import { placesOfLabels } from './label-places.ts';
import { ART_PX, DEPTH, type Stage, standingDepth } from './stage.ts';

/** A frame of a step is shown this long: standing, walking, hurrying. */
const STEP_MS = [1, 120, 80] as const;
/** From the foot to the lower edge of the name, in tiles. */
const LABEL_TILES = 1.42;
const AWAY_ALPHA = 0.45;

type Sprite = {
  body: Phaser.GameObjects.Image;
  badge: Phaser.GameObjects.Image | null;
  label: Phaser.GameObjects.Image;
  frame: number;
  labelFrame: string;
  edition: number;
  walkedMs: number;
};

/** Draws everybody whom the world shows, sorted by where they stand, with their names over all. */
export class AvatarSprites {
  readonly #stage: Stage;
  readonly #atlas: AvatarAtlas;
  readonly #labels: LabelAtlas;
  readonly #sprites = new Map<string, Sprite>();

  constructor(stage: Stage, figures: HTMLImageElement) {
    this.#stage = stage;
    this.#atlas = new AvatarAtlas(stage, figures);
    this.#labels = new LabelAtlas(stage);
  }

  /** Brings the sprites up to what the world shows now. */
  show(elapsedMs: number): void {
    const { shown } = this.#stage.world;
    for (const [id, sprite] of this.#sprites) if (!shown.has(id)) this.#remove(id, sprite);
    for (const avatar of shown.values()) {
      const sprite = this.#sprites.get(avatar.id) ?? this.#add(avatar.id);
      this.#place(sprite, avatar, elapsedMs);
      this.#name(sprite, avatar);
    }
    this.#spreadLabels();
    this.#labels.refresh();
  }

  #add(id: string): Sprite {
    const { scene } = this.#stage;
    // For whoever measures: the first figure is in the frame that is drawn now.
    if (this.#sprites.size === 0) performance.mark('clearhall:first-avatar');
    const body = this.#figure();
    const label = scene.add.image(0, 0, this.#labels.key).setOrigin(0.5, 1).setDepth(DEPTH.labels);
    const sprite = { body, badge: null, label, frame: -1, labelFrame: '', edition: -1, walkedMs: 0 };
    this.#sprites.set(id, sprite);
    return sprite;
  }

  #figure(): Phaser.GameObjects.Image {
    return this.#stage.scene.add.image(0, 0, this.#atlas.key, 0).setOrigin(FIGURE.originX, FIGURE.originY);
  }

  #remove(id: string, { body, badge, label }: Sprite): void {
    body.destroy();
    badge?.destroy();
    label.destroy();
    this.#sprites.delete(id);
  }

  #place(sprite: Sprite, avatar: ShownAvatar, elapsedMs: number): void {
    sprite.walkedMs = avatar.pace === 0 ? 0 : sprite.walkedMs + elapsedMs;
    const isStill = avatar.pace === 0 || this.#stage.reducesMotion();
    const step = isStill ? null : Math.floor(sprite.walkedMs / STEP_MS[avatar.pace]) % STEPS;
    const badgeFrame = this.#atlas.badgeFrame(avatar.role, avatar.facing, step);
    if (badgeFrame !== null) sprite.badge ??= this.#figure();
    sprite.badge?.setVisible(badgeFrame !== null);
    const frame = this.#atlas.bodyFrame(avatar.look, avatar.facing, step);
    if (frame !== sprite.frame) {
      sprite.frame = frame;
      sprite.body.setFrame(frame);
      if (badgeFrame !== null) sprite.badge?.setFrame(badgeFrame);
    }
    stand(sprite.body, avatar, 0);
    if (sprite.badge) stand(sprite.badge, avatar, 0.5);
  }

  #name(sprite: Sprite, avatar: ShownAvatar): void {
    const { label } = sprite;
    const frame = this.#labels.frameOf(avatar.name, styleOf(avatar));
    label.setVisible(frame !== null);
    if (frame === null) return;
    if (frame !== sprite.labelFrame || sprite.edition !== this.#labels.edition) label.setFrame(frame);
    sprite.labelFrame = frame;
    sprite.edition = this.#labels.edition;
    label.setScale(1 / this.#stage.camera.zoom);
    label.setDepth(DEPTH.labels + avatar.y + (avatar.isSelf ? 10_000 : 0));
  }

  /** Names stand over their people without covering each other: one's own first, then those in front. */
  #spreadLabels(): void {
    const { camera, world } = this.#stage;
    const people = [...world.shown.values()].sort((a, b) => Number(b.isSelf) - Number(a.isSelf) || b.y - a.y);
    const labels = people.flatMap(({ id, x, y }) => {
      const label = this.#sprites.get(id)?.label;
      if (!label?.visible) return [];
      const { displayWidth: width, displayHeight: height } = label;
      return [{ label, x: x * ART_PX, y: (y - LABEL_TILES) * ART_PX, width, height }];
    });
    const snap = (px: number) => Math.round(px * camera.zoom) / camera.zoom;
    for (const [index, y] of placesOfLabels(labels).entries()) {
      const each = labels[index];
      each?.label.setPosition(snap(each.x), snap(y));
    }
  }
}

function stand(image: Phaser.GameObjects.Image, avatar: ShownAvatar, over: number): void {
  image.setPosition(avatar.x * ART_PX, avatar.y * ART_PX);
  image.setDepth(standingDepth(avatar.y) + over);
  image.setAlpha(avatar.connected ? 1 : AWAY_ALPHA);
}

function styleOf({ connected, role }: ShownAvatar): LabelStyle {
  if (!connected) return 'away';
  return role === 'lecturer' ? 'lecturer' : 'plain';
}
