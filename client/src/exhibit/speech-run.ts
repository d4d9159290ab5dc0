/** Speaks one text and calls `done` once: whether it was spoken to its end. */
export type Speak = (text: string, done: (wasSpoken: boolean) => void) => void;

/** Sentences spoken one after the other; stopped and gone on with at the sentence at which it stopped. */
export class SpeechRun {
  readonly #sentences: readonly string[];
  readonly #speak: Speak;
  readonly #onChange: () => void;
  readonly #onHeard: () => void;
  readonly #spoken = new Set<number>();
  #at = 0;
  #turn = 0;
  #isRunning = false;

  /** `onChange` after every change of `at` and `isRunning`; `onHeard` once every sentence was spoken to its end. */
  constructor(sentences: readonly string[], speak: Speak, on: { change: () => void; heard: () => void }) {
    this.#sentences = sentences;
    this.#speak = speak;
    this.#onChange = on.change;
    this.#onHeard = on.heard;
  }

  /** Index of the sentence that is spoken, or that comes next. */
  get at(): number {
    return this.#at;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Goes on from the present sentence; from the first after the last. */
  play(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#say();
  }

  stop(): void {
    this.#turn++;
    this.#isRunning = false;
    this.#onChange();
  }

  #say(): void {
    const turn = ++this.#turn;
    const index = this.#at;
    this.#onChange();
    this.#speak(this.#sentences[index] ?? '', (wasSpoken) => {
      // What was stopped meanwhile ends too late to count.
      if (turn !== this.#turn) return;
      if (wasSpoken) this.#ended(index);
      else this.stop();
    });
  }

  #ended(index: number): void {
    this.#spoken.add(index);
    const isLast = index === this.#sentences.length - 1;
    this.#at = isLast ? 0 : index + 1;
    if (this.#spoken.size === this.#sentences.length) this.#onHeard();
    if (isLast) this.stop();
    else this.#say();
  }
}
