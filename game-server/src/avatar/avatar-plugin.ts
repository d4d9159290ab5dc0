import { avatarAsks, type PlaceKind } from '@clearhall/shared-schema/avatar/asks';
import { headingOf } from '@clearhall/shared-schema/avatar/motion';
import {
  firstReachable,
  placesAtExhibit,
  placesAtGate,
  placesNear,
  sceneIdAt,
} from '@clearhall/shared-schema/avatar/places';
import type { Appearance, Segment } from '@clearhall/shared-schema/avatar/record';
import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import { refuse } from '@clearhall/shared-schema/contract';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';
import { arrivalAt } from './arrival.ts';
import { Sight } from './sight.ts';
import { Walker } from './walker.ts';

/** Bodies in the hall: they appear, walk where their people want, and are seen by those who are told of them. */
export class AvatarPlugin extends HallPlugin {
  override readonly pluginName = 'avatar' as const;
  readonly #walkers = new Map<Participant, Walker>();
  /** The place of each body for which its scene was looked up; places are never changed, only replaced. */
  readonly #placed = new WeakMap<Participant, Point>();
  /** Whose place is another one since it was kept last. */
  readonly #moved = new Set<Participant>();
  #madeSight: Sight | null = null;

  protected override messages = this.answer(avatarAsks, {
    'avatar.steer': (who, { tick, seq, heading, pace }) => this.#obey(who, { kind: 'steer', heading, pace }, tick, seq),
    'avatar.go': (who, { tick, seq, x, y, pace, heading }) =>
      this.#obey(who, { kind: 'go', to: { x, y }, pace, heading: heading ?? null }, tick, seq),
    'avatar.clock': (who, { tick }) => {
      this.room.catchUp();
      this.#walkers.get(who)?.hearClock(tick, this.world.tick);
      return null;
    },
    'avatar.way-to': (who, { kind, id }) => {
      const from = this.placeOf(who);
      const places = from && this.#placesOf(who, kind, id, from);
      if (!from || !places) return refuse('no-such-place');
      const place = firstReachable(this.world.map, this.world.passesOf(who), from, places);
      return place ? { x: place.x, y: place.y, heading: this.#headingTo(kind, id, place) } : refuse('way-closed');
    },
  });

  /** Puts the body of a participant into the hall, where it last stood or at the entrance. */
  appear(who: Participant): void {
    const walker = new Walker(this.#entryFor(who), this.world.tick);
    walker.setPasses(this.world.passesOf(who), this.world.tick);
    this.#walkers.set(who, walker);
    who.isHere = true;
    who.sceneId = sceneIdAt(this.world.map, walker.place) || who.sceneId;
    this.#sight.appear(who, walker, this.#looksOf(who));
  }

  /** Takes the body out of the hall. */
  vanish(who: Participant): void {
    const walker = this.#walkers.get(who);
    if (!walker) return;
    who.lastPlace = { x: walker.place.x, y: walker.place.y };
    who.isHere = false;
    this.#moved.add(who);
    this.#sight.vanish(who);
    this.#walkers.delete(who);
  }

  /** The line of a participant went down or came back. */
  setConnected(who: Participant, connected: boolean): void {
    const walker = this.#walkers.get(who);
    if (!walker) return;
    walker.forgetClock();
    // Nobody steers any more: who comes back stands where the line was lost.
    if (!connected) walker.stand(this.world.map, this.world.tick);
    if (connected) this.#sight.open(who);
    else this.#sight.close(who);
    this.show(who);
  }

  /** Shows what is known of a participant now: name, role, look, line, status, hand, passes. */
  show(who: Participant): void {
    if (this.#walkers.has(who)) this.#sight.show(who, this.#looksOf(who));
  }

  /** Those who have a participant in sight now, the participant too while there is a line. */
  viewersOf(who: Participant): Participant[] {
    return this.#sight.viewersOf(who);
  }

  /** Where a participant stands; null when not in the hall. */
  placeOf(who: Participant): Point | null {
    return this.#walkers.get(who)?.place ?? null;
  }

  /** The motion that others are told of a participant; null when not in the hall. */
  segmentOf(who: Participant): Segment | null {
    return this.#walkers.get(who)?.segment ?? null;
  }

  /** Moves a participant by the server's own will, to look along `heading` there. False where no way leads there. */
  lead(who: Participant, to: Point, heading: number): boolean {
    return this.#walkers.get(who)?.lead(this.world.map, to, heading, this.world.tick) ?? false;
  }

  /** Lets a participant through the gates that are open to them from now on. */
  setPasses(who: Participant): void {
    this.#walkers.get(who)?.setPasses(this.world.passesOf(who), this.world.tick);
    this.show(who);
  }

  /** One step of everybody who moves; tells who came into another scene. */
  walk(onScene: (who: Participant) => void): void {
    for (const [who, walker] of this.#walkers) {
      walker.advance(this.world.map, this.world.tick);
      if (this.#placed.get(who) === walker.place) continue;
      this.#placed.set(who, walker.place);
      this.#moved.add(who);
      const sceneId = sceneIdAt(this.world.map, walker.place);
      if (!sceneId || sceneId === who.sceneId) continue;
      const fromSceneId = who.sceneId;
      who.sceneId = sceneId;
      this.#sight.changeScene(who, fromSceneId);
      onScene(who);
    }
  }

  /** Keeps where those stand, or stood when they left, who moved since this was done last. */
  keepPlaces(): void {
    const places: [string, Point][] = [];
    for (const who of this.#moved) {
      const place = this.placeOf(who) ?? who.lastPlace;
      if (place) places.push([who.person.personId, place]);
    }
    this.#moved.clear();
    this.services.lastPlaces.keep(this.world.roomId, places);
  }

  /** Tells every line who is in its sight and how they move. */
  tellSight(): void {
    this.#sight.tell(this.world.tick);
  }

  get #sight(): Sight {
    this.#madeSight ??= new Sight(this.world.map);
    return this.#madeSight;
  }

  #looksOf(who: Participant): Appearance {
    const { name, look } = who.person;
    const { status, hasHandUp } = who;
    const passes = this.world.passesOf(who);
    return { name, look, role: this.world.roleOf(who), connected: who.client !== null, status, hasHandUp, passes };
  }

  #obey(who: Participant, intention: Intention, clientTick: number, seq: number): null {
    // What was said between two ticks counts from the tick that is due, not from the one that ran last.
    this.room.catchUp();
    this.#walkers.get(who)?.obey(this.world.map, intention, clientTick, seq, this.world.tick);
    return null;
  }

  #entryFor(who: Participant): Point {
    const { map } = this.world;
    const others = [...this.#walkers.values()].map(({ place }) => place);
    const place = who.lastPlace && arrivalAt(map, this.world.passesOf(who), who.lastPlace, others);
    if (place) return place;
    const start = map.starts[this.#walkers.size % map.starts.length];
    if (!start) throw new Error('a hall without a start was published');
    return start;
  }

  /** Where one looks who was led to something by name; null for a scene, into which one just walks. */
  #headingTo(kind: PlaceKind, id: string, from: Point): number | null {
    const to = this.#middleOf(kind, id);
    return to && headingOf(to.x - from.x, to.y - from.y);
  }

  #middleOf(kind: PlaceKind, id: string): Point | null {
    const { exhibits, gates } = this.world.map;
    if (kind === 'exhibit') return exhibits.find((each) => each.exhibitId === id) ?? null;
    const gate = kind === 'gate' && gates.find((each) => each.gateId === id);
    if (gate) return { x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 };
    const other = kind === 'avatar' && this.world.ofAvatar(id);
    return other ? this.placeOf(other) : null;
  }

  #placesOf(who: Participant, kind: PlaceKind, id: string, from: Point): Point[] | null {
    const { map } = this.world;
    const passes = this.world.passesOf(who);
    if (kind === 'scene') {
      const scene = map.scenes.find((each) => each.sceneId === id);
      return scene ? [scene.entry] : null;
    }
    if (kind === 'exhibit') {
      const exhibit = map.exhibits.find((each) => each.exhibitId === id);
      return exhibit ? placesAtExhibit(map, passes, exhibit) : null;
    }
    if (kind === 'gate') {
      const gate = map.gates.find((each) => each.gateId === id);
      return gate ? placesAtGate(map, passes, gate, from) : null;
    }
    const other = this.world.ofAvatar(id);
    const place = other && this.placeOf(other);
    return place ? placesNear(map, passes, place, 2, from) : null;
  }
}
