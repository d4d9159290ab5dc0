import { randomUUID } from 'node:crypto';
import { type Role, refuse } from '@clearhall/shared-schema/contract';
import { PEOPLE_PER_PAGE, type PeopleNews, type PersonRow, peopleAsks } from '@clearhall/shared-schema/people/asks';
import { CHAT_LENGTH, SAY_LENGTH } from '@clearhall/shared-schema/people/presence';
import { spokenText } from '@clearhall/shared-schema/people/spoken-text';
import type { AvatarPlugin } from '../avatar/avatar-plugin.ts';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';
import { lineOf, type RoomText, RoomTexts } from './room-texts.ts';

/** Who is here and what they say: the list of people, presence, bubbles, the room's chat, blocks and reports. */
export class PeoplePlugin extends HallPlugin {
  override readonly pluginName = 'people' as const;
  readonly #avatar: AvatarPlugin;
  readonly #onPresence: (who: Participant) => void;
  readonly #texts = new RoomTexts();

  /** `onPresence`: called after the status or the hand of a participant changed, for whoever else shows it. */
  constructor(avatar: AvatarPlugin, onPresence: (who: Participant) => void) {
    super();
    this.#avatar = avatar;
    this.#onPresence = onPresence;
  }

  protected override messages = this.answer(peopleAsks, {
    'people.me': (who) => ({
      avatarId: who.avatarId,
      name: who.person.name,
      role: this.world.roleOf(who),
      roomId: this.world.roomId,
      kind: this.world.kind,
      moderates: ['moderator', 'lecturer'].includes(this.world.roleOf(who)),
      tick: this.world.tick,
    }),
    'people.list': (who, { page, search }) => {
      const wanted = search.trim().toLocaleLowerCase();
      const found = this.world
        .here()
        .filter(({ person }) => person.name.toLocaleLowerCase().includes(wanted))
        .sort((a, b) => a.person.name.localeCompare(b.person.name, 'zh-CN'));
      const from = page * PEOPLE_PER_PAGE;
      return {
        people: found.slice(from, from + PEOPLE_PER_PAGE).map((each) => this.#rowOf(each, who)),
        total: found.length,
      };
    },
    'people.say': (who, { text }) => {
      const said = this.#textOf(who, text, SAY_LENGTH);
      if (!said) return refuse('no-text');
      this.#texts.keepSaid(said);
      const { textId, avatarId } = said;
      this.#tell(this.#withinEarshot(who), who, 'people.said', { textId, avatarId, text: said.text });
      return { textId };
    },
    'people.emote': (who, { emote }) => {
      this.#tell(this.#withinEarshot(who), who, 'people.emoted', { avatarId: who.avatarId, emote });
      return null;
    },
    'people.hand': (who, { isUp }) => this.#show(who, { hasHandUp: isUp }),
    'people.lower-hand': (_who, { avatarId }) => {
      const other = this.world.ofAvatar(avatarId);
      return other?.isHere ? this.#show(other, { hasHandUp: false }) : refuse('no-such-person');
    },
    'people.status': (who, { status }) => this.#show(who, { status }),
    'people.chat': (who, { text }) => {
      const line = this.#textOf(who, text, CHAT_LENGTH);
      if (!line) return refuse('no-text');
      this.#texts.keepChat(line);
      this.#tell(this.world.here(), who, 'people.chatted', lineOf(line));
      return { textId: line.textId };
    },
    'people.chat-log': (who, { before }) =>
      this.#texts.page(before, ({ personId, role }) => this.#reaches(who, personId, role)),
    'people.block': async (who, { avatarId, isBlocked }) => {
      const other = this.world.ofAvatar(avatarId);
      if (!other) return refuse('no-such-person');
      if (other === who) return refuse('oneself');
      await this.services.blocks.set(who.person.personId, other.person.personId, isBlocked);
      return null;
    },
    'people.report': async (who, { avatarId, textId, reason }) => {
      const other = this.world.ofAvatar(avatarId);
      if (!other) return refuse('no-such-person');
      if (other === who) return refuse('oneself');
      const { personId } = other.person;
      // A text that is not this person's is no text: else each made-up one would be a report of its own.
      const known = textId === null ? null : this.#texts.ofId(textId);
      const text = known?.personId === personId ? known : null;
      await this.services.reports.add({
        reportId: randomUUID(),
        hallId: this.world.hall.publicHall.hallId,
        roomId: this.world.roomId,
        personId,
        reporterId: who.person.personId,
        reason,
        textId: text?.textId ?? null,
        text: text?.text ?? null,
        at: this.room.nowMs(),
      });
      return null;
    },
  });

  /** Whom a person blocked is read before that person hears anybody. */
  async prepare(personId: string): Promise<void> {
    await this.services.blocks.know(personId);
  }

  /** Who has gone for good holds no hand up and is not away. */
  left(who: Participant): void {
    this.#show(who, { hasHandUp: false, status: 'here' });
  }

  /** A text that was said or written here lately; null for any other. */
  textOfId(textId: string): RoomText | null {
    return this.#texts.ofId(textId);
  }

  /** Takes a text out of the chat and away from everybody who was told of it. */
  hide(text: RoomText): void {
    text.isHidden = true;
    for (const each of this.world.here()) this.#send(each, 'people.hidden', { textId: text.textId });
  }

  #show(who: Participant, presence: Partial<Pick<Participant, 'status' | 'hasHandUp'>>): null {
    Object.assign(who, presence);
    this.#avatar.show(who);
    this.#onPresence(who);
    return null;
  }

  /** Whether words of one reach the other: not who was blocked, but always who leads this tour. */
  #reaches(hearer: Participant, speakerId: string, role: Role): boolean {
    return role === 'lecturer' || !this.services.blocks.isBlocked(hearer.person.personId, speakerId);
  }

  /** Those who have a person in sight, and always that person: also before the first sight was told. */
  #withinEarshot(who: Participant): Participant[] {
    return [who, ...this.#avatar.viewersOf(who).filter((viewer) => viewer !== who)];
  }

  #tell<K extends keyof PeopleNews>(to: Participant[], from: Participant, news: K, what: PeopleNews[K]): void {
    const { personId } = from.person;
    const role = this.world.roleOf(from);
    for (const each of to) if (this.#reaches(each, personId, role)) this.#send(each, news, what);
  }

  #send<K extends keyof PeopleNews>(to: Participant, news: K, what: PeopleNews[K]): void {
    to.client?.send(news, what);
  }

  #textOf(who: Participant, text: string, most: number): RoomText | null {
    const seen = spokenText(text, most);
    if (seen === null) return null;
    const { avatarId } = who;
    const { name, personId } = who.person;
    const role = this.world.roleOf(who);
    const at = this.room.nowMs();
    return { textId: randomUUID(), avatarId, name, role, text: seen, at, personId, isHidden: false };
  }

  #rowOf(who: Participant, asker: Participant): PersonRow {
    return {
      avatarId: who.avatarId,
      name: who.person.name,
      role: this.world.roleOf(who),
      unit: who.person.unitName ?? '',
      sceneId: who.sceneId,
      connected: who.client !== null,
      status: who.status,
      hasHandUp: who.hasHandUp,
      isBot: who.person.isBot,
      isBlocked: this.services.blocks.isBlocked(asker.person.personId, who.person.personId),
    };
  }
}
