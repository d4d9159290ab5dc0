import { SightReader } from '@clearhall/shared-schema/avatar/frame';
import type { World } from '../avatar/world.ts';

/** Brings what the room tells of the people in sight into the world, frame by frame. */
export class SightMirror {
  #reader = new SightReader();
  /** When the last frame came. */
  #cameAtMs = 0;

  /** Forgets everybody: another room begins. */
  forget(): void {
    this.#reader = new SightReader();
  }

  /** Takes a frame in that came at `nowMs`; `world` is null before the map is there. */
  take(frame: Uint8Array, world: World | null, nowMs: number): void {
    const changes = this.#reader.read(frame);
    this.#cameAtMs = nowMs;
    if (!world) return;
    world.hear(this.#reader.tick, nowMs);
    world.be(this.#reader.ownId);
    for (const change of changes) {
      if (change.kind === 'gone') world.remove(change.id);
      else world.put(change.record, change.kind !== 'looks', nowMs);
    }
  }

  /** Tells a world that came later, at `nowMs`, everything that is known. */
  show(world: World, nowMs: number): void {
    if (this.#reader.ownId === '') return;
    world.hear(this.#reader.tick, this.#cameAtMs);
    world.be(this.#reader.ownId);
    for (const record of this.#reader.people.values()) world.put(record, false, nowMs);
  }
}
