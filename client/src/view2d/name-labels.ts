import type * as Phaser from 'phaser';
import { riseOf } from '../art/figure-layers.ts';
import type { ShownAvatar } from '../avatar/shown-avatar.ts';
import { ImagePool } from './image-pool.ts';
import { LabelAtlas } from './label-atlas.ts';
import { type SpreadLabel, spreadLabels } from './label-places.ts';
import { markOf, signOf } from './label-signs.ts';
import { ART_PX, DEPTH, type Stage } from './stage.ts';

/** From the foot to the lower edge of the name, in pixels of the art; who sits has it lower. */
const LABEL_PX = 1.42 * ART_PX;
const SITTING_PX = -riseOf({ facing: 0, step: null, sits: true });
/** How wide a head is, and how far it reaches down from where the name stands, in pixels of the art. */
const HEAD = { headWidth: 0.5 * ART_PX, headHeight: 0.8 * ART_PX } as const;
/** Over the names of others: the own one, and raised hands. */
const OVER = { self: 10_000, hand: 20_000 } as const;
const HAND_GAP_PX = 3;

/** What hangs over one head: the name where there is one, a hand where it is up. */
type Hung = SpreadLabel & {
  avatar: ShownAvatar;
  label: Phaser.GameObjects.Image | null;
  hand: Phaser.GameObjects.Image | null;
  /** what the label was drawn from, to know when it is another one */
  name: string;
  mark: string | null;
  sign: string | null;
  edition: number;
};

/** The names over people’s heads and the signs of raised hands; they do not cover each other where that can be. */
export class NameLabels {
  readonly #stage: Stage;
  readonly #atlas: LabelAtlas;
  readonly #pool: ImagePool;
  readonly #hung = new Map<string, Hung>();
  readonly #order: Hung[] = [];
  #hasMoved = true;
  #zoom = 0;
  #edition = -1;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#atlas = new LabelAtlas(stage);
    this.#pool = new ImagePool(stage.scene, this.#atlas.key);
  }

  /** Hangs what belongs over the head of a person who is to be seen now; the name only where `isNamed`. */
  hang(avatar: ShownAvatar, isNamed: boolean): void {
    let hung = this.#hung.get(avatar.id);
    if (!isNamed && !avatar.hasHandUp) {
      if (hung) this.takeDown(avatar.id);
      return;
    }
    if (!hung) {
      hung = unhung(avatar);
      this.#hung.set(avatar.id, hung);
      this.#hasMoved = true;
    }
    const x = avatar.x * ART_PX;
    const y = avatar.y * ART_PX - LABEL_PX + (avatar.sits ? SITTING_PX : 0);
    if (hung.x !== x || hung.y !== y) this.#hasMoved = true;
    hung.avatar = avatar;
    hung.x = x;
    hung.y = y;
    this.#letter(hung, isNamed);
    this.#raiseHand(hung, avatar.hasHandUp);
  }

  /** Takes down what hangs over a head, where anything does. */
  takeDown(id: string): void {
    const hung = this.#hung.get(id);
    if (!hung) return;
    if (hung.label) this.#pool.give(hung.label);
    if (hung.hand) this.#pool.give(hung.hand);
    this.#hung.delete(id);
    this.#hasMoved = true;
  }

  /** Puts everything in its place, once everybody was hung. */
  settle(): void {
    const { zoom } = this.#stage.camera;
    // Before the names are: for the hand, too, the atlas may have to begin anew.
    this.#atlas.handFrame();
    if (this.#edition !== this.#atlas.edition) this.#letterAnew();
    if (zoom !== this.#zoom || this.#edition !== this.#atlas.edition) this.#hasMoved = true;
    this.#zoom = zoom;
    this.#edition = this.#atlas.edition;
    if (this.#hasMoved) this.#place();
    this.#hasMoved = false;
    this.#atlas.refresh();
  }

  /** Whoever was hung before the atlas began anew in this very picture shows a frame that is gone. */
  #letterAnew(): void {
    for (const hung of this.#hung.values()) if (hung.label) this.#letter(hung, true);
    for (const hung of this.#hung.values()) {
      if (hung.label && hung.edition !== this.#atlas.edition) hung.label.setVisible(false);
    }
  }

  #letter(hung: Hung, isNamed: boolean): void {
    if (!isNamed) {
      if (!hung.label) return;
      this.#pool.give(hung.label);
      hung.label = null;
      this.#hasMoved = true;
      return;
    }
    const { name } = hung.avatar;
    const [mark, sign] = [markOf(hung.avatar), signOf(hung.avatar)];
    const isSame = hung.name === name && hung.mark === mark && hung.sign === sign;
    if (hung.label && isSame && hung.edition === this.#atlas.edition) return;
    const frame = this.#atlas.frameOf({ name, mark, sign });
    hung.label ??= this.#pool.take().setOrigin(0.5, 1);
    hung.label.setVisible(frame !== null);
    if (frame !== null) hung.label.setFrame(frame);
    hung.name = name;
    hung.mark = mark;
    hung.sign = sign;
    hung.edition = this.#atlas.edition;
    this.#hasMoved = true;
  }

  #raiseHand(hung: Hung, isUp: boolean): void {
    if (isUp === (hung.hand !== null)) return;
    this.#hasMoved = true;
    if (hung.hand) {
      this.#pool.give(hung.hand);
      hung.hand = null;
      return;
    }
    hung.hand = this.#pool.take().setOrigin(0.5, 1).setVisible(true);
  }

  /** One's own first, then those in front; each in whole device pixels, so that letters stay sharp. */
  #place(): void {
    const { zoom } = this.#stage.camera;
    const order = this.#order;
    order.length = 0;
    for (const hung of this.#hung.values()) {
      hung.width = hung.label?.visible ? hung.label.width / zoom : 0;
      hung.height = hung.label?.visible ? hung.label.height / zoom : 0;
      hung.raisedY = hung.y;
      order.push(hung);
    }
    order.sort(ownThenFront);
    spreadLabels(order);
    const handFrame = this.#atlas.handFrame();
    for (const hung of order) {
      if (hung.label?.visible)
        this.#set(hung.label, hung.x, hung.raisedY, zoom, hung.avatar.isSelf ? OVER.self : 0, hung);
      if (!hung.hand || handFrame === null) continue;
      hung.hand.setFrame(handFrame);
      const y = hung.raisedY - hung.height - (hung.height > 0 ? HAND_GAP_PX / zoom : 0);
      this.#set(hung.hand, hung.x, y, zoom, OVER.hand, hung);
    }
  }

  #set(image: Phaser.GameObjects.Image, x: number, y: number, zoom: number, over: number, { avatar }: Hung): void {
    image.x = Math.round(x * zoom) / zoom;
    image.y = Math.round(y * zoom) / zoom;
    image.setScale(1 / zoom);
    const depth = DEPTH.labels + over + avatar.y;
    if (image.depth !== depth) image.setDepth(depth);
  }
}

function unhung(avatar: ShownAvatar): Hung {
  const nowhere = { x: Number.NaN, y: Number.NaN, width: 0, height: 0, ...HEAD, raisedY: 0 };
  return { ...nowhere, avatar, label: null, hand: null, name: '', mark: null, sign: null, edition: -1 };
}

function ownThenFront(a: Hung, b: Hung): number {
  return Number(b.avatar.isSelf) - Number(a.avatar.isSelf) || b.y - a.y;
}
