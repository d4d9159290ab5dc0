import { TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import type { Role } from '@clearhall/shared-schema/contract';
import { Hall } from '@clearhall/shared-schema/hall/state';
import { type AuthContext, type Client, definePlugins, ErrorCode, ServerError } from '@colyseus/core';
import { AttendancePlugin } from './attendance/attendance-plugin.ts';
import { AvatarPlugin } from './avatar/avatar-plugin.ts';
import {
  BaseRoom,
  CLOSE_BANNED,
  CLOSE_MISBEHAVED,
  CLOSE_REMOVED,
  CLOSE_REPLACED,
  CLOSE_SIGNED_OUT,
} from './base-room.ts';
import { BoardPlugin } from './board/board-plugin.ts';
import { ExhibitPlugin } from './exhibit/exhibit-plugin.ts';
import { GatePlugin } from './gate/gate-plugin.ts';
import type { AskOutcome } from './health/meters.ts';
import { isOurOrigin } from './http/same-origin.ts';
import type { Person } from './identity/people-store.ts';
import { personOfTicket } from './identity/tickets.ts';
import { happened } from './journal/events.ts';
import { type Exclusion, keepsOut } from './people/exclusion.ts';
import { ModerationPlugin } from './people/moderation-plugin.ts';
import { PeoplePlugin } from './people/people-plugin.ts';
import { PaperPlugin } from './quiz/paper-plugin.ts';
import { QuizPlugin } from './quiz/quiz-plugin.ts';
import { rebuildRoom } from './rebuild-room.ts';
import type { RoomCard, RoomWish } from './room-wish.ts';
import { type Participant, RoomWorld } from './room-world.ts';
import type { Services } from './services.ts';
import { TourPlugin } from './tour/tour-plugin.ts';
import { VoicePlugin } from './voice/voice-plugin.ts';

const TOUR_PEOPLE = 300;
/** Lines beyond the people that a room takes: for who comes back while the old line still counts. */
const SPARE_LINES = 50;
/** How long the line of somebody who dropped is waited for. */
const GRACE_S = 60;
/** Lies and floods after which a client is cut, and the time in which one is forgiven. */
const MOST_STRIKES = 10;
const FORGIVE_MS = 6000;
/** A tour in which nobody is any more ends by itself. */
const EMPTY_TOUR_MS = 30 * 60_000;
const PATCH_EVERY_TICKS = 2;
/** How often it is kept where those stand who moved. */
const KEEP_PLACES_MS = 2000;
/** What a stalled process makes up for; a longer stall is time that passed for nobody. */
const MOST_TICKS_AT_ONCE = 100;

/** The features of a room, in the order of the design: each may know those before it. */
function featuresOfAHall() {
  const avatar = new AvatarPlugin();
  const tour = new TourPlugin(avatar);
  const people = new PeoplePlugin(avatar, (who) => tour.showPresence(who));
  return definePlugins([
    avatar,
    people,
    new ModerationPlugin(people),
    new ExhibitPlugin(avatar),
    new QuizPlugin(),
    new PaperPlugin(),
    new GatePlugin(avatar),
    tour,
    new VoicePlugin(),
    new BoardPlugin(),
    new AttendancePlugin(),
  ]);
}

/** The room of a hall: a shell that lists its features and the order in which they act. */
export abstract class HallRoom extends BaseRoom<{ state: Hall; metadata: RoomCard }> {
  abstract readonly services: Services;
  override state = new Hall();
  override patchRate = null;
  world!: RoomWorld;
  /** Ticks of the process's clock before the room's own first one. */
  #clockAhead: number | null = null;
  #isPatchDue = false;
  /** The tick that lines were told of last. */
  #toldTick = 0;
  #capacity = 0;
  readonly #strikes = new Map<string, { count: number; atMs: number }>();
  #endWatching: (() => void)[] = [];
  /** Lines of people who were put out while they were down, and the code that tells why. */
  readonly #putOutLines = new Map<string, number>();

  override plugins = featuresOfAHall();

  override async onCreate(wish: RoomWish): Promise<void> {
    this.roomId = wish.roomId;
    this.#capacity = wish.kind === 'open' ? this.services.openRoomPeople : TOUR_PEOPLE;
    this.maxClients = this.#capacity + SPARE_LINES;
    this.autoDispose = wish.kind === 'open';
    const hall = await this.services.hall(wish.hallId);
    if (!hall) throw new Error(`hall ${wish.hallId} is not published`);
    this.world = new RoomWorld(wish.roomId, wish.kind, hall, wish.lecturerId);
    const { hallId, version } = hall.publicHall;
    this.state.hallId = hallId;
    this.state.version = version;
    if (wish.kind === 'tour') this.state.tour.tourId = wish.roomId;
    const lecturer = wish.lecturerId ? await this.services.people.nameOf(wish.lecturerId) : '';
    this.state.tour.lecturerName = lecturer;
    await this.setMetadata({ kind: wish.kind, hallId, lecturer, openedAt: wish.openedAt, capacity: this.#capacity });
    this.plugins.voice.watch();
    this.#endWatching = [
      this.services.people.onRole((personId, role) => this.#changeRole(personId, role)),
      this.services.exclusions.onExcluded((exclusion) => this.#putOut(exclusion)),
      this.services.people.onSignedOut((id) => this.#sendOut(this.world.ofPerson(id), CLOSE_SIGNED_OUT)),
    ];
    if (wish.isReopened) await rebuildRoom(this.world, this.services, Object.values(this.plugins));
    this.clock.setInterval(() => this.plugins.avatar.keepPlaces(), KEEP_PLACES_MS);
    this.setTimestep(() => this.#measuredTick(), TICK_MS);
    if (wish.kind === 'tour') this.clock.setInterval(() => this.#endWhenEmpty(), EMPTY_TOUR_MS);
  }

  override async onJoin(client: Client<{ auth: Person }>): Promise<void> {
    const person = client.auth;
    if (!person) throw new ServerError(ErrorCode.AUTH_FAILED, 'ticket-refused');
    if (this.state.tour.isClosed) throw new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, 'tour-closed');
    const passes = await this.services.passes.passesOf(person.personId, this.world.hall);
    await this.services.gateBooks.of(person.personId, this.state.hallId);
    await this.plugins.people.prepare(person.personId);
    const keptOut = await this.plugins.moderation.whyKeptOut(person.personId);
    if (keptOut) throw new ServerError(ErrorCode.AUTH_FAILED, keptOut);
    const isFull = !this.world.ofPerson(person.personId)?.isHere && this.world.here().length >= this.#capacity;
    if (isFull) throw new ServerError(ErrorCode.MATCHMAKE_INVALID_ROOM_ID, 'room-full');
    const who = this.world.admit(person, passes);
    this.expectReady(client);
    this.#take(who, client);
    this.plugins.avatar.appear(who);
    if (this.world.kind === 'tour') this.plugins.tour.enlist(who);
    await this.plugins.attendance.entered(who);
  }

  override onDrop(client: Client): void {
    const who = this.world.drop(client);
    if (!who) return;
    this.plugins.avatar.setConnected(who, false);
    this.plugins.tour.setConnected(who, false);
    this.allowReconnection(client, GRACE_S).catch(() => {});
  }

  override onReconnect(client: Client): void {
    const who = this.world.resume(client);
    if (!who) {
      this.dismiss(client, this.#putOutLines.get(client.sessionId) ?? CLOSE_REPLACED);
      return;
    }
    this.expectReady(client);
    this.plugins.avatar.setConnected(who, true);
    this.plugins.tour.setConnected(who, true);
  }

  override async onLeave(client: Client): Promise<void> {
    this.#strikes.delete(client.sessionId);
    this.#putOutLines.delete(client.sessionId);
    const who = this.world.disconnect(client);
    if (who) await this.#depart(who);
  }

  override async onDispose(): Promise<void> {
    for (const end of this.#endWatching) end();
    await this.plugins.voice.close();
    // A tour outlives its room: after a restart it is entered again. Only its end closes it.
    this.plugins.avatar.keepPlaces();
    if (this.world.kind === 'open') await this.#recordEnd();
  }

  nowMs(): number {
    return Date.now();
  }

  strike(client: Client): void {
    const nowMs = this.nowMs();
    const known = this.#strikes.get(client.sessionId) ?? { count: 0, atMs: nowMs };
    const count = Math.max(0, known.count - (nowMs - known.atMs) / FORGIVE_MS) + 1;
    this.#strikes.set(client.sessionId, { count, atMs: nowMs });
    if (count >= MOST_STRIKES) this.dismiss(client, CLOSE_MISBEHAVED);
  }

  reportFault(error: unknown, method: string): void {
    const cause = error instanceof Error ? error : new Error(String(error));
    this.log.error({ method, room: this.roomId, error: cause.message, stack: cause.stack }, 'a room met a fault');
  }

  countAsk(name: string, outcome: AskOutcome): void {
    this.services.meters.asked(name, outcome);
  }

  /**
   * Steps the hall to the present tick. Ticks follow the clock and not the timer, which comes late on a busy machine:
   * clients count by the clock too, and equal counting is what makes equal paths.
   */
  catchUp(): void {
    const clockTick = Math.floor(performance.now() / TICK_MS);
    this.#clockAhead ??= clockTick - this.world.tick - 1;
    const late = clockTick - this.#clockAhead - this.world.tick - MOST_TICKS_AT_ONCE;
    if (late > 0) this.#clockAhead += late;
    while (this.world.tick < clockTick - this.#clockAhead) {
      this.world.tick++;
      this.plugins.avatar.walk((who) => this.#changedScene(who));
      this.#isPatchDue ||= this.world.tick % PATCH_EVERY_TICKS === 0;
    }
  }

  #measuredTick(): void {
    const beganMs = performance.now();
    this.#tick();
    this.services.meters.ticked(performance.now() - beganMs);
  }

  #tick(): void {
    this.catchUp();
    if (this.world.tick === this.#toldTick) return;
    this.#toldTick = this.world.tick;
    this.plugins.avatar.tellSight();
    if (!this.#isPatchDue) return;
    this.#isPatchDue = false;
    this.broadcastPatch();
  }

  #changedScene(who: Participant): void {
    this.plugins.tour.setScene(who);
    this.plugins.attendance.changedScene(who);
  }

  /** What a person may ask changes at once, in the middle of a tour too. */
  #changeRole(personId: string, role: Role): void {
    const who = this.world.ofPerson(personId);
    if (!who) return;
    who.person = { ...who.person, role };
    this.plugins.avatar.show(who);
    this.plugins.tour.showRole(who);
  }

  async #depart(who: Participant): Promise<void> {
    this.plugins.avatar.vanish(who);
    this.plugins.people.left(who);
    this.plugins.tour.setConnected(who, false);
    this.world.depart(who);
    await this.plugins.attendance.left(who);
  }

  /** Who may not be here any more goes at once, whether the line stands or is waited for. */
  #putOut(exclusion: Exclusion): void {
    const who = this.world.ofPerson(exclusion.personId);
    if (!who?.isHere || !keepsOut(exclusion, this.plugins.moderation.place, this.nowMs())) return;
    const code = exclusion.kind === 'banned' ? CLOSE_BANNED : CLOSE_REMOVED;
    this.#sendOut(who, code).catch((error) => this.reportFault(error, 'putting somebody out'));
  }

  async #sendOut(who: Participant | undefined, code: number): Promise<void> {
    if (!who?.isHere) return;
    const client = this.world.expel(who);
    if (client) this.dismiss(client, code);
    else this.#putOutLines.set(who.sessionId, code);
    this.plugins.voice.expel(who).catch((error) => this.reportFault(error, 'taking a voice away'));
    await this.#depart(who);
  }

  /** The newer line of a person wins; the older one is told. */
  #take(who: Participant, client: Client): void {
    const older = this.world.connect(who, client);
    if (older) this.dismiss(older, CLOSE_REPLACED);
    if (who.isHere) this.plugins.avatar.vanish(who);
  }

  async #endWhenEmpty(): Promise<void> {
    if (this.clients.length > 0 || this.state.tour.isClosed) return;
    await this.#recordEnd();
    this.state.tour.isClosed = true;
    await this.disconnect();
  }

  async #recordEnd(): Promise<void> {
    const where = { roomId: this.world.roomId, personId: null };
    await this.services.journal.record(happened('room.closed', this.nowMs(), where, { reason: 'empty' }));
    this.services.lastPlaces.forget(this.world.roomId);
  }
}

/** The room class over these services; who comes in is decided before there is a seat. */
export function hallRoomOver(services: Services) {
  return class extends HallRoom {
    override readonly services = services;
    protected override readonly log = services.log;

    static override async onAuth(ticket: string, _options: unknown, context: AuthContext): Promise<Person> {
      if (!isOurOrigin(context.headers.get('origin'), services.origins()))
        throw new ServerError(ErrorCode.AUTH_FAILED, 'foreign-origin');
      const person = await personOfTicket(services, ticket);
      if (!person) throw new ServerError(ErrorCode.AUTH_FAILED, 'ticket-refused');
      return person;
    }
  };
}
