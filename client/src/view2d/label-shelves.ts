/** A place in a picture, in pixels. */
export type Slot = { x: number; y: number; width: number; height: number };

/** Lays pictures side by side in rows as high as their highest; what no longer fits waits until all is laid anew. */
export class LabelShelves {
  readonly #width: number;
  readonly #height: number;
  #x = 0;
  #y = 0;
  #rowHeight = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** A free place of this size; null when the picture is full. */
  place(width: number, height: number): Slot | null {
    if (width > this.#width) return null;
    if (this.#x + width > this.#width) {
      this.#x = 0;
      this.#y += this.#rowHeight;
      this.#rowHeight = 0;
    }
    if (this.#y + height > this.#height) return null;
    this.#rowHeight = Math.max(this.#rowHeight, height);
    const slot = { x: this.#x, y: this.#y, width, height };
    this.#x += width;
    return slot;
  }

  /** Gives all places back. */
  clear(): void {
    this.#x = 0;
    this.#y = 0;
    this.#rowHeight = 0;
  }
}
