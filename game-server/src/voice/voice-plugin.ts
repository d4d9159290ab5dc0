import { refuse } from '@clearhall/shared-schema/contract';
import { voiceAsks } from '@clearhall/shared-schema/voice/asks';
import { grantFor } from '@clearhall/shared-schema/voice/rules';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';
import { voiceRoomOf } from './voice-door.ts';

/** Voice of a tour: who may hear, who may speak. Nothing in the hall waits for it. */
export class VoicePlugin extends HallPlugin {
  override readonly pluginName = 'voice' as const;
  #endListening: () => void = () => {};

  protected override messages = this.answer(voiceAsks, {
    'voice.token': async (who) => {
      if (this.world.kind !== 'tour') return refuse('no-tour');
      const grant = grantFor({ role: this.world.roleOf(who), hasFloor: false });
      const entry = await this.services.voice.token({
        roomName: voiceRoomOf(this.world.roomId),
        identity: who.avatarId,
        displayName: who.person.name,
        grant,
      });
      if (!entry.ok) return refuse(entry.reason);
      return { url: entry.url, token: entry.token, iceServers: entry.iceServers ?? null, mayPublish: grant.canPublish };
    },
  });

  /** Shows from now on how voice stands. */
  watch(): void {
    const show = () => {
      this.state.voice.status = this.services.voice.state().state;
    };
    show();
    this.#endListening = this.services.voice.onState(show);
  }

  /** Ends the voice of somebody who was put out of the room; voice that is away needs no ending. */
  async expel(who: Participant): Promise<void> {
    if (this.world.kind === 'tour') await this.services.voice.remove(voiceRoomOf(this.world.roomId), who.avatarId);
  }

  async close(): Promise<void> {
    this.#endListening();
    if (this.world.kind === 'tour') await this.services.voice.closeRoom(voiceRoomOf(this.world.roomId));
  }
}
