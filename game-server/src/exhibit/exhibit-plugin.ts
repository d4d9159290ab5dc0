import { refuse } from '@clearhall/shared-schema/contract';
import { type ExhibitProgress, exhibitAsks } from '@clearhall/shared-schema/exhibit/asks';
import { canLookAt, countedMs, leastMsToHear } from '@clearhall/shared-schema/exhibit/rules';
import type { PublicExhibit } from '@clearhall/shared-schema/pack/public-pack';
import type { AvatarPlugin } from '../avatar/avatar-plugin.ts';
import { HallPlugin } from '../hall-plugin.ts';
import { happened, type NewEvent } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';

/** What a room knows of one person's looking. */
type Looking = {
  progress: Map<string, ExhibitProgress>;
  /** The exhibit told of last, and when; null while the person looks at none. */
  last: { exhibitId: string; atMs: number } | null;
  /** Ends when what was told before is recorded: one after the other, so that nothing is recorded twice. */
  turn: Promise<unknown>;
};

/** Time that people look at exhibits, by the server's clock; seen and heard only once that is durable. */
export class ExhibitPlugin extends HallPlugin {
  override readonly pluginName = 'exhibit' as const;
  readonly #avatar: AvatarPlugin;
  readonly #looking = new WeakMap<Participant, Promise<Looking>>();

  constructor(avatar: AvatarPlugin) {
    super();
    this.#avatar = avatar;
  }

  protected override messages = this.answer(exhibitAsks, {
    'exhibit.look': async (who, { exhibitId, isHeard }) => {
      const exhibit = this.world.hall.exhibits.get(exhibitId);
      if (!exhibit) return refuse('no-such-exhibit');
      const looking = await this.#lookingOf(who);
      if (!this.#canLook(who, exhibitId)) {
        looking.last = null;
        return refuse('too-far');
      }
      this.#count(looking, exhibitId);
      const recorded = looking.turn.then(() => this.#recordReached(who, looking, exhibit, isHeard));
      looking.turn = recorded.catch(() => {});
      await recorded;
      return { ...progressAt(looking, exhibitId) };
    },
    'exhibit.progress': async (who) => ({
      exhibits: [...(await this.#lookingOf(who)).progress.values()],
      answered: await this.#answeredBy(who),
    }),
  });

  #canLook(who: Participant, exhibitId: string): boolean {
    const { map } = this.world;
    const standing = map.exhibits.find((each) => each.exhibitId === exhibitId);
    const place = this.#avatar.placeOf(who);
    return standing !== undefined && place !== null && canLookAt(map, standing, place);
  }

  /** Of several exhibits open at once, in several tabs, time counts for none. */
  #count(looking: Looking, exhibitId: string): void {
    const atMs = this.room.nowMs();
    const { last } = looking;
    if (last?.exhibitId === exhibitId) progressAt(looking, exhibitId).lookedMs += countedMs(atMs - last.atMs);
    looking.last = { exhibitId, atMs };
  }

  async #recordReached(who: Participant, looking: Looking, exhibit: PublicExhibit, isHeard: boolean): Promise<void> {
    const progress = progressAt(looking, exhibit.exhibitId);
    const { lookedMs } = progress;
    const seen = !progress.isSeen && lookedMs >= exhibit.minSeconds * 1000;
    const leastMs = leastMsToHear(exhibit);
    const heard = isHeard && !progress.isHeard && leastMs !== null && lookedMs >= leastMs;
    if (!seen && !heard) return;
    const at = this.room.nowMs();
    const body = { hallId: this.world.hall.publicHall.hallId, exhibitId: exhibit.exhibitId };
    const events: NewEvent[] = [];
    if (seen) events.push(happened('exhibit.seen', at, this.where(who), body));
    if (heard) events.push(happened('exhibit.heard', at, this.where(who), body));
    await this.services.journal.record(...events);
    progress.isSeen ||= seen;
    progress.isHeard ||= heard;
  }

  /** Exhibits that hold what the person answered rightly at a gate, in any room. */
  async #answeredBy(who: Participant): Promise<string[]> {
    const { publicHall, questions } = this.world.hall;
    const book = await this.services.gateBooks.of(who.person.personId, publicHall.hallId);
    const answered = new Set<string>();
    for (const questionId of book.answeredRightly()) {
      const question = questions.get(questionId);
      const exhibitId = question?.kind === 'evidence' ? question.key : question?.exhibitId;
      if (exhibitId) answered.add(exhibitId);
    }
    return [...answered];
  }

  /** What the person did before, in any room; read once, and again after a failure. */
  #lookingOf(who: Participant): Promise<Looking> {
    const known = this.#looking.get(who);
    if (known) return known;
    const read = this.#readLooking(who);
    this.#looking.set(who, read);
    read.catch(() => this.#looking.delete(who));
    return read;
  }

  async #readLooking(who: Participant): Promise<Looking> {
    const { hallId } = this.world.hall.publicHall;
    const recorded = await this.services.exhibitProgress.progressOf(who.person.personId, hallId);
    const progress = [...recorded].map(
      ([exhibitId, known]) => [exhibitId, { exhibitId, lookedMs: 0, ...known }] as const,
    );
    return { progress: new Map(progress), last: null, turn: Promise.resolve() };
  }
}

function progressAt({ progress }: Looking, exhibitId: string): ExhibitProgress {
  const known = progress.get(exhibitId) ?? { exhibitId, lookedMs: 0, isSeen: false, isHeard: false };
  progress.set(exhibitId, known);
  return known;
}
