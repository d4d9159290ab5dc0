import { TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import { Client, type Room } from '@colyseus/sdk';
import { facingOf } from '../../../client/src/avatar/shown-avatar.ts';
import { machineMs } from './machine-ms.ts';
import { countLine, LineCount, type Member, type Seen } from './member.ts';
import type { WalkScript } from './walk-script.ts';

type Player = { x: number; y: number; rotation: number; anim: string };
type World = { players?: Map<string, Player> };

const WORDS = ['right', 'down_right', 'down', 'down_left', 'left', 'up_left', 'up', 'up_right'];

/** One person in the reference room: says sixty times a second where it is. */
export class ReferenceMember implements Member {
  readonly count = new LineCount();
  closedWith: number | null = null;
  readonly #room: Room<unknown, World>;
  readonly #script: WalkScript;
  readonly #originMs: number;

  private constructor(room: Room<unknown, World>, script: WalkScript, originMs: number) {
    this.#room = room;
    this.#script = script;
    this.#originMs = originMs;
    room.reconnection.enabled = false;
    room.onLeave((code) => {
      this.closedWith = code;
    });
    room.onDrop((code) => {
      this.closedWith = code;
    });
    countLine(room, this.count, true);
  }

  /** Enters; the ticks of `script` are counted from `originMs`. */
  static async enter(origin: string, script: WalkScript, originMs: number): Promise<ReferenceMember> {
    const room = await new Client(origin).joinOrCreate<World>('reference');
    return new ReferenceMember(room, script, originMs);
  }

  get id(): string {
    return this.#room.sessionId;
  }

  get roomId(): string {
    return this.#room.roomId;
  }

  get inSight(): number | null {
    const people = this.#room.state.players?.size;
    return people === undefined ? null : people - 1;
  }

  turn(atMs: number, legTicks: number): number {
    this.#script.advanceTo(Math.floor((atMs - this.#originMs) / TICK_MS));
    return this.#script.turn(legTicks);
  }

  move(atMs: number): void {
    if (this.closedWith !== null) return;
    const tick = (atMs - this.#originMs) / TICK_MS;
    this.#script.advanceTo(Math.floor(tick));
    const { x, y } = this.#script.placeAt(tick);
    const { heading } = this.#script.motion;
    const anim = `walk_${WORDS[facingOf(heading)]}`;
    this.#room.send('move', { x, y, rotation: (heading / 128) * Math.PI, anim });
    this.count.sent++;
  }

  onlyCount(): void {
    countLine(this.#room, this.count, false);
  }

  watch(onDecoded: (seen: Seen) => void, onDrawn: ((seen: Seen) => void) | null): void {
    const last = new Map<string, string>();
    this.#room.onStateChange(({ players }) => {
      const atMs = machineMs();
      players?.forEach(({ anim }, id) => {
        const before = last.get(id);
        if (before === anim) return;
        last.set(id, anim);
        const facing = WORDS.indexOf(anim.slice('walk_'.length));
        if (before === undefined || facing < 0 || id === this.id) return;
        onDecoded({ id, mark: facing, atMs });
        // Such pages draw what they get at once and chase it.
        onDrawn?.({ id, mark: facing, atMs });
      });
    });
  }

  draw(): void {}

  async leave(): Promise<void> {
    if (this.closedWith === null) await this.#room.leave();
  }
}
