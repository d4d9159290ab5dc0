import { type BoardNews, boardAsks, MESSAGE_LENGTH } from '@clearhall/shared-schema/board/asks';
import { refuse } from '@clearhall/shared-schema/contract';
import { spokenText } from '@clearhall/shared-schema/people/spoken-text';
import { v7 as uuidv7 } from 'uuid';
import { HallPlugin } from '../hall-plugin.ts';
import { happened } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';

/** The boards of the scenes: what people leave for those who come after them, in every room of the hall. */
export class BoardPlugin extends HallPlugin {
  override readonly pluginName = 'board' as const;

  protected override messages = this.answer(boardAsks, {
    'board.read': async (who, { sceneId, before }) => {
      if (!this.#isScene(sceneId)) return refuse('no-such-scene');
      const { personId } = who.person;
      const isBlocked = (otherId: string) => this.services.blocks.isBlocked(personId, otherId);
      return this.services.boards.page({ hallId: this.#hallId, sceneId }, { personId, isBlocked }, before);
    },
    'board.write': async (who, { requestId, sceneId, text }) => {
      if (!this.#isScene(sceneId)) return refuse('no-such-scene');
      const seen = spokenText(text, MESSAGE_LENGTH);
      if (seen === null) return refuse('no-text');
      const messageId = uuidv7();
      const { personId, name } = who.person;
      const at = this.room.nowMs();
      await this.services.boards.write({ messageId, hallId: this.#hallId, sceneId, personId, name, text: seen, at });
      await this.#record(who, requestId, 'board.written', messageId, sceneId);
      return { messageId };
    },
    'board.take-back': (who, { requestId, messageId }) => this.#hide(who, requestId, messageId, who.person.personId),
    'board.hide': (who, { requestId, messageId }) => this.#hide(who, requestId, messageId, null),
  });

  async #hide(who: Participant, requestId: string, messageId: string, onlyOf: string | null) {
    const sceneId = await this.services.boards.hide(this.#hallId, messageId, onlyOf, this.room.nowMs());
    if (sceneId === null) return refuse('no-such-message');
    await this.#record(who, requestId, 'board.hidden', messageId, sceneId);
    return null;
  }

  async #record(
    who: Participant,
    requestId: string,
    kind: 'board.written' | 'board.hidden',
    messageId: string,
    sceneId: string,
  ): Promise<void> {
    const body = { messageId, sceneId };
    await this.services.journal.record(happened(kind, this.room.nowMs(), this.where(who, requestId), body));
    const news: BoardNews['board.changed'] = { sceneId };
    this.room.broadcast('board.changed', news);
  }

  #isScene(sceneId: string): boolean {
    return this.world.map.scenes.some((scene) => scene.sceneId === sceneId);
  }

  get #hallId(): string {
    return this.world.hall.publicHall.hallId;
  }
}
