import { type Motion, quantise, step } from '@clearhall/shared-schema/avatar/motion';
import type { AvatarRecord, Segment } from '@clearhall/shared-schema/avatar/record';
import { continues, type Intention, intend, placeIntention } from '@clearhall/shared-schema/avatar/rules';
import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { describe, expect, it } from 'vitest';
import { World } from './world.ts';

const TICK = 50;

/** 40 × 30 tiles, walls round it and some pillars; column 20 is a gate. */
function smallMap(): HallMap {
  const [width, height] = [40, 30];
  const map: HallMap = {
    width,
    height,
    blocked: new Uint8Array(width * height),
    gateAt: new Uint8Array(width * height),
    sceneAt: new Uint8Array(width * height).fill(1),
    scenes: [],
    gates: [{ gateId: 'gate-1', x: 20, y: 10, width: 1, height: 3, fromSceneId: 'a', toSceneId: 'b' }],
    exhibits: [],
    starts: [],
    seats: [],
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isGate = x === 20 && y >= 10 && y < 13;
      const isEdge = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      const isPillar = x % 5 === 3 && y % 4 === 3;
      if (isEdge || isPillar || (x === 20 && !isGate)) map.blocked[y * width + x] = 1;
      if (isGate) map.gateAt[y * width + x] = 1;
    }
  }
  return map;
}

/** Numbers 0…1 from a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const START: Motion = { x: 6.5, y: 6.5, heading: 64, pace: 0, path: [] };

/** A room with one walker, as the rules of movement have it: rewinds within the budget, patches every second tick. */
class RehearsedRoom {
  tick = 1000;
  order = 0;
  passes = 0;
  motion = START;
  truth = new Map<number, Motion>([[1000, START]]);
  segment: Segment = segmentOf(START, 1000, 0, 0);
  #offset: number | null = null;
  #seq = 0;
  readonly #map: HallMap;

  constructor(map: HallMap) {
    this.#map = map;
  }

  hear(intention: Intention, seq: number, clientTick: number): void {
    const placed = placeIntention(this.tick, this.#offset, clientTick);
    this.#offset = placed.offset;
    this.#seq = seq;
    const from = placed.atTick;
    this.#set(from, intend(this.#map, this.passes, this.truth.get(from) ?? this.motion, intention));
    this.#write(from);
    for (let tick = from + 1; tick <= this.tick; tick++) this.#walk(tick);
  }

  hearClock(clientTick: number): void {
    this.#offset = placeIntention(this.tick, this.#offset, clientTick).offset;
  }

  lead(to: { x: number; y: number }): void {
    this.order++;
    this.#set(this.tick, intend(this.#map, this.passes, this.motion, { kind: 'go', to, pace: 2 }));
    this.#write(this.tick);
  }

  advance(): void {
    this.tick++;
    this.#walk(this.tick);
  }

  #walk(tick: number): void {
    const before = this.motion;
    this.#set(tick, step(this.#map, this.passes, before));
    if (!continues(before, this.motion)) this.#write(tick);
  }

  #set(tick: number, motion: Motion): void {
    this.motion = motion;
    this.truth.set(tick, motion);
  }

  #write(tick: number): void {
    this.segment = segmentOf(this.motion, tick, this.#seq, this.order);
  }
}

function segmentOf({ x, y, heading, pace }: Motion, startTick: number, seq: number, order: number): Segment {
  return { x: quantise(x), y: quantise(y), heading, pace, startTick, seq, order };
}

function record(id: string, segment: Segment, passes = 0): AvatarRecord {
  const looks = { look: 0, connected: true, status: 'here', hasHandUp: false } as const;
  return { id, name: id, role: 'visitor', ...looks, passes, segment };
}

type Scene = { map: HallMap; room: RehearsedRoom; own: World; other: World; sent: number; nowMs: number };
type Wish = (scene: Scene, tick: number) => void;

/**
 * Plays `ticks` ticks at 60 frames a second: the walker's own world, the room, and a world that looks on; each way
 * takes `delayMs()`, in order. `each` is called after every frame.
 */
function play(ticks: number, delayMs: () => number, wish: Wish, each?: (scene: Scene) => void, passes = 0): Scene {
  const map = smallMap();
  const room = new RehearsedRoom(map);
  room.passes = passes;
  const wire: { atMs: number; deliver: () => void }[] = [];
  let upMs = 0;
  let downMs = 0;
  const scene = { map, room, sent: 0, nowMs: 0 } as Scene;
  const up = (deliver: () => void) => {
    upMs = Math.max(upMs, scene.nowMs + delayMs());
    wire.push({ atMs: upMs, deliver });
  };
  const down = (deliver: () => void) => {
    downMs = Math.max(downMs, scene.nowMs + delayMs());
    wire.push({ atMs: downMs, deliver });
  };
  scene.own = new World(
    map,
    (intention, seq, tick) => {
      scene.sent++;
      up(() => room.hear(intention, seq, tick));
      return true;
    },
    (tick) => up(() => room.hearClock(tick)),
  );
  scene.other = new World(map, () => true);
  scene.own.be('walker');
  const publish = (isNews: boolean) => {
    const { segment, tick } = room;
    down(() => {
      scene.own.hear(tick, scene.nowMs);
      scene.other.hear(tick, scene.nowMs);
      scene.own.put(record('walker', segment, passes), isNews, scene.nowMs);
      scene.other.put(record('walker', segment, passes), isNews, scene.nowMs);
    });
  };
  const firstTick = room.tick;
  down(() => {
    scene.own.hear(firstTick, scene.nowMs);
    scene.other.hear(firstTick, scene.nowMs);
  });
  publish(false);
  let told = room.segment;
  let wishedTick = -1;
  for (let frame = 0; frame < ticks * 3; frame++) {
    scene.nowMs = (frame * TICK) / 3;
    while (room.tick - 1000 < Math.floor((scene.nowMs - 7) / TICK)) {
      room.advance();
      if (room.tick % 2 === 0 && room.segment !== told) {
        told = room.segment;
        publish(true);
      }
    }
    for (const message of wire.filter(({ atMs }) => atMs <= scene.nowMs)) {
      wire.splice(wire.indexOf(message), 1);
      message.deliver();
    }
    if (scene.own.tick !== wishedTick) {
      wishedTick = scene.own.tick;
      wish(scene, wishedTick);
    }
    scene.own.advance(scene.nowMs);
    scene.other.advance(scene.nowMs);
    each?.(scene);
  }
  return scene;
}

/** A walker that wants something else every half second or so, for the first `until` ticks after learning the way. */
function restless(seed: number, until: number): Wish {
  const throwDice = dice(seed);
  return ({ own }, tick) => {
    if (tick === until) own.want({ kind: 'steer', heading: 0, pace: 0 });
    if (tick < 30 || tick >= until || throwDice() > 0.1) return;
    const heading = Math.floor(throwDice() * 8) * 32;
    const kind = throwDice();
    if (kind < 0.2) own.want({ kind: 'steer', heading, pace: 0 });
    else if (kind < 0.7) own.want({ kind: 'steer', heading, pace: kind < 0.5 ? 1 : 2 });
    else own.want({ kind: 'go', to: { x: 1 + throwDice() * 18, y: 1 + throwDice() * 28 }, pace: 1 });
  };
}

describe('World, oneself', () => {
  it('M4 equal intentions give equal paths on a steady line, with no correction', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { own, room, sent } = play(900, () => 40, restless(seed, 800));
      expect(sent).toBeGreaterThan(30);
      expect(own.corrections).toBe(0);
      expect(own.self?.x).toBeCloseTo(room.motion.x, 6);
      expect(own.self?.y).toBeCloseTo(room.motion.y, 6);
    }
  });

  it('M4 ends where the server says after jitter of 80 ± 40 ms, whatever had to be corrected', () => {
    for (const seed of [11, 12, 13, 14, 15]) {
      const jitter = dice(seed + 100);
      const { own, room, sent } = play(900, () => 40 + jitter() * 80, restless(seed, 800));
      expect(own.corrections).toBeLessThan(sent / 5);
      expect(own.self?.x).toBeCloseTo(room.motion.x, 2);
      expect(own.self?.y).toBeCloseTo(room.motion.y, 2);
    }
  });

  it('M10 is led where the server leads it, without counting a correction, until it wants something itself', () => {
    let hasLed = false;
    const { own, room } = play(
      300,
      () => 40,
      ({ room: led }, tick) => {
        if (tick < 50 || hasLed) return;
        hasLed = true;
        led.lead({ x: 12.5, y: 20.5 });
      },
    );
    expect(room.motion).toMatchObject({ x: 12.5, y: 20.5, pace: 0 });
    expect(own.self).toMatchObject({ x: 12.5, y: 20.5, pace: 0 });
    expect(own.corrections).toBe(0);
  });

  it('M3 never stands in a wall or a closed gate', () => {
    const wish: Wish = ({ own }, tick) => {
      if (tick === 30) own.want({ kind: 'go', to: { x: 17.5, y: 12.5 }, pace: 2 });
      if (tick === 120) own.want({ kind: 'steer', heading: 0, pace: 2 });
    };
    const closed = play(200, () => 40, wish);
    expect(closed.own.self?.x).toBeLessThan(19.71);
    expect(closed.own.self?.pace).toBe(0);
    const open = play(200, () => 40, wish, undefined, 1);
    expect(open.own.self?.x).toBeGreaterThan(25);
    expect(open.own.corrections).toBe(0);
  });

  it('M11 goes on exactly after the page slept for a minute', () => {
    const map = smallMap();
    const world = new World(map, () => true);
    world.be('walker');
    world.put(record('walker', segmentOf(START, 0, 0, 0)), false, 0);
    world.advance(100);
    world.want({ kind: 'go', to: { x: 17.5, y: 25.5 }, pace: 1 });
    world.advance(150);
    world.advance(60_000);
    expect(world.self).toMatchObject({ x: 17.5, y: 25.5, pace: 0 });
    expect(world.tick).toBe(1200);
  });

  it('M12 stands still while nothing can be told', () => {
    const world = new World(smallMap(), () => false);
    world.be('walker');
    world.put(record('walker', segmentOf(START, 0, 0, 0)), false, 0);
    world.advance(100);
    world.want({ kind: 'steer', heading: 0, pace: 1 });
    world.advance(1000);
    expect(world.self).toMatchObject({ x: 6.5, y: 6.5, pace: 0 });
  });

  it('M1 takes the server word for a place that it never was at', () => {
    const map = smallMap();
    let told = 0;
    const world = new World(map, (_intention, seq) => {
      told = seq;
      return true;
    });
    world.be('walker');
    world.put(record('walker', segmentOf(START, 100, 0, 0)), false, 0);
    for (const ms of [100, 250, 450, 1000]) world.advance(ms);
    world.want({ kind: 'steer', heading: 0, pace: 1 });
    world.advance(1050);
    const elsewhere = { ...START, x: 8.5, y: 8.5 };
    world.hear(121, 1100);
    world.put(record('walker', segmentOf(elsewhere, 121, told, 0)), true, 1100);
    world.advance(2000);
    expect(world.corrections).toBe(1);
    expect(world.self?.x).toBeCloseTo(8.5, 3);
    expect(world.self?.y).toBeCloseTo(8.5, 3);
  });
});

describe('World, others', () => {
  it('M13 follow what the server knows within a quarter of a tile (p95) at 80 ± 40 ms', () => {
    for (const seed of [21, 22, 23]) {
      const jitter = dice(seed);
      const errors: number[] = [];
      play(
        900,
        () => 40 + jitter() * 80,
        restless(seed, 800),
        ({ other, room, nowMs }) => {
          const shown = other.shown.get('walker');
          if (!shown || nowMs < 3000) return;
          const near = Math.min(
            ...[...Array(12)].map((_, back) => {
              const truth = room.truth.get(room.tick - back);
              return truth ? Math.hypot(truth.x - shown.x, truth.y - shown.y) : Number.POSITIVE_INFINITY;
            }),
          );
          errors.push(near);
        },
      );
      errors.sort((a, b) => a - b);
      expect(errors.length).toBeGreaterThan(1000);
      expect(errors[Math.floor(errors.length * 0.95)]).toBeLessThan(0.25);
    }
  });

  it('M13 move smoothly: no frame takes them further than a glide of a correction', () => {
    const jitter = dice(31);
    let last: { x: number; y: number } | null = null;
    let longest = 0;
    play(
      600,
      () => 40 + jitter() * 80,
      restless(31, 550),
      ({ other }) => {
        const shown = other.shown.get('walker');
        if (!shown) return;
        if (last) longest = Math.max(longest, Math.hypot(shown.x - last.x, shown.y - last.y));
        last = { x: shown.x, y: shown.y };
      },
    );
    expect(longest).toBeLessThan(0.75);
  });

  it('M8 are gone when they leave the scene, and oneself stays', () => {
    const world = new World(smallMap(), () => true);
    world.be('a');
    world.put(record('a', segmentOf(START, 0, 0, 0)), false, 0);
    world.put(record('b', segmentOf(START, 0, 0, 0)), false, 0);
    world.remove('b');
    world.advance(100);
    expect([...world.shown.keys()]).toEqual(['a']);
    expect(world.self?.isSelf).toBe(true);
  });
});
