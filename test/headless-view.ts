import type { HallView, ViewInput } from '../client/src/avatar/hall-view.ts';
import type { ShownAvatar } from '../client/src/avatar/shown-avatar.ts';
import type { World } from '../client/src/avatar/world.ts';
import type { Point } from '../shared-schema/src/map/hall-map.ts';

/** One picture as a headless view has it: places in CSS pixels from its upper left corner. */
export type DrawnHall = {
  avatars: { id: string; at: Point; facing: number; walks: boolean; sits: boolean; name: string | null }[];
  gates: { gateId: string; at: Point; isOpen: boolean }[];
  /** The mark where one will arrive. */
  goal: Point | null;
};

const TILE_PX = 64;

/**
 * The hall drawn into a list instead of a canvas, by the contract of the views alone: the world, and what the page
 * says through `ViewInput`. It keeps nothing but what it was started with.
 */
export class HeadlessView implements HallView {
  readonly #size: Point;
  #open: { world: World; input: ViewInput } | null = null;

  /** `size` in CSS pixels. */
  constructor(size: Point) {
    this.#size = size;
  }

  async start(world: World, input: ViewInput): Promise<void> {
    this.#open = { world, input };
  }

  stop(): void {
    this.#open = null;
  }

  project(place: Point): Point | null {
    const middle = this.#middle();
    const seen = this.#seen();
    if (!middle || !seen) return null;
    return {
      x: (place.x - middle.x) * TILE_PX + seen.left + seen.width / 2,
      y: (place.y - middle.y) * TILE_PX + seen.top + seen.height / 2,
    };
  }

  /** One picture at a time (ms, monotone), from the time to the marks; null when the view is not open. */
  frame(nowMs: number): DrawnHall | null {
    if (!this.#open) return null;
    const { world } = this.#open;
    world.advance(nowMs);
    return { avatars: this.#avatars(), gates: this.#gates(), goal: world.goal && this.project(world.goal) };
  }

  /** Somebody taps the picture. */
  tap(at: Point): void {
    const middle = this.#middle();
    const seen = this.#seen();
    if (!this.#open || !middle || !seen) return;
    this.#open.input.tapped({
      x: (at.x - seen.left - seen.width / 2) / TILE_PX + middle.x,
      y: (at.y - seen.top - seen.height / 2) / TILE_PX + middle.y,
    });
  }

  #avatars(): DrawnHall['avatars'] {
    const { world, input } = this.#open as { world: World; input: ViewInput };
    return [...world.shown.values()].flatMap((avatar) => {
      const at = this.project(avatar);
      if (!at || at.x < 0 || at.y < 0 || at.x > this.#size.x || at.y > this.#size.y) return [];
      const { id, facing, pace, sits } = avatar;
      return [{ id, at, facing, walks: pace !== 0, sits, name: isNamed(avatar, input) ? avatar.name : null }];
    });
  }

  #gates(): DrawnHall['gates'] {
    const { world } = this.#open as { world: World };
    return world.map.gates.flatMap((gate, index) => {
      const at = this.project({ x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 });
      return at ? [{ gateId: gate.gateId, at, isOpen: (world.passes & (1 << index)) !== 0 }] : [];
    });
  }

  /** What the middle of the uncovered part looks at. */
  #middle(): Point | null {
    const world = this.#open?.world;
    return world ? (world.self ?? world.map.starts[0] ?? null) : null;
  }

  #seen(): { left: number; top: number; width: number; height: number } | null {
    if (!this.#open) return null;
    const { top, right, bottom, left } = this.#open.input.covered();
    return { left, top, width: this.#size.x - left - right, height: this.#size.y - top - bottom };
  }
}

function isNamed({ isSelf, role }: ShownAvatar, input: ViewInput): boolean {
  const names = input.names();
  return isSelf || names === 'all' || (names === 'lecturer' && role === 'lecturer');
}
