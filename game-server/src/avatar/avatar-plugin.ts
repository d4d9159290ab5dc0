import { avatarAsks, type PlaceKind } from '@clearhall/shared-schema/avatar/asks';
import { fits } from '@clearhall/shared-schema/avatar/motion';
import {
  firstReachable,
  placesAtExhibit,
  placesAtGate,
  placesNear,
  sceneIdAt,
} from '@clearhall/shared-schema/avatar/places';
import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import { Avatar } from '@clearhall/shared-schema/avatar/state';
import { refuse } from '@clearhall/shared-schema/contract';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';
import { Sight } from './sight.ts';
import { Walker } from './walker.ts';

/** Bodies in the hall: they appear, walk where their people want, and are seen within their scene. */
export class AvatarPlugin extends HallPlugin {
  override readonly pluginName = 'avatar' as const;
  readonly #walkers = new Map<string, Walker>();
  readonly #sight = new Sight();

  protected override messages = this.answer(avatarAsks, {
    'avatar.steer': (who, { tick, seq, heading, pace }) => this.#obey(who, { kind: 'steer', heading, pace }, tick, seq),
    'avatar.go': (who, { tick, seq, x, y, pace }) => this.#obey(who, { kind: 'go', to: { x, y }, pace }, tick, seq),
    'avatar.clock': (who, { tick }) => {
      this.room.catchUp();
      this.#walkers.get(who.avatarId)?.hearClock(tick, this.world.tick);
      return null;
    },
    'avatar.way-to': (who, { kind, id }) => {
      const from = this.placeOf(who);
      const places = from && this.#placesOf(who, kind, id, from);
      if (!from || !places) return refuse('no-such-place');
      const place = firstReachable(this.world.map, who.passes, from, places);
      return place ? { x: place.x, y: place.y } : refuse('way-closed');
    },
  });

  /** Puts the body of a participant into the hall, where it last stood or at the entrance. */
  appear(who: Participant): void {
    const avatar = new Avatar();
    avatar.name = who.person.name;
    avatar.role = this.world.roleOf(who);
    avatar.look = who.person.look;
    const walker = new Walker(avatar, this.#entryFor(who), this.world.tick);
    walker.setPasses(who.passes, this.world.tick);
    this.#walkers.set(who.avatarId, walker);
    this.state.avatars.set(who.avatarId, avatar);
    who.isHere = true;
    who.sceneId = sceneIdAt(this.world.map, walker.place) || who.sceneId;
    this.#sight.appear(who, avatar, this.world.here());
  }

  /** Takes the body out of the hall. */
  vanish(who: Participant): void {
    const walker = this.#walkers.get(who.avatarId);
    if (!walker) return;
    who.lastPlace = { x: walker.place.x, y: walker.place.y };
    who.isHere = false;
    this.#sight.vanish(who, this.world.here());
    this.#walkers.delete(who.avatarId);
    this.state.avatars.delete(who.avatarId);
  }

  /** The line of a participant went down or came back. */
  setConnected(who: Participant, connected: boolean): void {
    const walker = this.#walkers.get(who.avatarId);
    if (!walker) return;
    walker.avatar.connected = connected;
    walker.forgetClock();
    // Nobody steers any more: who comes back stands where the line was lost.
    if (!connected) walker.stand(this.world.map, this.world.tick);
    if (connected) this.#sight.renew(who, this.world.here());
  }

  /** The role of a participant is another one now. */
  showRole(who: Participant): void {
    const walker = this.#walkers.get(who.avatarId);
    if (walker) walker.avatar.role = this.world.roleOf(who);
  }

  /** Where a participant stands; null when not in the hall. */
  placeOf(who: Participant): Point | null {
    return this.#walkers.get(who.avatarId)?.place ?? null;
  }

  /** Moves a participant by the server's own will. False where no way leads there. */
  lead(who: Participant, to: Point): boolean {
    return this.#walkers.get(who.avatarId)?.lead(this.world.map, to, this.world.tick) ?? false;
  }

  /** Lets a participant through what `passes` says from now on. */
  setPasses(who: Participant): void {
    this.#walkers.get(who.avatarId)?.setPasses(who.passes, this.world.tick);
  }

  /** One step of everybody who moves; tells who came into another scene. */
  walk(onScene: (who: Participant) => void): void {
    for (const [avatarId, walker] of this.#walkers) {
      walker.advance(this.world.map, this.world.tick);
      const who = this.world.ofAvatar(avatarId);
      const sceneId = who && sceneIdAt(this.world.map, walker.place);
      if (!who || !sceneId || sceneId === who.sceneId) continue;
      who.sceneId = sceneId;
      this.#sight.changeScene(who, this.world.here());
      onScene(who);
    }
  }

  #obey(who: Participant, intention: Intention, clientTick: number, seq: number): null {
    // What was said between two ticks counts from the tick that is due, not from the one that ran last.
    this.room.catchUp();
    this.#walkers.get(who.avatarId)?.obey(this.world.map, intention, clientTick, seq, this.world.tick);
    return null;
  }

  #entryFor(who: Participant): Point {
    const { map } = this.world;
    if (who.lastPlace && fits(map, who.passes, who.lastPlace.x, who.lastPlace.y)) return who.lastPlace;
    const start = map.starts[this.#walkers.size % map.starts.length];
    if (!start) throw new Error('a hall without a start was published');
    return start;
  }

  #placesOf(who: Participant, kind: PlaceKind, id: string, from: Point): Point[] | null {
    const { map } = this.world;
    if (kind === 'scene') {
      const scene = map.scenes.find((each) => each.sceneId === id);
      return scene ? [scene.entry] : null;
    }
    if (kind === 'exhibit') {
      const exhibit = map.exhibits.find((each) => each.exhibitId === id);
      return exhibit ? placesAtExhibit(map, who.passes, exhibit) : null;
    }
    if (kind === 'gate') {
      const gate = map.gates.find((each) => each.gateId === id);
      return gate ? placesAtGate(map, who.passes, gate, from) : null;
    }
    const other = this.world.ofAvatar(id);
    const place = other && this.placeOf(other);
    return place ? placesNear(map, who.passes, place, 2, from) : null;
  }
}
