import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { facingOf } from '../../../client/src/avatar/shown-avatar.ts';
import { watchProcess } from '../process-figures.ts';
import { call } from './calls.ts';
import type { Belongs } from './hall-ground.ts';
import { latencies } from './latencies.ts';
import type { Seen } from './member.ts';
import type { NewPeople, SwarmNews, swarmCalls, WalkOrder } from './swarm-process.ts';

type SwarmCalls = typeof swarmCalls;

/** What a swarm saw in a window. Rates are means of one client a second; times in milliseconds. */
export type SwarmFigures = {
  people: number;
  closed: number;
  bytesDown: number;
  framesDown: number;
  messagesUp: number;
  /** Others in the state of those who read all, mean. */
  received: number;
  /** Bytes a second, for each other that is received, of those who read all. */
  bytesPerReceived: number;
  decodedMs: number[];
  drawnMs: number[];
  /** Turns that were sent a second and client. */
  turns: number;
  /** CPU of the busiest process of the swarm, in % of one core. */
  busiestCpuPercent: number | null;
};

/** How many of the people read all that they get; they are in a process of their own, apart from those who are seen. */
export const WATCHERS = 10;
const AT_ONCE = 12;

/** The people of a benchmark: a crowd that counts what it gets, and a few who read it all, each in a process. */
export class Swarm {
  readonly #crowd = start();
  readonly #watchers = start();
  readonly #origin: string;
  readonly #room: 'hall' | 'reference';
  #people = 0;
  #roomId: string | null;

  /** `roomId`: the room of a friend that all go to; else the first one finds or opens one. */
  constructor(origin: string, room: 'hall' | 'reference', roomId: string | null = null) {
    this.#origin = origin;
    this.#room = room;
    this.#roomId = roomId;
  }

  get people(): number {
    return this.#people;
  }

  /** Lets as many come in as are missing to `people`; `belongs` says where each one walks. */
  async growTo(people: number, belongs: (number: number) => Belongs): Promise<void> {
    const numbers = Array.from({ length: people - this.#people }, (_, i) => this.#people + i);
    const share = (chosen: number[], watches: boolean): NewPeople => ({
      origin: this.#origin,
      room: this.#room,
      roomId: this.#roomId,
      watches,
      numbers: chosen,
      belongs: chosen.map(belongs),
      atOnce: AT_ONCE,
    });
    if (this.#roomId === null) {
      // The first one opens the room; all others follow by the link of a friend, into the same one.
      const first = numbers.shift() ?? 0;
      this.#roomId = await call<SwarmCalls, 'enter'>(this.#watchers, 'enter', share([first], true));
    }
    const watching = numbers.filter((number) => number < WATCHERS);
    const crowd = numbers.filter((number) => number >= WATCHERS);
    await Promise.all([
      call<SwarmCalls, 'enter'>(this.#watchers, 'enter', share(watching, true)),
      call<SwarmCalls, 'enter'>(this.#crowd, 'enter', share(crowd, false)),
    ]);
    this.#people = people;
  }

  /** Everybody walks from now on. */
  async walk(turnsPerS: number): Promise<void> {
    const order: WalkOrder = { turnsPerS };
    await Promise.all(this.#both().map((child) => call<SwarmCalls, 'walk'>(child, 'walk', order)));
  }

  /** What goes over the lines while `window` lasts. */
  async measure(window: () => Promise<void>): Promise<SwarmFigures> {
    const usage = await Promise.all(this.#both().map((child) => watchProcess(child.pid)));
    await Promise.all(this.#both().map((child) => call<SwarmCalls, 'begin'>(child, 'begin', undefined as never)));
    const beganMs = performance.now();
    await window();
    const ends = this.#both().map((child) => call<SwarmCalls, 'end'>(child, 'end', undefined as never));
    const tookS = (performance.now() - beganMs) / 1000;
    const used = await Promise.all(usage.map((finish) => finish()));
    const [crowd, watchers] = (await Promise.all(ends)) as [SwarmNews, SwarmNews];
    const cpus = used.flatMap(({ cpuPercent }) => cpuPercent ?? []);
    const seenAs = this.#room === 'hall' ? 'heading' : 'facing';
    return {
      ...figuresOf(crowd, watchers, tookS, seenAs),
      busiestCpuPercent: cpus.length > 0 ? Math.max(...cpus) : null,
    };
  }

  async leave(): Promise<void> {
    for (const child of this.#both()) {
      await call<SwarmCalls, 'leave'>(child, 'leave', undefined as never).catch(() => {});
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.connected) child.disconnect();
      await ended;
    }
  }

  #both(): ChildProcess[] {
    return [this.#crowd, this.#watchers];
  }
}

function start(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'swarm-process.ts'), { serialization: 'advanced' });
}

/** `seenAs`: by what a turn is told apart where it is decoded; what is drawn always shows one of eight facings. */
function figuresOf(
  crowd: SwarmNews,
  watchers: SwarmNews,
  tookS: number,
  seenAs: 'heading' | 'facing',
): Omit<SwarmFigures, 'busiestCpuPercent'> {
  const people = crowd.people + watchers.people;
  const each = (of: (news: SwarmNews) => number) => (of(crowd) + of(watchers)) / people / tookS;
  const received = watchers.inSight.reduce((sum, count) => sum + count, 0) / Math.max(1, watchers.inSight.length);
  // Only the turns of the crowd: they are sent by one process and seen in another.
  const turned = crowd.turns;
  const facing = turned.map(({ id, mark, atMs }): Seen => ({ id, mark: facingOf(mark), atMs }));
  return {
    people,
    closed: crowd.closed + watchers.closed,
    bytesDown: each(({ bytes }) => bytes),
    framesDown: each(({ frames }) => frames),
    messagesUp: each(({ sent }) => sent),
    received,
    bytesPerReceived: watchers.bytes / watchers.people / tookS / received,
    decodedMs: latencies(seenAs === 'heading' ? turned : facing, watchers.decoded),
    drawnMs: latencies(facing, watchers.drawn),
    turns: each((news) => news.turns.length),
  };
}
