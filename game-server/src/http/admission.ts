/**
 * Lets in so many a second, and as many at once after a quiet second. A crowd that comes back in one moment would
 * otherwise all wait for each other; who is refused comes again a moment later.
 */
export class Admission {
  readonly #perSecond: number;
  #left: number;
  #atMs: number | null = null;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** Whether one more may come in at `nowMs`, by a clock that does not jump. */
  takes(nowMs: number): boolean {
    const passedS = (nowMs - (this.#atMs ?? nowMs)) / 1000;
    this.#atMs = nowMs;
    this.#left = Math.min(this.#perSecond, this.#left + passedS * this.#perSecond);
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
