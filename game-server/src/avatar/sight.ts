import { SIGHT_FRAME, SightWriter } from '@clearhall/shared-schema/avatar/frame';
import type { Appearance, Segment } from '@clearhall/shared-schema/avatar/record';
import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { ClientState } from '@colyseus/core';
import type { Participant } from '../room-world.ts';
import { Nearness } from './nearness.ts';
import type { Walker } from './walker.ts';

/** From so many people in a scene on, only who is near is seen; down to so few, everybody again. */
const CROWD = { from: 61, until: 50 } as const;
/** In a crowd one comes into sight at this distance and goes out of it at that one, in tiles; a screen shows 20 across. */
const IN_SIGHT_TILES = 14;
const OUT_OF_SIGHT_TILES = 17;
/** However thick the crowd, no more are seen at a time; the nearest come first. */
const MOST_SEEN = 200;
/** In a crowd each line looks about anew in every third of its frames. */
const LOOKS_EVERY_FRAMES = 3;
/** Lines are told by turns, half of them at a time, so that no tick has to tell all of a crowd. */
const TURNS = 2;

/** A body that can be seen: what is told of it, and the lines that know it, by their turn. */
type Body = {
  readonly who: Participant;
  readonly walker: Walker;
  looks: Appearance;
  readonly told: { segment: Segment; looks: Appearance }[];
  readonly seenBy: readonly Set<Eye>[];
  /** Where it was when the crowd was last counted, in tiles. */
  x: number;
  y: number;
};

/** One line's sight. */
type Eye = {
  readonly body: Body;
  readonly known: Set<Body>;
  readonly writer: SightWriter;
  readonly turn: number;
  mustLook: boolean;
};

/** The bodies of a scene; `leaders` are seen from everywhere in it, counted anew with each turn in a crowd. */
type Scene = { readonly bodies: Set<Body>; isCrowded: boolean; leaders: Body[] };

/**
 * Who is told of whom, and what: in a scene everybody sees everybody; in a crowded one, who is near, with a margin
 * between coming into sight and going out of it. All that a line has to know goes into one frame at its turn.
 */
export class Sight {
  readonly #map: HallMap;
  readonly #bodies = new Map<Participant, Body>();
  readonly #eyes = new Map<Participant, Eye>();
  readonly #scenes = new Map<string, Scene>();
  readonly #near: Nearness<Body>;
  #turns = 0;

  constructor(map: HallMap) {
    this.#map = map;
    this.#near = new Nearness(map);
  }

  /** A body comes into the hall; its line sees from now on. */
  appear(who: Participant, walker: Walker, looks: Appearance): void {
    const body: Body = {
      who,
      walker,
      looks,
      told: Array.from({ length: TURNS }, () => ({ segment: walker.segment, looks })),
      seenBy: Array.from({ length: TURNS }, () => new Set<Eye>()),
      x: walker.place.x,
      y: walker.place.y,
    };
    this.#bodies.set(who, body);
    this.#sceneOf(who.sceneId).bodies.add(body);
    this.#lookAbout(who.sceneId);
    this.open(who);
  }

  /** The line of a participant is new, or stands again: it is told everything anew. */
  open(who: Participant): void {
    this.close(who);
    const body = this.#bodies.get(who);
    if (!body || !who.client) return;
    const turn = who.number % TURNS;
    this.#eyes.set(who, { body, known: new Set(), writer: new SightWriter(), turn, mustLook: true });
  }

  /** The line is down: it sees nothing, and is told nothing. */
  close(who: Participant): void {
    const eye = this.#eyes.get(who);
    if (!eye) return;
    this.#eyes.delete(who);
    for (const body of eye.known) body.seenBy[eye.turn]?.delete(eye);
  }

  vanish(who: Participant): void {
    const body = this.#bodies.get(who);
    if (!body) return;
    this.close(who);
    this.#bodies.delete(who);
    for (const scene of this.#scenes.values()) scene.bodies.delete(body);
    for (const eye of eyesOn(body)) eye.mustLook = true;
  }

  /** A body looks otherwise now. */
  show(who: Participant, looks: Appearance): void {
    const body = this.#bodies.get(who);
    if (body) body.looks = looks;
  }

  /** A body walked from one scene into another. */
  changeScene(who: Participant, fromSceneId: string): void {
    const body = this.#bodies.get(who);
    if (!body) return;
    this.#sceneOf(fromSceneId).bodies.delete(body);
    this.#sceneOf(who.sceneId).bodies.add(body);
    this.#lookAbout(who.sceneId);
    for (const eye of eyesOn(body)) eye.mustLook = true;
    const eye = this.#eyes.get(who);
    if (eye) eye.mustLook = true;
  }

  /** Those who have a participant in sight now, the participant too while there is a line. */
  viewersOf(who: Participant): Participant[] {
    const body = this.#bodies.get(who);
    return body ? eyesOn(body).map((eye) => eye.body.who) : [];
  }

  /** Tells the lines whose turn it is what is new to them, each in one frame; nothing where nothing is. */
  tell(tick: number): void {
    const turn = this.#turns % TURNS;
    const round = Math.floor(this.#turns / TURNS);
    this.#turns++;
    for (const scene of this.#scenes.values()) this.#count(scene);
    const eyes = [...this.#eyes.values()].filter((eye) => eye.turn === turn);
    for (const { writer, known, body } of eyes) writer.begin(tick, known.size === 0 ? body.who.number : null);
    this.#tellNews(turn);
    let isCounted = false;
    for (const eye of eyes) {
      const scene = this.#sceneOf(eye.body.who.sceneId);
      const isDue = scene.isCrowded && (round + Math.floor(eye.body.who.number / TURNS)) % LOOKS_EVERY_FRAMES === 0;
      if ((!eye.mustLook && !isDue) || !hasJoined(eye)) continue;
      if (scene.isCrowded && !isCounted) this.#countCrowd();
      isCounted ||= scene.isCrowded;
      eye.mustLook = false;
      if (scene.isCrowded) this.#seeNear(eye, scene, tick);
      else this.#seeAll(eye, scene.bodies, tick);
    }
    for (const eye of eyes) this.#send(eye);
  }

  /** Motions and looks that changed, to the lines of this turn that know the body already. */
  #tellNews(turn: number): void {
    for (const body of this.#bodies.values()) {
      const { walker, looks, who } = body;
      const told = body.told[turn] as Body['told'][number];
      const eyes = body.seenBy[turn] as Set<Eye>;
      if (walker.segment !== told.segment) {
        told.segment = walker.segment;
        for (const eye of eyes) eye.writer.moved(who.number, walker.segment, eye.body === body);
      }
      if (looks === told.looks) continue;
      told.looks = looks;
      for (const eye of eyes) eye.writer.looks(who.number, looks);
    }
  }

  /** Where everybody is now, for those who look about in a crowd. */
  #countCrowd(): void {
    for (const body of this.#bodies.values()) ({ x: body.x, y: body.y } = body.walker.place);
    this.#near.fill(this.#bodies.values());
    for (const scene of this.#scenes.values())
      scene.leaders = scene.isCrowded ? [...scene.bodies].filter((body) => body.looks.role === 'lecturer') : [];
  }

  /** Makes a line know just these bodies, and its own. */
  #seeAll(eye: Eye, wanted: ReadonlySet<Body>, tick: number): void {
    for (const body of eye.known) if (body !== eye.body && !wanted.has(body)) this.#lose(eye, body);
    this.#meet(eye, eye.body, tick);
    for (const body of wanted) this.#meet(eye, body, tick);
  }

  /** Makes a line in a crowd know who is near, those who lead, and its own body. */
  #seeNear(eye: Eye, scene: Scene, tick: number): void {
    const { body: own, known } = eye;
    for (const body of known) {
      const isKept = body === own || (scene.bodies.has(body) && tiles2(own, body) <= OUT_OF_SIGHT_TILES ** 2);
      if (!isKept && !(scene.bodies.has(body) && scene.leaders.includes(body))) this.#lose(eye, body);
    }
    this.#meet(eye, own, tick);
    for (const leader of scene.leaders) this.#meet(eye, leader, tick);
    const met: Body[] = [];
    this.#near.within(own, IN_SIGHT_TILES, (body) => {
      if (!known.has(body) && scene.bodies.has(body)) met.push(body);
    });
    const room = MOST_SEEN - known.size;
    if (met.length > room) met.sort((a, b) => tiles2(own, a) - tiles2(own, b)).length = Math.max(0, room);
    for (const body of met) this.#meet(eye, body, tick);
  }

  #lose(eye: Eye, body: Body): void {
    eye.known.delete(body);
    body.seenBy[eye.turn]?.delete(eye);
    eye.writer.gone(body.who.number);
  }

  #meet(eye: Eye, body: Body, tick: number): void {
    if (eye.known.has(body)) return;
    eye.known.add(body);
    body.seenBy[eye.turn]?.add(eye);
    const { who, walker, looks } = body;
    eye.writer.met(who.number, walker.segmentAt(this.#map, tick), looks, eye.body === body);
  }

  #send({ body, writer }: Eye): void {
    if (writer.isEmpty) return;
    body.who.client?.sendBytes(SIGHT_FRAME, writer.frame());
  }

  /** Notices when a scene becomes crowded or stops to be: then other people are in sight. */
  #count(scene: Scene): void {
    const { size } = scene.bodies;
    const isCrowded = size >= CROWD.from || (scene.isCrowded && size > CROWD.until);
    if (isCrowded === scene.isCrowded) return;
    scene.isCrowded = isCrowded;
    this.#everybodyLooks(scene);
  }

  /** Everybody in a scene that is not crowded looks about at once: somebody came in. */
  #lookAbout(sceneId: string): void {
    const scene = this.#sceneOf(sceneId);
    if (!scene.isCrowded) this.#everybodyLooks(scene);
  }

  #everybodyLooks(scene: Scene): void {
    for (const { who } of scene.bodies) {
      const eye = this.#eyes.get(who);
      if (eye) eye.mustLook = true;
    }
  }

  #sceneOf(sceneId: string): Scene {
    const known = this.#scenes.get(sceneId);
    if (known) return known;
    const scene: Scene = { bodies: new Set(), isCrowded: false, leaders: [] };
    this.#scenes.set(sceneId, scene);
    return scene;
  }
}

/** Whether a line has said that it is ready; what it were sent before would only be kept for it. */
function hasJoined({ body }: Eye): boolean {
  return body.who.client?.state === ClientState.JOINED;
}

/** All lines that know a body. */
function eyesOn({ seenBy }: Body): Eye[] {
  return seenBy.flatMap((eyes) => [...eyes]);
}

/** The square of the distance between two bodies, in tiles. */
function tiles2(a: Body, b: Body): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
