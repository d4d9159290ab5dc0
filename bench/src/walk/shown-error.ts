import { SightWriter } from '@clearhall/shared-schema/avatar/frame';
import { type Motion, SPEED_TILES_PER_S, step, TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import type { Appearance, Segment } from '@clearhall/shared-schema/avatar/record';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { World } from '../../../client/src/avatar/world.ts';
import { SightMirror } from '../../../client/src/net/sight-mirror.ts';
import { Walker } from '../../../game-server/src/avatar/walker.ts';
import { Line, type LineWeather } from './line-weather.ts';
import { diceOf, type Ground, WalkScript } from './walk-script.ts';

/** What somebody else's page showed: distances in tiles to where the server had them at the instant it claims to show. */
export type ShownErrors = { errorTiles: number[]; delayMs: number[] };

export type Rehearsal = {
  map: HallMap;
  ground: Ground;
  places: readonly Point[];
  walkers: number;
  turnsPerS: number;
  seconds: number;
  weather: LineWeather;
  seed: number;
};

const FIRST_TICK = 1000;
const PATCH_EVERY_TICKS = 2;
const FRAME_MS = 1000 / 60;
const SETTLE_MS = 4000;
const OWN_NUMBER = 1;
const BEACON_NUMBER = 2;
/** How long the corridor of the beacon is; it walks 5 tiles a second. */
const CORRIDOR_TILES = 505;
const PLAIN: Appearance = {
  name: 'Walker',
  role: 'visitor',
  look: 0,
  connected: true,
  status: 'here',
  hasHandUp: false,
  passes: 0,
};

/**
 * Plays people who walk in the real rules, told by the real frames over a line with weather to the real world of a
 * client, and compares sixty times a second what that shows with the server's path. The instant that the client
 * claims to show is read off a beacon: an avatar that walks straight on for ever, so that its place tells the time.
 */
export function rehearse(rehearsal: Rehearsal): ShownErrors {
  const stage = new Stage(rehearsal);
  const found: ShownErrors = { errorTiles: [], delayMs: [] };
  for (let frame = 0; frame * FRAME_MS < rehearsal.seconds * 1000; frame++) {
    const nowMs = frame * FRAME_MS;
    stage.playTo(nowMs);
    if (nowMs < SETTLE_MS) continue;
    const shownTick = stage.shownTick();
    if (shownTick === null) continue;
    found.delayMs.push((stage.serverTickAt(nowMs) - shownTick) * TICK_MS);
    found.errorTiles.push(...stage.errorsAt(shownTick));
  }
  return found;
}

/** A person who walks: its line to the server, the server's walker, and the server's path by tick. */
type Actor = {
  number: number;
  walker: Walker;
  script: WalkScript;
  line: Line;
  clockMs: number;
  nextTurnMs: number;
  seq: number;
  path: Map<number, Motion>;
  told: Segment | null;
};

class Stage {
  readonly #map: HallMap;
  readonly #rehearsal: Rehearsal;
  readonly #actors: Actor[];
  readonly #beacon: Walker;
  readonly #world: World;
  readonly #mirror = new SightMirror();
  readonly #writer = new SightWriter();
  readonly #down: Line;
  #tick = FIRST_TICK;
  #beaconTold = false;

  constructor(rehearsal: Rehearsal) {
    const dice = diceOf(rehearsal.seed);
    this.#rehearsal = rehearsal;
    this.#map = withCorridor(rehearsal.map);
    this.#down = new Line(rehearsal.weather, diceOf(rehearsal.seed + 1));
    this.#world = new World(this.#map, () => true);
    this.#beacon = new Walker({ x: 1.5, y: rehearsal.map.height + 1.5 }, FIRST_TICK);
    this.#beacon.obey(this.#map, { kind: 'steer', heading: 0, pace: 1 }, 0, 0, FIRST_TICK);
    this.#actors = Array.from({ length: rehearsal.walkers }, (_, i) => this.#actor(i, dice));
  }

  /** Everything that happens up to a time: the server's ticks, what people want, what arrives; then one frame. */
  playTo(nowMs: number): void {
    while (this.serverTickAt(nowMs) >= this.#tick + 1) {
      const tickMs = (this.#tick + 1 - FIRST_TICK) * TICK_MS;
      this.#turnAll(tickMs);
      this.#tick++;
      this.#beacon.advance(this.#map, this.#tick);
      for (const actor of this.#actors) {
        actor.walker.advance(this.#map, this.#tick);
        this.#note(actor, this.#tick);
        actor.line.deliver(tickMs);
      }
      if (this.#tick % PATCH_EVERY_TICKS === 0) this.#tell(tickMs);
    }
    this.#down.deliver(nowMs);
    this.#world.advance(nowMs);
  }

  serverTickAt(nowMs: number): number {
    return FIRST_TICK + nowMs / TICK_MS;
  }

  /** The server tick (a float) that the world shows others at. */
  shownTick(): number | null {
    const beacon = this.#world.shown.get(`a${BEACON_NUMBER}`);
    return beacon ? FIRST_TICK + ((beacon.x - 1.5) / SPEED_TILES_PER_S[1]) * (1000 / TICK_MS) : null;
  }

  /** How far off everybody is shown from where the server has them at this tick. */
  errorsAt(tick: number): number[] {
    return this.#actors.flatMap(({ number, path }) => {
      const shown = this.#world.shown.get(`a${number}`);
      const before = path.get(Math.floor(tick));
      const after = path.get(Math.floor(tick) + 1);
      if (!shown || !before || !after) return [];
      const part = tick - Math.floor(tick);
      const x = before.x + (after.x - before.x) * part;
      const y = before.y + (after.y - before.y) * part;
      return [Math.hypot(shown.x - x, shown.y - y)];
    });
  }

  #actor(index: number, dice: () => number): Actor {
    const { places, ground, turnsPerS, weather, seed } = this.#rehearsal;
    const place = places[Math.floor(dice() * places.length)] as Point;
    const walker = new Walker(place, FIRST_TICK);
    const line = new Line(weather, diceOf(seed + 1000 + index));
    const script = new WalkScript(this.#map, { place, tick: 0, passes: 0 }, ground, dice);
    const actor: Actor = {
      number: index + 3,
      walker,
      script,
      line,
      clockMs: dice() * TICK_MS,
      nextTurnMs: (dice() * 1000) / turnsPerS,
      seq: 0,
      path: new Map(),
      told: null,
    };
    this.#note(actor, FIRST_TICK);
    return actor;
  }

  #turnAll(untilMs: number): void {
    const { turnsPerS } = this.#rehearsal;
    for (const actor of this.#actors) {
      for (; actor.nextTurnMs < untilMs; actor.nextTurnMs += 1000 / turnsPerS) {
        const { walker, script, line, clockMs } = actor;
        const clientTick = Math.floor((actor.nextTurnMs + clockMs) / TICK_MS);
        script.motion = { ...script.motion, ...walker.place };
        const heading = script.turn(1000 / turnsPerS / TICK_MS);
        const seq = ++actor.seq & 0xffff;
        line.send(actor.nextTurnMs, () => {
          walker.obey(this.#map, { kind: 'steer', heading, pace: 1 }, clientTick, seq, this.#tick);
          this.#rewrite(actor);
        });
      }
    }
  }

  /** The server's path as it is now, after an intention reached back: its segment, walked on to the present tick. */
  #rewrite(actor: Actor): void {
    const { x, y, heading, pace, startTick } = actor.walker.segment;
    let motion: Motion = { x, y, heading, pace, path: [] };
    for (let tick = startTick; tick < this.#tick; tick++) {
      actor.path.set(tick, motion);
      motion = step(this.#map, 0, motion);
    }
    this.#note(actor, this.#tick);
    const off = Math.hypot(motion.x - actor.walker.place.x, motion.y - actor.walker.place.y);
    if (off > 0.01) throw new Error(`the server's path is not what it told: ${off.toFixed(3)} tiles off`);
  }

  #note({ walker, path }: Actor, tick: number): void {
    path.set(tick, { ...walker.place, heading: 0, pace: 0, path: [] });
  }

  #tell(atMs: number): void {
    const isFirst = !this.#beaconTold;
    const news = this.#actors.filter(({ walker, told }) => walker.segment !== told);
    if (!isFirst && news.length === 0) return;
    this.#writer.begin(this.#tick, isFirst ? OWN_NUMBER : null);
    if (isFirst) {
      this.#writer.met(BEACON_NUMBER, this.#beacon.segment, PLAIN, false);
      this.#beaconTold = true;
    }
    for (const actor of news) {
      if (actor.told) this.#writer.moved(actor.number, actor.walker.segment, false);
      else this.#writer.met(actor.number, actor.walker.segment, PLAIN, false);
      actor.told = actor.walker.segment;
    }
    const bytes = this.#writer.frame().slice();
    this.#down.send(atMs, (arrivedMs) => this.#mirror.take(bytes, this.#world, arrivedMs));
  }
}

/** The map with a corridor below it that is longer than the hall. */
function withCorridor(map: HallMap): HallMap {
  const width = Math.max(map.width, CORRIDOR_TILES + 2);
  const height = map.height + 3;
  const grid = (of: Uint8Array, beyond: number) => {
    const larger = new Uint8Array(width * height).fill(beyond);
    for (let y = 0; y < map.height; y++) larger.set(of.subarray(y * map.width, (y + 1) * map.width), y * width);
    return larger;
  };
  const blocked = grid(map.blocked, 1);
  blocked.fill(0, (map.height + 1) * width + 1, (map.height + 1) * width + 1 + CORRIDOR_TILES);
  return { ...map, width, height, blocked, gateAt: grid(map.gateAt, 0), sceneAt: grid(map.sceneAt, 0) };
}
