import { headingOf, type Pace } from '@clearhall/shared-schema/avatar/motion';
import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import type { Point } from '@clearhall/shared-schema/map/hall-map';

/** Keys by where they lie, so that every keyboard layout and input method steers alike. */
const DIRECTIONS: Readonly<Record<string, Point>> = {
  KeyW: { x: 0, y: -1 },
  ArrowUp: { x: 0, y: -1 },
  KeyS: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: 1 },
  KeyA: { x: -1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  KeyD: { x: 1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** A stick pulled less than this far stands still; further than `HURRY_PULL`, it hurries. */
const DEAD_PULL = 0.25;
const HURRY_PULL = 0.9;
/** A stick turns the avatar in steps of 1/32 turn, and only when it is this far (in 1/256 turn) off the last one. */
const STICK_STEP = 8;
const STICK_SLACK = 7;

/** Turns keys, stick and taps into intentions, each told once. */
export class Steering {
  readonly #want: (intention: Intention) => void;
  readonly #held = new Set<string>();
  #hurries = false;
  #stick: Point = { x: 0, y: 0 };
  #heading = 64;
  #pace: Pace = 0;

  constructor(want: (intention: Intention) => void) {
    this.#want = want;
  }

  /** Whether a key steers at all. */
  static steersBy(code: string): boolean {
    return code in DIRECTIONS;
  }

  press(code: string): void {
    if (code in DIRECTIONS) this.#held.add(code);
    this.#tell();
  }

  release(code: string): void {
    this.#held.delete(code);
    this.#tell();
  }

  hurry(hurries: boolean): void {
    this.#hurries = hurries;
    this.#tell();
  }

  /** Pulls the stick; (0, 0) lets it go, length 1 is as far as it goes. */
  pull(to: Point): void {
    this.#stick = to;
    this.#tell();
  }

  /** Walks to a place by the shortest way. */
  walkTo(to: Point, pace: 1 | 2): void {
    this.#pace = 0;
    this.#want({ kind: 'go', to, pace });
  }

  /** Lets everything go: the page lost the focus, or somebody types. */
  letGo(): void {
    this.#held.clear();
    this.#stick = { x: 0, y: 0 };
    this.#tell();
  }

  #tell(): void {
    const { heading, pace } = this.#byKeys() ?? this.#byStick();
    if (pace === this.#pace && (pace === 0 || heading === this.#heading)) return;
    this.#heading = heading;
    this.#pace = pace;
    this.#want({ kind: 'steer', heading, pace });
  }

  #byKeys(): { heading: number; pace: Pace } | null {
    if (this.#held.size === 0) return null;
    let [x, y] = [0, 0];
    for (const code of this.#held) {
      x += DIRECTIONS[code]?.x ?? 0;
      y += DIRECTIONS[code]?.y ?? 0;
    }
    if (x === 0 && y === 0) return { heading: this.#heading, pace: 0 };
    return { heading: headingOf(Math.sign(x), Math.sign(y)), pace: this.#hurries ? 2 : 1 };
  }

  #byStick(): { heading: number; pace: Pace } {
    const pull = Math.hypot(this.#stick.x, this.#stick.y);
    if (pull < DEAD_PULL) return { heading: this.#heading, pace: 0 };
    const pace: Pace = pull >= HURRY_PULL || this.#hurries ? 2 : 1;
    const exact = headingOf(this.#stick.x, this.#stick.y);
    const off = Math.abs(((exact - this.#heading) << 24) >> 24);
    if (this.#pace !== 0 && off < STICK_SLACK) return { heading: this.#heading, pace };
    return { heading: (Math.round(exact / STICK_STEP) * STICK_STEP) & 255, pace };
  }
}
