/** A place in a picture, in pixels. */
export type Slot = { x: number; y: number; width: number; height: number };

/** Lays pictures of one height side by side in rows; what no longer fits waits until all is laid anew. */
export class LabelShelves {
  readonly #width: number;
  readonly #height: number;
  #x = 0;
  #y = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** A free place of this size; null when the picture is full. */
  place(width: number, height: number): Slot | null {
    if (width > this.#width) return null;
    if (this.#x + width > this.#width) {
      this.#x = 0;
      this.#y += height;
    }
    if (this.#y + height > this.#height) return null;
    const slot = { x: this.#x, y: this.#y, width, height };
    this.#x += width;
    return slot;
  }

  /** Gives all places back. */
  clear(): void {
    this.#x = 0;
    this.#y = 0;
  }
}
