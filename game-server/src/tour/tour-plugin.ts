import { headingOf } from '@clearhall/shared-schema/avatar/motion';
import { refuse } from '@clearhall/shared-schema/contract';
import type { MapExhibit, Point } from '@clearhall/shared-schema/map/hall-map';
import { type StayedBehind, tourAsks } from '@clearhall/shared-schema/tour/asks';
import { placesAround } from '@clearhall/shared-schema/tour/rules';
import { RosterEntry } from '@clearhall/shared-schema/tour/state';
import type { AvatarPlugin } from '../avatar/avatar-plugin.ts';
import { HallPlugin } from '../hall-plugin.ts';
import { type EventKind, happened, type JournalEvent } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';
import { TOUR_EVENTS, tourAfter } from './rebuilt-tour.ts';

/** The group and who leads it. */
export class TourPlugin extends HallPlugin {
  override readonly pluginName = 'tour' as const;
  readonly #avatar: AvatarPlugin;

  constructor(avatar: AvatarPlugin) {
    super();
    this.#avatar = avatar;
  }

  protected override messages = this.answer(tourAsks, {
    'tour.gather': async (who, { requestId, exhibitId }) => {
      if (this.world.kind !== 'tour') return refuse('no-tour');
      const exhibit = this.world.map.exhibits.find((each) => each.exhibitId === exhibitId);
      if (!exhibit) return refuse('no-such-exhibit');
      const where = this.where(who, requestId);
      await this.services.journal.record(happened('tour.gathered', this.room.nowMs(), where, { exhibitId }));
      this.state.tour.stopExhibitId = exhibitId;
      this.state.tour.stops++;
      const others = this.world.here().filter((each) => each !== who);
      const places = placesAround(this.world.map, 0xffffffff, exhibit, others.length + 1);
      const stayed = [who, ...others].flatMap((each, i) => this.#lead(each, places[i % places.length], exhibit));
      const followers = stayed.filter(({ avatarId }) => avatarId !== who.avatarId);
      return { coming: others.length - followers.length, stayed };
    },
    'tour.close': async (who, { requestId }) => {
      if (this.world.kind !== 'tour') return refuse('no-tour');
      const where = this.where(who, requestId);
      await this.services.journal.record(happened('room.closed', this.room.nowMs(), where, { reason: 'closed' }));
      this.state.tour.isClosed = true;
      this.room.autoDispose = true;
      await this.room.lock();
      return null;
    },
  });

  override rebuiltFrom(): readonly EventKind[] {
    return this.world.kind === 'tour' ? TOUR_EVENTS : [];
  }

  /** The group as it was: where it was gathered, and who belongs to it, with the line down until they come back. */
  override async rebuild(events: readonly JournalEvent[]): Promise<void> {
    if (this.world.kind !== 'tour') return;
    const { stopExhibitId, stops, members } = tourAfter(events);
    Object.assign(this.state.tour, { stopExhibitId, stops });
    const people = await this.services.people.ofPeople([...members.keys()]);
    for (const [personId, { sceneId, hasAnswered }] of members) {
      const person = people.get(personId);
      if (!person) continue;
      const who = this.world.admit(person, 0);
      who.sceneId = sceneId;
      const entry = this.enlist(who);
      entry.connected = false;
      entry.hasAnswered = hasAnswered;
    }
  }

  /** Takes a participant into the roster, or back into it. */
  enlist(who: Participant): RosterEntry {
    const entry = new RosterEntry();
    entry.name = who.person.name;
    entry.role = this.world.roleOf(who);
    entry.unit = who.person.unitName ?? '';
    entry.isBot = who.person.isBot;
    entry.sceneId = who.sceneId;
    entry.hasAnswered = this.state.tour.roster.get(who.avatarId)?.hasAnswered ?? false;
    entry.status = who.status;
    entry.hasHandUp = who.hasHandUp;
    this.state.tour.roster.set(who.avatarId, entry);
    if (this.world.isLecturer(who)) this.state.tour.lecturerName = who.person.name;
    return entry;
  }

  /** The line of a participant went down, came back, or is gone: the roster keeps who was there. */
  setConnected(who: Participant, connected: boolean): void {
    const entry = this.state.tour.roster.get(who.avatarId);
    if (entry) entry.connected = connected;
  }

  /** The role of a participant is another one now. */
  showRole(who: Participant): void {
    const entry = this.state.tour.roster.get(who.avatarId);
    if (entry) entry.role = this.world.roleOf(who);
  }

  /** The status or the hand of a participant is another one now. */
  showPresence(who: Participant): void {
    const entry = this.state.tour.roster.get(who.avatarId);
    if (!entry) return;
    entry.status = who.status;
    entry.hasHandUp = who.hasHandUp;
  }

  setScene(who: Participant): void {
    const entry = this.state.tour.roster.get(who.avatarId);
    if (entry) entry.sceneId = who.sceneId;
  }

  #lead(who: Participant, place: Point | undefined, exhibit: MapExhibit): StayedBehind[] {
    const { avatarId } = who;
    const { name } = who.person;
    if (who.client === null) return [{ avatarId, name, reason: 'away' }];
    const heading = place ? headingOf(exhibit.x - place.x, exhibit.y - place.y) : 0;
    if (place && this.#avatar.lead(who, place, heading)) return [];
    return who.sceneId === exhibit.sceneId ? [] : [{ avatarId, name, reason: 'gate-closed' }];
  }
}
