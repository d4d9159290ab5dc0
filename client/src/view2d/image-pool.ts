import type * as Phaser from 'phaser';

/** The whole texture: the one frame that is always there; the first frame of one's own may have been taken away. */
const WHOLE = '__BASE';

/**
 * Images of one texture that come and go: those that are given back leave the list of what is drawn, so that it is
 * sorted and walked through without them, and are taken again later.
 */
export class ImagePool {
  readonly #scene: Phaser.Scene;
  readonly #key: string;
  readonly #free: Phaser.GameObjects.Image[] = [];

  constructor(scene: Phaser.Scene, key: string) {
    this.#scene = scene;
    this.#key = key;
  }

  /** An image that is drawn from now on; its frame, place, depth, origin and opacity are whatever they were. */
  take(): Phaser.GameObjects.Image {
    const image = this.#free.pop();
    if (!image) return this.#scene.add.image(0, 0, this.#key, WHOLE);
    image.addToDisplayList();
    return image;
  }

  give(image: Phaser.GameObjects.Image): void {
    image.removeFromDisplayList();
    this.#free.push(image);
  }
}
