import { avatarIdOf } from '@clearhall/shared-schema/avatar/frame';
import type { Status } from '@clearhall/shared-schema/avatar/status';
import type { Role } from '@clearhall/shared-schema/contract';
import type { HallMap, Point } from '@clearhall/shared-schema/map/hall-map';
import type { Client } from '@colyseus/core';
import type { Person } from './identity/people-store.ts';
import type { PublishedHall } from './pack/published-hall.ts';

/** One person in one room, for as long as the room knows them; `client` is null while the line is down. */
export type Participant = {
  /** How the others in the room know this person; says nothing about who it is elsewhere. */
  readonly avatarId: string;
  /** The same as a number, for the wire. */
  readonly number: number;
  person: Person;
  client: Client | null;
  /** Names the line by which the person is here, also while it is down. */
  sessionId: string;
  /** Bit i is set when this person passed gate i of the map. */
  passes: number;
  sceneId: string;
  status: Status;
  hasHandUp: boolean;
  /** Where the body last stood, so that who comes back stands there again. */
  lastPlace: Point | null;
  /** Whether the body stands in the hall; false after leaving for good. */
  isHere: boolean;
};

/** An open room may live for weeks: of those who have gone, it knows only the last ones again. */
const MOST_DEPARTED = 500;

/** What a room knows and does not synchronise. */
export class RoomWorld {
  readonly roomId: string;
  readonly kind: 'open' | 'tour';
  readonly hall: PublishedHall;
  readonly lecturerId: string | null;
  /** Completed ticks. */
  tick = 0;
  /** Bit i is set when the lecturer opened gate i to all on this tour. */
  openedGates = 0;
  /** Where people stood when the process before this one ended, by person, for whoever has not come back yet. */
  keptPlaces = new Map<string, Point>();
  readonly #byPerson = new Map<string, Participant>();
  readonly #byAvatar = new Map<string, Participant>();
  readonly #bySession = new Map<string, Participant>();
  /** Who has gone for good from an open room, the first gone first. */
  readonly #departed = new Set<Participant>();
  #lastNumber = 0;

  constructor(roomId: string, kind: 'open' | 'tour', hall: PublishedHall, lecturerId: string | null) {
    this.roomId = roomId;
    this.kind = kind;
    this.hall = hall;
    this.lecturerId = lecturerId;
  }

  get map(): HallMap {
    return this.hall.map;
  }

  /** The participant for a person, the same one when the person comes back. */
  admit(person: Person, passes: number): Participant {
    const known = this.#byPerson.get(person.personId);
    if (known) this.#departed.delete(known);
    if (known) return Object.assign(known, { person, passes: (known.passes | passes) >>> 0 });
    const number = ++this.#lastNumber;
    const participant: Participant = {
      avatarId: avatarIdOf(number),
      number,
      person,
      client: null,
      sessionId: '',
      passes,
      sceneId: '',
      status: 'here',
      hasHandUp: false,
      lastPlace: this.keptPlaces.get(person.personId) ?? null,
      isHere: false,
    };
    this.keptPlaces.delete(person.personId);
    this.#byPerson.set(person.personId, participant);
    this.#byAvatar.set(participant.avatarId, participant);
    return participant;
  }

  /** Ties a line to a participant; gives back the line that it replaces, if any. */
  connect(participant: Participant, client: Client): Client | null {
    const before = participant.client;
    participant.client = client;
    participant.sessionId = client.sessionId;
    this.#bySession.set(client.sessionId, participant);
    return before;
  }

  /** The line is down for now; who came in by another one is not meant. */
  drop(client: Client): Participant | null {
    const participant = this.#bySession.get(client.sessionId);
    if (!participant || participant.sessionId !== client.sessionId) return null;
    participant.client = null;
    return participant;
  }

  /** A line that was down is back. Null when another one took its place meanwhile. */
  resume(client: Client): Participant | null {
    const participant = this.#bySession.get(client.sessionId);
    if (!participant || participant.sessionId !== client.sessionId) return null;
    participant.client = client;
    return participant;
  }

  /** The line is gone for good; a line that another one replaced says nothing about its person. */
  disconnect(client: Client): Participant | null {
    const participant = this.#bySession.get(client.sessionId);
    this.#bySession.delete(client.sessionId);
    const isCurrent = participant?.sessionId === client.sessionId;
    if (!participant || !isCurrent) return null;
    participant.client = null;
    return participant;
  }

  /** Forgets the line of somebody who is put out: nothing that comes over it counts, and it cannot come back. */
  expel(participant: Participant): Client | null {
    const { client } = participant;
    this.#bySession.delete(participant.sessionId);
    participant.client = null;
    return client;
  }

  /** Notes that somebody has gone for good. Who left an open room long ago is forgotten; a tour keeps its group. */
  depart(participant: Participant): void {
    if (this.kind === 'tour') return;
    this.#departed.add(participant);
    const [first] = this.#departed;
    if (!first || this.#departed.size <= MOST_DEPARTED) return;
    this.#departed.delete(first);
    this.#byPerson.delete(first.person.personId);
    this.#byAvatar.delete(first.avatarId);
  }

  of(client: Client): Participant | undefined {
    return this.#bySession.get(client.sessionId);
  }

  ofPerson(personId: string): Participant | undefined {
    return this.#byPerson.get(personId);
  }

  ofAvatar(avatarId: string): Participant | undefined {
    return this.#byAvatar.get(avatarId);
  }

  /** Everybody whose body is in the hall. */
  here(): Participant[] {
    return [...this.#byPerson.values()].filter((participant) => participant.isHere);
  }

  /** The gates that let a participant through here: those passed, and those opened to all. */
  passesOf(participant: Participant): number {
    return (participant.passes | this.openedGates) >>> 0;
  }

  isLecturer(participant: Participant): boolean {
    return participant.person.personId === this.lecturerId;
  }

  /** What the person is in this room: only its own lecturer leads it. */
  roleOf(participant: Participant): Role {
    const { role } = participant.person;
    if (role === 'lecturer') return this.isLecturer(participant) ? 'lecturer' : 'learner';
    return role;
  }
}
