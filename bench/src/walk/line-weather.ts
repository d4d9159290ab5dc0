/** How a line behaves: one-way delay between `leastMs` and `mostMs`; a share of messages stalls, and all behind it wait. */
export type LineWeather = { leastMs: number; mostMs: number; stallShare: number; stallMs: number };

/** 80 ± 40 ms with 2 % of messages lost and sent again after 250 ms. */
export const ROUGH_LINE: LineWeather = { leastMs: 40, mostMs: 120, stallShare: 0.02, stallMs: 250 };

/** One direction of a line: what is sent arrives later, in order. */
export class Line {
  readonly #weather: LineWeather;
  readonly #dice: () => number;
  readonly #onTheWay: { atMs: number; arrive: (atMs: number) => void }[] = [];
  #lastMs = 0;

  constructor(weather: LineWeather, dice: () => number) {
    this.#weather = weather;
    this.#dice = dice;
  }

  send(nowMs: number, arrive: (atMs: number) => void): void {
    const { leastMs, mostMs, stallShare, stallMs } = this.#weather;
    const delayMs = leastMs + this.#dice() * (mostMs - leastMs) + (this.#dice() < stallShare ? stallMs : 0);
    this.#lastMs = Math.max(this.#lastMs, nowMs + delayMs);
    this.#onTheWay.push({ atMs: this.#lastMs, arrive });
  }

  /** Lets all arrive that is due by now. */
  deliver(nowMs: number): void {
    for (let next = this.#onTheWay[0]; next && next.atMs <= nowMs; next = this.#onTheWay[0]) {
      this.#onTheWay.shift();
      next.arrive(next.atMs);
    }
  }
}
