import { HallPlugin } from '../hall-plugin.ts';
import { happened } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';

/** Who was where, from when to when: events of which the record makes spans. */
export class AttendancePlugin extends HallPlugin {
  override readonly pluginName = 'attendance' as const;

  /** Resolves when the coming is durable. */
  async entered(who: Participant): Promise<void> {
    const { sceneId } = who;
    const body = { role: this.world.roleOf(who), unitId: who.person.unitId, sceneId };
    await this.services.journal.record(happened('person.entered', this.room.nowMs(), this.where(who), body));
  }

  /** A fault here is reported, not thrown: the tick goes on. */
  changedScene(who: Participant): void {
    if (this.state.tour.isClosed) return;
    const body = { unitId: who.person.unitId, sceneId: who.sceneId };
    this.services.journal
      .record(happened('scene.entered', this.room.nowMs(), this.where(who), body))
      .catch((error) => this.room.reportFault(error, 'attendance'));
  }

  async left(who: Participant): Promise<void> {
    if (this.state.tour.isClosed) return;
    await this.services.journal.record(happened('person.left', this.room.nowMs(), this.where(who), {}));
  }
}
