import { isRefused, type Role, refuse } from '@clearhall/shared-schema/contract';
import { type Excluded, moderationAsks, REMOVED_MS } from '@clearhall/shared-schema/people/moderation-asks';
import { HallPlugin } from '../hall-plugin.ts';
import { happened } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';
import type { Exclusion, Place } from './exclusion.ts';
import type { Act } from './exclusion-store.ts';
import type { PeoplePlugin } from './people-plugin.ts';
import type { Desk } from './report-store.ts';

/** Who keeps the house is not put out of it by one of their own; a role is taken away first. */
const PROTECTED: readonly string[] = ['lecturer', 'supervisor', 'moderator'] satisfies Role[];

/** What keeps a hall decent: texts hidden, people removed or banned, reports read. Every act is recorded first. */
export class ModerationPlugin extends HallPlugin {
  override readonly pluginName = 'moderation' as const;
  readonly #people: PeoplePlugin;

  constructor(people: PeoplePlugin) {
    super();
    this.#people = people;
  }

  protected override messages = this.answer(moderationAsks, {
    'moderation.hide-text': async (who, { requestId, textId }) => {
      const text = this.#people.textOfId(textId);
      if (!text) return refuse('no-such-text');
      if (text.isHidden) return null;
      const body = { textId, authorId: text.personId };
      await this.services.journal.record(happened('text.hidden', this.room.nowMs(), this.where(who, requestId), body));
      this.#people.hide(text);
      return null;
    },
    'moderation.remove': async (who, { requestId, avatarId }) => {
      const other = this.#other(who, avatarId);
      if (isRefused(other)) return other;
      const act = this.#act(who, requestId);
      const onlyRoomId = this.world.roleOf(who) === 'lecturer' ? this.world.roomId : null;
      const { personId } = other.person;
      const until = act.at + REMOVED_MS;
      await this.services.exclusions.exclude(
        { personId, kind: 'removed', hallId: this.#hallId, onlyRoomId, until },
        act,
      );
      return null;
    },
    'moderation.ban': async (who, { requestId, avatarId }) => {
      const other = this.#other(who, avatarId);
      if (isRefused(other)) return other;
      await this.#ban(other.person.personId, this.#act(who, requestId));
      return null;
    },
    'moderation.ban-reported': async (who, { requestId, reportId }) => {
      const report = await this.services.reports.openOne(this.#deskOf(who), this.world.roomId, reportId);
      if (!report) return refuse('no-such-report');
      if (PROTECTED.includes(report.role)) return refuse('protected');
      await this.#ban(report.personId, this.#act(who, requestId));
      return null;
    },
    'moderation.reports': async (who) => {
      const open = await this.services.reports.open(this.#deskOf(who), this.world.roomId);
      return {
        reports: open.map(({ personId, role: _role, ...report }) => ({
          ...report,
          avatarId: this.world.ofPerson(personId)?.avatarId ?? '',
        })),
      };
    },
    'moderation.settle': async (who, { requestId, reportId }) => {
      const report = await this.services.reports.openOne(this.#deskOf(who), this.world.roomId, reportId);
      if (!report) return refuse('no-such-report');
      await this.services.reports.settle(reportId, this.#act(who, requestId));
      return null;
    },
    'moderation.excluded': async () => {
      const standing = await this.services.exclusions.standingIn(this.#hallId, this.world.roomId, this.room.nowMs());
      return { excluded: await Promise.all(standing.map((exclusion) => this.#shown(exclusion))) };
    },
    'moderation.lift': async (who, { requestId, exclusionId }) => {
      const isLifted = await this.services.exclusions.lift(exclusionId, this.#act(who, requestId));
      return isLifted ? null : refuse('no-such-exclusion');
    },
  });

  /** Why a person may not come into this room now; null who may. */
  async whyKeptOut(personId: string): Promise<Exclusion['kind'] | null> {
    return this.services.exclusions.of(personId, this.place, this.room.nowMs());
  }

  /** Where this room is, as exclusions name it. */
  get place(): Place {
    return { hallId: this.#hallId, roomId: this.world.roomId };
  }

  get #hallId(): string {
    return this.world.hall.publicHall.hallId;
  }

  #other(who: Participant, avatarId: string) {
    const other = this.world.ofAvatar(avatarId);
    if (!other) return refuse('no-such-person');
    if (other === who) return refuse('oneself');
    return PROTECTED.includes(other.person.role) ? refuse('protected') : other;
  }

  /** One ban is enough: a second one would outlast the first one's lifting. */
  async #ban(personId: string, act: Act): Promise<void> {
    if ((await this.services.exclusions.of(personId, this.place, act.at)) === 'banned') return;
    const everywhere = { hallId: null, onlyRoomId: null, until: null };
    await this.services.exclusions.exclude({ personId, kind: 'banned', ...everywhere }, act);
  }

  #act(who: Participant, requestId: string): Act {
    return { roomId: this.world.roomId, requestId, byId: who.person.personId, at: this.room.nowMs() };
  }

  #deskOf(who: Participant): Desk {
    const onlyRoomId = this.world.roleOf(who) === 'lecturer' ? this.world.roomId : null;
    return { hallId: this.#hallId, onlyRoomId, personId: who.person.personId };
  }

  async #shown({ exclusionId, kind, personId, byId, at, until }: Exclusion): Promise<Excluded> {
    const { people } = this.services;
    const [name, byName] = await Promise.all([people.nameOf(personId), people.nameOf(byId)]);
    return { exclusionId, kind, name, byName, at, until };
  }
}
