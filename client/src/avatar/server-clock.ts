/** Share of the gap to a late arrival by which the estimate gives way, so that clocks may drift apart slowly. */
const LEAK = 0.02;
/** Further behind than this is an old motion that became visible, not a late message. */
const LATEST_TICKS = 20;
/** The shown time runs at most this much faster or slower than the real one. */
const SLEW = 0.1;
/** From this gap on, the shown time jumps. */
const JUMP_TICKS = 20;

/**
 * Which server tick it is, told from the ticks that motions carry when they arrive: the quickest arrival counts,
 * so the answer lies behind the server's own clock by the shortest way. Times are in ticks, as floats.
 */
export class ServerClock {
  #ahead: number | null = null;
  #shownAhead: number | null = null;
  #shownAt = 0;

  /** A message that was about `serverTick` came at `localTick`. */
  note(serverTick: number, localTick: number): void {
    const sample = serverTick - localTick;
    if (this.#ahead === null || sample > this.#ahead) this.#ahead = sample;
    else if (this.#ahead - sample < LATEST_TICKS) this.#ahead -= (this.#ahead - sample) * LEAK;
  }

  /** Server tick minus local tick; 0 before anything came. */
  get ahead(): number {
    return this.#ahead ?? 0;
  }

  /** The server tick to show at `localTick`: never runs backward, and follows better knowledge without a jerk. */
  shownTick(localTick: number): number {
    if (this.#ahead === null) return localTick;
    const elapsed = Math.max(0, localTick - this.#shownAt);
    this.#shownAt = localTick;
    const gap = this.#shownAhead === null ? 0 : this.#ahead - this.#shownAhead;
    if (this.#shownAhead === null || Math.abs(gap) > JUMP_TICKS) this.#shownAhead = this.#ahead;
    else this.#shownAhead += Math.sign(gap) * Math.min(Math.abs(gap), elapsed * SLEW);
    return localTick + this.#shownAhead;
  }
}
