import { setTimeout as wait } from 'node:timers/promises';

/** What is saved up at first and at most, as a share of a minute's asks; less than the server grants. */
const BURST_SHARE = 0.2;
const REFILL_SHARE = 0.95;

/** Keeps one who asks within the credits that the server grants a minute, as a page does whose person takes time. */
export class AskPace {
  readonly #perMs: number;
  readonly #most: number;
  #left: number;
  #atMs = performance.now();

  constructor(creditsPerMinute: number) {
    this.#perMs = (creditsPerMinute * REFILL_SHARE) / 60_000;
    this.#most = Math.max(1, creditsPerMinute * BURST_SHARE);
    this.#left = this.#most;
  }

  /** Waits until one more may be asked. */
  async turn(): Promise<void> {
    const nowMs = performance.now();
    this.#left = Math.min(this.#most, this.#left + (nowMs - this.#atMs) * this.#perMs) - 1;
    this.#atMs = nowMs;
    if (this.#left < 0) await wait(-this.#left / this.#perMs);
  }
}
