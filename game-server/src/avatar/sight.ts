import { SIGHT_FRAME, SightWriter } from '@clearhall/shared-schema/avatar/frame';
import type { Appearance, Segment } from '@clearhall/shared-schema/avatar/record';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import { ClientState } from '@colyseus/core';
import type { Participant } from '../room-world.ts';
import { Nearness } from './nearness.ts';
import type { Walker } from './walker.ts';

/** From so many people in a scene on, only who is near is seen; down to so few, everybody again. */
const CROWD = { from: 61, until: 50 } as const;
/** In a crowd one comes into sight at this distance and goes out of it at that one, in tiles; a screen shows 20 across. */
const IN_SIGHT_TILES = 14;
const OUT_OF_SIGHT_TILES = 17;
/** However thick the crowd, no more are seen than these nearest ones. */
const MOST_SEEN = 200;
/** In a crowd each line looks about anew in every third frame. */
const LOOKS_EVERY_FRAMES = 3;

/** A body that can be seen: what is told of it, and the lines that know it. */
type Body = {
  readonly who: Participant;
  readonly walker: Walker;
  readonly place: Point;
  looks: Appearance;
  told: Segment;
  toldLooks: Appearance;
  readonly seenBy: Set<Eye>;
};

/** One line's sight. */
type Eye = { readonly body: Body; readonly known: Set<Body>; readonly writer: SightWriter; mustLook: boolean };

type Scene = { readonly bodies: Set<Body>; isCrowded: boolean };

/**
 * Who is told of whom, and what: in a scene everybody sees everybody; in a crowded one, who is near, with a margin
 * between coming into sight and going out of it. All that a line has to know goes into one frame a patch.
 */
export class Sight {
  readonly #map: HallMap;
  readonly #bodies = new Map<Participant, Body>();
  readonly #eyes = new Map<Participant, Eye>();
  readonly #scenes = new Map<string, Scene>();
  readonly #near: Nearness<Body>;
  #frames = 0;

  constructor(map: HallMap) {
    this.#map = map;
    this.#near = new Nearness(map);
  }

  /** A body comes into the hall; its line sees from now on. */
  appear(who: Participant, walker: Walker, looks: Appearance): void {
    const place: Point = {
      get x() {
        return walker.place.x;
      },
      get y() {
        return walker.place.y;
      },
    };
    const body = { who, walker, place, looks, told: walker.segment, toldLooks: looks, seenBy: new Set<Eye>() };
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
    this.#eyes.set(who, { body, known: new Set(), writer: new SightWriter(), mustLook: true });
  }

  /** The line is down: it sees nothing, and is told nothing. */
  close(who: Participant): void {
    const eye = this.#eyes.get(who);
    if (!eye) return;
    this.#eyes.delete(who);
    for (const body of eye.known) body.seenBy.delete(eye);
  }

  vanish(who: Participant): void {
    const body = this.#bodies.get(who);
    if (!body) return;
    this.close(who);
    this.#bodies.delete(who);
    for (const scene of this.#scenes.values()) scene.bodies.delete(body);
    for (const eye of body.seenBy) eye.mustLook = true;
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
    for (const eye of body.seenBy) eye.mustLook = true;
    const eye = this.#eyes.get(who);
    if (eye) eye.mustLook = true;
  }

  /** Those who have a participant in sight now, the participant too while there is a line. */
  viewersOf(who: Participant): Participant[] {
    return [...(this.#bodies.get(who)?.seenBy ?? [])].map((eye) => eye.body.who);
  }

  /** Tells every line what is new to it, in one frame; nothing where nothing is. */
  tell(tick: number): void {
    this.#frames++;
    for (const scene of this.#scenes.values()) this.#count(scene);
    this.#begin(tick);
    this.#tellNews();
    let isFilled = false;
    for (const eye of this.#eyes.values()) {
      const isCrowded = this.#sceneOf(eye.body.who.sceneId).isCrowded;
      const isDue = isCrowded && (this.#frames + eye.body.who.number) % LOOKS_EVERY_FRAMES === 0;
      if ((!eye.mustLook && !isDue) || !hasJoined(eye)) continue;
      if (isCrowded && !isFilled) this.#near.fill(this.#bodies.values());
      isFilled ||= isCrowded;
      eye.mustLook = false;
      this.#see(eye, isCrowded ? this.#nearTo(eye) : this.#sceneOf(eye.body.who.sceneId).bodies, tick);
    }
    for (const eye of this.#eyes.values()) this.#send(eye);
  }

  #begin(tick: number): void {
    for (const { writer, known, body } of this.#eyes.values())
      writer.begin(tick, known.size === 0 ? body.who.number : null);
  }

  /** Motions and looks that changed, to the lines that know the body already. */
  #tellNews(): void {
    for (const body of this.#bodies.values()) {
      const { walker, looks, who } = body;
      if (walker.segment !== body.told) {
        body.told = walker.segment;
        for (const eye of body.seenBy) eye.writer.moved(who.number, walker.segment, eye.body === body);
      }
      if (looks === body.toldLooks) continue;
      body.toldLooks = looks;
      for (const eye of body.seenBy) eye.writer.looks(who.number, looks);
    }
  }

  /** Makes a line know just these bodies, and its own. */
  #see(eye: Eye, wanted: ReadonlySet<Body>, tick: number): void {
    for (const body of eye.known) {
      if (body === eye.body || wanted.has(body)) continue;
      eye.known.delete(body);
      body.seenBy.delete(eye);
      eye.writer.gone(body.who.number);
    }
    this.#meet(eye, eye.body, tick);
    for (const body of wanted) this.#meet(eye, body, tick);
  }

  #meet(eye: Eye, body: Body, tick: number): void {
    if (eye.known.has(body)) return;
    eye.known.add(body);
    body.seenBy.add(eye);
    const { who, walker, looks } = body;
    eye.writer.met(who.number, walker.segmentAt(this.#map, tick), looks, eye.body === body);
  }

  /** Whom a line sees in a crowd: the nearest of the scene, and those who lead. */
  #nearTo({ body, known }: Eye): ReadonlySet<Body> {
    const { sceneId } = body.who;
    const found: { body: Body; tiles: number }[] = [];
    this.#near.within(body.place, OUT_OF_SIGHT_TILES, (other, tiles) => {
      if (other.who.sceneId !== sceneId) return;
      if (tiles <= IN_SIGHT_TILES || known.has(other)) found.push({ body: other, tiles });
    });
    if (found.length > MOST_SEEN) found.sort((a, b) => a.tiles - b.tiles).length = MOST_SEEN;
    const wanted = new Set(found.map((each) => each.body));
    for (const other of this.#sceneOf(sceneId).bodies) if (other.looks.role === 'lecturer') wanted.add(other);
    return wanted;
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
    const scene: Scene = { bodies: new Set(), isCrowded: false };
    this.#scenes.set(sceneId, scene);
    return scene;
  }
}

/** Whether a line has said that it is ready; what it were sent before would only be kept for it. */
function hasJoined({ body }: Eye): boolean {
  return body.who.client?.state === ClientState.JOINED;
}
