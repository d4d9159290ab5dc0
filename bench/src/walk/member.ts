import type { Room } from '@colyseus/sdk';

/** A turn as its walker sent it, or as somebody saw it: `mark` tells turns of one walker apart. */
export type Seen = { id: string; mark: number; atMs: number };

/** What went over one line. */
export class LineCount {
  bytes = 0;
  frames = 0;
  sent = 0;

  reset(): void {
    this.bytes = 0;
    this.frames = 0;
    this.sent = 0;
  }
}

/** What a process of the swarm does with one of its people; times are the machine's, in milliseconds. */
export type Member = {
  /** How others see who it is. */
  readonly id: string;
  readonly roomId: string;
  readonly count: LineCount;
  /** Code with which the line was closed; null while it is open. */
  readonly closedWith: number | null;
  /** How many others this one has in its state now; null where it does not read what it gets. */
  readonly inSight: number | null;
  /** Turns for a leg of so many ticks; gives the mark of the turn. */
  turn(atMs: number, legTicks: number): number;
  /** Tells its position, where that is the member's task. */
  move(atMs: number): void;
  /** From now on reads nothing and only counts. */
  onlyCount(): void;
  /** From now on tells of every turn of others that it decodes and, every `frameMs`, draws. */
  watch(onDecoded: (seen: Seen) => void, onDrawn: ((seen: Seen) => void) | null): void;
  /** One frame of the picture. */
  draw(atMs: number): void;
  leave(): Promise<void>;
};

type Socket = { onmessage?: ((event: MessageEvent) => void) | null };

/** Counts all that comes over a line; `reads` false: and reads no more of it. */
export function countLine(room: Room, count: LineCount, reads: boolean): void {
  const events = room.connection.events as Socket;
  const read = reads ? events.onmessage : null;
  events.onmessage = (event) => {
    count.frames++;
    count.bytes += (event.data as ArrayBuffer).byteLength;
    read?.(event);
  };
}
