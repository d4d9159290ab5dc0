const BEAT_MS = 4;

/** Calls `act` for each of many, every `everyMs` at a phase (0…1) of its own; a late beat makes up for what it missed. */
export class Pacer<T extends { phase: number }> {
  readonly #timer: NodeJS.Timeout;

  constructor(ofMany: readonly T[], everyMs: number, act: (one: T) => void) {
    const inOrder = [...ofMany].sort((a, b) => a.phase - b.phase);
    const beganMs = performance.now();
    let round = 0;
    let next = 0;
    this.#timer = setInterval(() => {
      const elapsedMs = performance.now() - beganMs;
      // What is more than a round late is left out: nobody turns twice at once.
      if (elapsedMs > (round + 2) * everyMs) round = Math.floor(elapsedMs / everyMs) - 1;
      for (;;) {
        const one = inOrder[next];
        if (!one || (round + one.phase) * everyMs > elapsedMs) return;
        act(one);
        next++;
        if (next === inOrder.length) [next, round] = [0, round + 1];
      }
    }, BEAT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
